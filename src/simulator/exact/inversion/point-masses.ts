// Moments at which many instances do the same at once: the steps of those that nothing but clocks with
// (nearly) fixed times has led, since their birth. Next to such a moment an inversion is blurred.

import type { Chain } from '../chain/chain.js';
import { Agenda } from '../chain/entry-queue.js';
import { openAtInstant, type Stay } from '../clocks/stay.js';

/** More moments than this are not listed. */
const mostMoments = 5000;

/** What is less likely is neglected. */
const least = 1e-14;

/** A moment at which a part of all instances begins to serve or ceases to. */
export interface Atom {
  readonly atMs: number;
  readonly probability: number;
  /** For how long that makes a difference: an outage, if it is known to be one stay; else for ever. */
  readonly outageMs: number;
  /** How uncertain the moment is: its variance, in square milliseconds. */
  readonly variance: number;
}

/** A step that comes at a nearly fixed time. */
export interface AtomicStep {
  /** Position of the clock in the state's causes. */
  readonly cause: number;
  readonly to: number;
  readonly probability: number;
  readonly afterMs: number;
  readonly variance: number;
}

/**
 * The steps out of a state by a clock that rings at one instant, or evenly within a time that is so
 * short that it makes next to no difference.
 *
 * @param shortMs - which time is short
 */
export function atomicSteps({ race, outcomes }: Stay, shortMs: number): AtomicStep[] {
  const { instant, spreads, rate } = race;
  const [spread, ...others] = spreads;
  const lone = spread && others.length === 0 && rate === 0 && !instant && !spread.law.logarithmic;
  const width = lone ? spread.law.untilMs - spread.law.fromMs : Number.POSITIVE_INFINITY;
  const clock = instant
    ? { cause: instant.cause, chance: openAtInstant(race), afterMs: instant.atMs, variance: 0 }
    : lone && width <= shortMs
      ? {
          cause: spread.cause,
          chance: 1,
          afterMs: spread.law.fromMs + width / 2,
          // A uniform deviate is no further off than a normal one of its variance (sub-Gaussian).
          variance: width ** 2 / 12,
        }
      : undefined;
  if (!clock) return [];
  const { cause, chance, afterMs, variance } = clock;
  const branches = outcomes[cause]?.cause.branches ?? [];
  return branches.map(({ to, probability }) => ({
    cause,
    to,
    probability: chance * probability,
    afterMs,
    variance,
  }));
}

/**
 * Lists the atoms up to a time, or gives up because there are too many.
 *
 * @param steps - per state
 */
export function atomsOf(
  chain: Chain,
  steps: readonly (readonly AtomicStep[])[],
  untilMs: number,
): Atom[] | undefined {
  const { model } = chain;
  const outages = outagesOf(chain);
  const agenda = new Agenda();
  agenda.add(0, model.initial, 1);
  const atoms: Atom[] = [];
  for (let moments = 0; ; moments++) {
    const next = agenda.next();
    if (!next) return atoms;
    if (moments === mostMoments) return undefined;
    for (const { state, probability, variance } of next.entries) {
      for (const step of steps[state] as readonly AtomicStep[]) {
        const chance = probability * step.probability;
        const atMs = next.atMs + step.afterMs;
        if (chance < least || atMs > untilMs) continue;
        const later = variance + step.variance;
        agenda.add(atMs, step.to, chance, later);
        const [from, to] = [outages[state] as number, outages[step.to] as number];
        if ((from === 0) !== (to === 0)) {
          atoms.push({ atMs, probability: chance, variance: later, outageMs: Math.max(from, to) });
        }
      }
    }
  }
}

/** Per state 0 where it serves, how long it keeps from serving where that is all of it, or Infinity. */
function outagesOf({ model, stays, steps }: Chain): number[] {
  const down = model.states.map(({ serving }) => !serving);
  return down.map((isDown, i) => {
    if (!isDown) return 0;
    const isAlone = down.every(
      (other, j) => !other || !(steps[i]?.[j] || (j !== i && steps[j]?.[i])),
    );
    return isAlone ? (stays[i]?.meanMs as number) : Number.POSITIVE_INFINITY;
  });
}
