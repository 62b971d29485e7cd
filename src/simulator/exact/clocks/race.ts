// The race of a state's clocks: which of them can win at all, by when one of them has won, and how likely
// it is at a given time that the race is still open, or that a certain clock wins it.

import type { Cause } from '../../profile/index.js';
import { type ContinuousClock, racingClock } from './racing-clock.js';

/** The clocks of a state that can win; `cause` is the position in the state's causes. */
export interface Race {
  /** The earliest of the fixed clocks; among equals the first in the list. */
  readonly fixed?: { readonly cause: number; readonly atMs: number };
  /** The exponential clocks. */
  readonly exponentials: readonly { readonly cause: number; readonly rate: number }[];
  /** The continuous clocks. */
  readonly continuous: readonly { readonly cause: number; readonly clock: ContinuousClock }[];
  /** What the rates of the exponential clocks add up to, per millisecond. */
  readonly rate: number;
  /** The race is decided by then; `Infinity` when only exponential clocks run, or none. */
  readonly untilMs: number;
}

/** Sets up the race of a state's causes. */
export function raceOf(causes: readonly Cause[]): Race {
  const clocks = causes.map(({ afterMs }, cause) => ({ cause, ...racingClock(afterMs) }));
  const fixedClocks = clocks.filter((clock) => clock.type === 'fixed');
  const earliest = Math.min(...fixedClocks.map(({ atMs }) => atMs));
  const running = clocks.filter((clock) => clock.type === 'continuous');
  const untilMs = Math.min(earliest, ...running.map((clock) => clock.untilMs));
  const continuous = running
    .filter((clock) => clock.fromMs < untilMs)
    .map((clock) => ({ cause: clock.cause, clock }));
  const fixed = fixedClocks.find(({ atMs }) => atMs === earliest && atMs <= untilMs);
  // A clock that rings at once leaves nothing to the others.
  const exponentials = earliest > 0 ? clocks.filter((clock) => clock.type === 'exponential') : [];
  return {
    ...(fixed && { fixed }),
    exponentials,
    continuous,
    rate: exponentials.reduce((sum, { rate }) => sum + rate, 0),
    untilMs,
  };
}

/**
 * Writes to `out` the probability that the race is still open at `ms`, a fixed clock left aside, and for
 * every continuous clock the density of winning just then.
 */
export function writeRaceAt(race: Race, ms: number, out: Float64Array): void {
  const { continuous } = race;
  const fade = Math.exp(-race.rate * ms);
  out[0] = fade;
  for (let j = 0; j < continuous.length; j++) {
    out[j + 1] = fade * (continuous[j] as { clock: ContinuousClock }).clock.density(ms);
  }
  for (let j = 0; j < continuous.length; j++) {
    const survivor = (continuous[j] as { clock: ContinuousClock }).clock.survivor(ms);
    for (let i = 0; i <= continuous.length; i++) {
      if (i !== j + 1) out[i] = (out[i] as number) * survivor;
    }
  }
}
