// How output looks: colours where they are wanted, and a shape with every colour.

import pc from 'picocolors';
import type { Environment, Screen } from '../environment/environment.js';

/** Functions that colour text, or leave it as it is. */
export type Colours = ReturnType<typeof pc.createColors>;

/** The width and the colours of output. */
export interface Style {
  readonly colours: Colours;
  /** How many characters a line has. */
  readonly columns: number;
}

/** How many characters a line has on no terminal. */
const plainColumns = 100;

/** Chooses the style for a screen. `NO_COLOR` and `FORCE_COLOR` override what the terminal can do. */
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

/** The style of text for a file: no colours, and lines of any length. */
export const fileStyle: Style = { colours: pc.createColors(false), columns: 100_000 };
