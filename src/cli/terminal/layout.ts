// How output is laid out: tables without frames, and lines that fit, in any script.

import { stripVTControlCharacters } from 'node:util';
import { eastAsianWidth } from 'get-east-asian-width';
import type { Colours } from './style.js';

/** One of the ends of a line. */
export type Alignment = 'left' | 'right';

/**
 * Lays out rows in columns.
 *
 * @param head - the name of each column
 * @param rows - as many cells each, which may be coloured
 * @param align - where each column is flush; left where left out
 */
export function tableOf(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { dim }: Colours,
  align: readonly Alignment[] = [],
): string[] {
  const all = [head.map(dim), ...rows];
  const widths = all.map((row) => row.map(widthOf));
  const widest = head.map((_, column) =>
    widths.reduce((most, own) => Math.max(most, own[column] ?? 0), 0),
  );
  return all.map((row, i) => {
    const cells = row.map((cell, column) => {
      const padding = ' '.repeat((widest[column] ?? 0) - (widths[i]?.[column] ?? 0));
      return align[column] === 'right' ? padding + cell : cell + padding;
    });
    return `  ${cells.join('  ')}`.trimEnd();
  });
}

/** Breaks a text between words into lines of at most `width` characters, where words allow it. */
export function wrapped(text: string, width: number): string[] {
  return text.match(new RegExp(`\\S.{0,${Math.max(width, 2) - 1}}(?=\\s|$)|\\S+`, 'g')) ?? [text];
}

/** Marks that take no column of their own, and characters that format others. */
const mark = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

/**
 * How many columns of a terminal a text takes: names can be in any script. Counted by character, as most
 * terminals do; so several emoji that are joined to one take the columns of all of them.
 */
export function widthOf(text: string): number {
  const shown = stripVTControlCharacters(text);
  // What needs no table of scripts, which is nearly everything.
  if (/^[ -~]*$/.test(shown)) return shown.length;
  let width = 0;
  for (const character of shown) {
    if (!mark.test(character)) width += eastAsianWidth(character.codePointAt(0) as number);
  }
  return width;
}
