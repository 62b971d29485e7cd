// Text made safe for the notation it goes into, so that no description can break a diagram.

/** For text and attribute values of XML. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** For the inside of an XML comment, which two hyphens would end. */
export function escapeXmlComment(text: string): string {
  return text.replaceAll(/-(?=-)/g, '- ').replace(/-$/, '- ');
}

/** For the inside of a quoted DOT string. */
export function escapeDot(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

/** For a Mermaid label: what its grammar would read as an end becomes an entity code. */
export function escapeMermaid(text: string): string {
  return oneLine(text).replaceAll(/[#;:"<>{}`]/g, (char) => `#${char.codePointAt(0)};`);
}

/** For a Mermaid note, in which entity codes stay as they are: a comma does for what ends it. */
export function escapeMermaidNote(text: string): string {
  return oneLine(text)
    .replaceAll(/\s*[;:#][;:#\s]*/g, ', ')
    .replaceAll(/[<>{}"`]/g, '');
}

/** For a Mermaid comment, in which braces would start a directive. */
export function escapeMermaidComment(text: string): string {
  return oneLine(text).replaceAll('{', '(').replaceAll('}', ')');
}

/** For a cell of a Markdown table. Code spans stay code. */
export function escapeMarkdown(text: string): string {
  return oneLine(text).replaceAll(/`[^`]*`|[\\*<>|[\]]/g, (found) =>
    found.startsWith('`') ? found.replaceAll('|', '\\|') : `\\${found}`,
  );
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** Gives each name an id that Mermaid takes: none of its own words, and no two alike however they are written. */
export function mermaidIds(): (name: string) => string {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  return (name) => {
    const known = ids.get(name);
    if (known !== undefined) return known;
    const plain = `s_${name.replaceAll(/\W/g, '_')}`;
    let id = plain;
    for (let number = 2; taken.has(id); number++) id = `${plain}_${number}`;
    ids.set(name, id);
    taken.add(id);
    return id;
  };
}
