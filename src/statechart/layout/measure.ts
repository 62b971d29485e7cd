// How wide texts are, as the page draws them.

/** The styles of text in a chart. */
export const fonts = {
  name: { size: 13, weight: 600 },
  /** Of names that stand alone in a drawing that is shown small. */
  large: { size: 19, weight: 600 },
  note: { size: 11.5, weight: 400 },
  event: { size: 12, weight: 600 },
  guard: { size: 11.5, weight: 400 },
} as const;

/** A style of text. */
export type Font = keyof typeof fonts;

/** The distance from a line to the next, in pixels. */
export const lineHeightOf = (font: Font): number => (font === 'large' ? 24 : 16);

/** The family that the style sheet has as well. */
const family = 'Inter, "Segoe UI", system-ui, -apple-system, Roboto, Arial, sans-serif';

let canvas: CanvasRenderingContext2D | null | undefined;

/** The width of a text in pixels. */
export function widthOf(text: string, font: Font): number {
  // A build places charts, too, where letters are taken to be as wide as those of a typewriter.
  if (typeof document === 'undefined') canvas = null;
  else canvas ??= document.createElement('canvas').getContext('2d');
  const { size, weight } = fonts[font];
  if (!canvas) return text.length * size * 0.6;
  canvas.font = `${weight} ${size}px ${family}`;
  return Math.ceil(canvas.measureText(text).width);
}

/** Cuts a text to a width, and says so. */
export function cutTo(text: string, font: Font, width: number): string {
  if (widthOf(text, font) <= width) return text;
  let cut = text.slice(0, 200);
  while (cut.length > 1 && widthOf(`${cut}…`, font) > width) cut = cut.slice(0, -1);
  // Half of a character is none.
  return `${cut.replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Breaks a text into lines of a width; what does not fit is cut. */
export function wrapTo(text: string, font: Font, width: number, mostLines: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || widthOf(longer, font) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  if (line !== '') lines.push(line);
  const shown = lines.slice(0, mostLines);
  if (lines.length > mostLines) shown.push(`${shown.pop()} …`);
  return shown.map((each) => cutTo(each, font, width));
}
