// What programs write around the texts of a record: learnt from one line, and compared with the others.

import { AsciiText } from './ascii-text.js';

/** The names of the texts of a plain record. */
const plainFields = ['at', 'instance_id', 'status'] as const;
type PlainField = (typeof plainFields)[number];

/** What stands around the texts of a record, and in which order they come. */
export interface PlainShape {
  readonly order: readonly PlainField[];
  /** What stands before each text; the last one is what ends the line, its line feed included. */
  readonly around: readonly AsciiText[];
}

const blanks = String.raw`[ \t\r]*`;
const name = `"(${plainFields.join('|')})"${blanks}:${blanks}"`;
const text = String.raw`[^"\\\x00-\x1f\x7f-\uffff]*`;

const plain = new RegExp(
  `^(${blanks}\\{${blanks}${name})${text}` +
    `("${blanks},${blanks}${name})${text}`.repeat(2) +
    `("${blanks}\\}${blanks}\n)$`,
);

/**
 * The shape of a line.
 *
 * @param line - with its end
 * @returns undefined for a line that is no plain record
 */
export function shapeOf(line: string): PlainShape | undefined {
  const [, first, one, second, two, third, three, last] = plain.exec(line) ?? [];
  const order = plainFields.filter((field) => [one, two, three].includes(field));
  if (last === undefined || order.length < plainFields.length) return undefined;
  return {
    order: [one, two, three] as PlainField[],
    around: [first, second, third, last].map((part) => new AsciiText(part as string)),
  };
}
