// HTML and SVG out of data: whatever is put into a template is text, and text cannot become markup.

/** Markup that was written here, not somebody's data. */
export class Markup {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** What can be put into a template; nothing for what is missing. */
export type Part = string | number | Markup | undefined | readonly Part[];

/**
 * Writes markup. Parts are escaped, for text as for quoted attributes, unless they are markup.
 *
 * @example
 * ```ts
 * String(html`<b title="${'"'}">${'<i>'}</b>`); // '<b title="&quot;">&lt;i&gt;</b>'
 * ```
 */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(template.map((text, i) => text + render(parts[i])).join(''));
}

function render(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.toString();
  if (typeof part === 'object') return part.map(render).join('');
  return escaped(String(part));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return (
    text
      .replaceAll(/[&<>"']/g, (char) => entities[char] as string)
      // No page may hold these, and some turn the direction of what follows.
      .replaceAll(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
  );
}
