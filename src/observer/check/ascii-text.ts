// Texts of ASCII in bytes, compared eight at a time: as numbers, of which none is NaN where every byte is of ASCII.

/** A text, to be looked for in bytes. */
export class AsciiText {
  /** How many bytes it has. */
  readonly length: number;
  readonly #bytes: DataView;

  /** @param text - of ASCII */
  constructor(text: string) {
    this.length = text.length;
    this.#bytes = new DataView(new ArrayBuffer(Math.max(text.length, 8)));
    for (let at = 0; at < text.length; at++) this.#bytes.setUint8(at, text.charCodeAt(at));
  }

  /** Its first four bytes, as a number. */
  get firstBytes(): number {
    return this.#bytes.getInt32(0, true);
  }

  /** Whether it stands at a place. Up to seven bytes behind it are looked at, too. */
  isAt(bytes: DataView, at: number): boolean {
    return areEqual(this.#bytes, 0, bytes, at, this.length);
  }
}

/** Whether a text of ASCII stands in other bytes as well. Up to seven bytes behind both are looked at, too. */
export function areEqual(
  text: DataView,
  from: number,
  bytes: DataView,
  at: number,
  length: number,
): boolean {
  if (length < 8) {
    const first = text.getInt32(from, true) ^ bytes.getInt32(at, true);
    const second = text.getInt32(from + 4, true) ^ bytes.getInt32(at + 4, true);
    return ((first & maskOf(length)) | (second & maskOf(length - 4))) === 0;
  }
  const last = length - 8;
  for (let offset = 0; offset < last; offset += 8) {
    if (text.getFloat64(from + offset, true) !== bytes.getFloat64(at + offset, true)) return false;
  }
  return text.getFloat64(from + last, true) === bytes.getFloat64(at + last, true);
}

/** The bits of a number of four bytes that belong to the first so many of them. */
export function maskOf(bytes: number): number {
  if (bytes <= 0) return 0;
  return bytes >= 4 ? -1 : (1 << (8 * bytes)) - 1;
}

/** Bytes of ASCII as text. */
export function asciiIn(bytes: DataView, from: number, end: number): string {
  let text = '';
  for (let at = from; at < end; at++) text += String.fromCharCode(bytes.getUint8(at));
  return text;
}
