// How output looks: colours where they are wanted, a shape with every colour, tables without frames.

import CliTable from 'cli-table3';
import pc from 'picocolors';
import type { Io, Screen } from './io.js';

/** Functions that colour text, or leave it as it is. */
export type Colours = ReturnType<typeof pc.createColors>;

/** What output has to fit and may use. */
export interface Style {
  readonly colours: Colours;
  /** How many characters a line has. */
  readonly columns: number;
}

/** How many characters a line has where nobody says. */
const plainColumns = 100;

/** Chooses the style for a screen. `NO_COLOR` and `FORCE_COLOR` have the last word. */
export function styleFor(screen: Screen, env: Io['env']): Style {
  return {
    colours: pc.createColors(hasColours(screen, env)),
    columns: screen.columns || plainColumns,
  };
}

function hasColours({ isTTY = false }: Screen, { NO_COLOR, FORCE_COLOR, TERM }: Io['env']) {
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTTY && TERM !== 'dumb';
}

/** Serving or not, told by a shape as well as by a colour. */
export function servingMark(serving: boolean, { green, red }: Colours): string {
  return serving ? green('● yes') : red('○ no');
}

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
  const table = new CliTable({
    chars: frameless,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colAligns: head.map((_, column) => align[column] ?? 'left'),
  });
  table.push(head.map(dim), ...rows.map((row) => [...row]));
  return table
    .toString()
    .split('\n')
    .map((line) => `  ${line}`.trimEnd());
}

const frameless = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};
