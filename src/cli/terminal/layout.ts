// How output is laid out: tables without frames, and lines that fit, in any script.

import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
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

/** How many columns of a terminal a text takes: names can be in any script. */
export function widthOf(text: string): number {
  const shown = stripVTControlCharacters(text);
  // What needs no table of scripts, which is nearly everything.
  return /^[ -~]*$/.test(shown) ? shown.length : stringWidth(shown);
}
