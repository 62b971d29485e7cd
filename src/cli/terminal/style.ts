// How output looks: colours where they are wanted, and a shape with every colour.

import pc from 'picocolors';
import type { Environment, Screen } from '../environment/environment.js';

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
export function styleFor(screen: Screen, variables: Environment['variables']): Style {
  return {
    colours: pc.createColors(hasColours(screen, variables)),
    columns: screen.columns || plainColumns,
  };
}

function hasColours(
  { isTTY = false }: Screen,
  { NO_COLOR, FORCE_COLOR, TERM }: Environment['variables'],
) {
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTTY && TERM !== 'dumb';
}

/** Serving or not, told by a shape as well as by a colour. */
export function servingMark(serving: boolean, { green, red }: Colours): string {
  return serving ? green('● yes') : red('○ no');
}
