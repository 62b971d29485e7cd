// The states of an instance on a screen: each in the colour of what it means for its users.

import { deleted, lifecycle, type StateName, statusOf } from '../../../machines/index.js';
import type { Colours } from './style.js';

/** A state in the colour of what it means for those who use the instance. */
export function colouredState(state: StateName, { green, red, yellow, dim }: Colours): string {
  const label = statusLabel(state);
  if (state === deleted) return dim(label);
  if (lifecycle.serves(state)) return green(label);
  return lifecycle.hasTag(state, 'failed') ? red(label) : yellow(label);
}

/** A status, with its task if one is under way. */
export function statusLabel(state: StateName): string {
  return state.endsWith('.idle') ? statusOf(state) : state;
}

/** A label with the mark and the colour of serving or not serving. */
export function servingLabel(label: string, serving: boolean, { green, red }: Colours): string {
  return serving ? green(`● ${label}`) : red(`○ ${label}`);
}

/** Serving or not, by a shape as well as by a colour. */
export const servingMark = (serving: boolean, colours: Colours): string =>
  servingLabel(serving ? 'yes' : 'no', serving, colours);
