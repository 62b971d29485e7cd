// The race of a state's clocks: which of them can win at all, until when somebody must have won, and
// how likely it is that the race is still open, or is won by a certain clock, at a given time.

import type { Cause } from '../../profile/semi-markov.js';
import { clockLaw, type Spread } from './clock-law.js';

/** The clocks of a state that can win; `cause` is the position in the state's causes. */
export interface Race {
  /** The earliest of the clocks that ring at one instant; among equals the first in the list. */
  readonly instant?: { readonly cause: number; readonly atMs: number };
  readonly constants: readonly { readonly cause: number; readonly rate: number }[];
  readonly spreads: readonly { readonly cause: number; readonly law: Spread }[];
  /** What the constant rates add up to, per millisecond. */
  readonly rate: number;
  /** The race is decided by then; `Infinity` when nothing but constant rates, or nothing, runs. */
  readonly untilMs: number;
}

/** Sets up the race of a state's causes. */
export function raceOf(causes: readonly Cause[]): Race {
  const laws = causes.map(({ afterMs }, cause) => ({ cause, ...clockLaw(afterMs) }));
  const instants = laws.filter((law) => law.form === 'instant');
  const earliest = Math.min(...instants.map(({ atMs }) => atMs));
  const running = laws.filter((law) => law.form === 'spread');
  const untilMs = Math.min(earliest, ...running.map((law) => law.untilMs));
  const spreads = running
    .filter((law) => law.fromMs < untilMs)
    .map((law) => ({ cause: law.cause, law }));
  const instant = instants.find(({ atMs }) => atMs === earliest && atMs <= untilMs);
  // A clock that rings at once leaves nothing to the others.
  const constants = earliest > 0 ? laws.filter((law) => law.form === 'constant') : [];
  return {
    ...(instant && { instant }),
    constants,
    spreads,
    rate: constants.reduce((sum, { rate }) => sum + rate, 0),
    untilMs,
  };
}

/**
 * Writes to `out` the probability that the race is still open at `ms` (but for a clock that rings at
 * one instant), and for every spread clock the density of winning just then.
 */
export function writeRaceAt(race: Race, ms: number, out: Float64Array): void {
  const { spreads } = race;
  const fade = Math.exp(-race.rate * ms);
  out[0] = fade;
  for (let j = 0; j < spreads.length; j++) {
    out[j + 1] = fade * (spreads[j] as { law: Spread }).law.density(ms);
  }
  for (let j = 0; j < spreads.length; j++) {
    const survivor = (spreads[j] as { law: Spread }).law.survivor(ms);
    for (let i = 0; i <= spreads.length; i++) {
      if (i !== j + 1) out[i] = (out[i] as number) * survivor;
    }
  }
}
