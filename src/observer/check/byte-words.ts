// Texts in bytes, compared four at a time: as words, of which the last one is masked where the text ends within it.

/** A text in ASCII, to be looked for in bytes. */
export class ByteWords {
  /** How many bytes it has. */
  readonly length: number;
  /** The first four of them as a word. */
  readonly first: number;
  /** For each word, which bits count and what they are. */
  readonly #pairs: Int32Array;

  /** @param text - of ASCII only */
  constructor(text: string) {
    const count = Math.ceil(text.length / 4);
    const bytes = new DataView(new ArrayBuffer(count * 4));
    for (let index = 0; index < text.length; index++) bytes.setUint8(index, text.charCodeAt(index));
    this.length = text.length;
    this.first = bytes.getInt32(0, true);
    this.#pairs = new Int32Array(count * 2);
    for (let index = 0; index < count; index++) {
      this.#pairs[2 * index] = maskOf(text.length - 4 * index);
      this.#pairs[2 * index + 1] = bytes.getInt32(4 * index, true);
    }
  }

  /** Whether the text stands at a place. Up to three bytes behind it are looked at, too. */
  isAt(bytes: DataView, from: number): boolean {
    const pairs = this.#pairs;
    for (let index = 0, at = from; index < pairs.length; index += 2, at += 4) {
      if ((bytes.getInt32(at, true) & (pairs[index] as number)) !== pairs[index + 1]) return false;
    }
    return true;
  }
}

/** The bits of a word that belong to the first so many bytes. */
export const maskOf = (bytes: number): number => (bytes >= 4 ? -1 : (1 << (8 * bytes)) - 1);
