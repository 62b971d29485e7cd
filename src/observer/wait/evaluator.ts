// Decides, sighting by sighting, whether a wait is over. Knows nothing of time: it counts polls.

import { type Lifecycle, lifecycle, type Request } from '../../../machines/index.js';
import {
  type Advice,
  adviceFor,
  listOf,
  type ProspectOptions,
  type Prospects,
  prospectsOf,
  readSighting,
  type Sighting,
  type WaitGoal,
} from '../lifecycle/index.js';
import { requireThat } from './polling.js';
import { type RequestEffect, requireEffect } from './request-effect.js';

/** What decides. */
export interface JudgeOptions extends ProspectOptions {
  /** How often in a row the goal has to be seen; once unless given. */
  readonly consecutive?: number;
  /**
   * The request that was accepted just before. What the status was until then decides nothing until
   * the request was seen to take effect, or `unseenAfter` polls in a row saw no change, so that it
   * must have passed unseen. A deletion cannot pass unseen: after `delete` only the end of the
   * instance, or of the wait, counts.
   */
  readonly after?: Request;
  /** How many polls in a row show that `after` has passed unseen; 3 unless given. */
  readonly unseenAfter?: number;
  /**
   * What to do about a status that the chart does not know (other editions have some):
   * `treatAsTransitional` – wait on (the default); `fail` – end the wait as failed; `strict` – throw
   * an {@link UnknownStatusError}.
   */
  readonly unknownStatus?: 'strict' | 'treatAsTransitional' | 'fail';
}

/** What a sighting means. */
export type Verdict =
  /** `stale`: the request that was made just before may not have taken effect yet. */
  | { readonly verdict: 'pending'; readonly stale: boolean; readonly confirming: boolean }
  | { readonly verdict: 'reached'; readonly status: Sighting }
  | { readonly verdict: 'failed' | 'unreachable'; readonly status: Sighting; readonly help: Advice }
  | { readonly verdict: 'unknownStatus'; readonly status: string };

/** A status that the chart does not know, and whoever waits wanted to know all of them. */
export class UnknownStatusError extends Error {
  override readonly name = 'UnknownStatusError';

  constructor(
    readonly status: string,
    readonly known: readonly string[],
  ) {
    super(`unknown status ${JSON.stringify(status)}; known: ${known.join(', ')}`);
  }
}

/** Decides for one instance; one judge per instance. */
export interface Judge {
  /** @throws UnknownStatusError when told to be strict */
  see(word: string): Verdict;
}

/** The law that judges of the same wait share. */
export interface Law {
  readonly chart: Lifecycle;
  readonly prospects: Prospects;
  readonly options: JudgeOptions;
  readonly effect: RequestEffect | undefined;
  /** Advice by sighting: ten thousand instances may need the same. */
  readonly advice: Map<Sighting, Advice>;
}

/**
 * Derives from the chart what a wait will go by.
 *
 * @throws RangeError when the goal or an option is out of range
 */
export function lawOf(goal: WaitGoal, options: JudgeOptions): Law {
  const { chart = lifecycle, kind, after, consecutive = 1, unseenAfter = 3 } = options;
  for (const [name, value] of Object.entries({ consecutive, unseenAfter })) {
    const isCount = Number.isInteger(value) && value >= 1;
    requireThat(isCount, `${name}: expected a whole number of at least 1, got ${value}`);
  }
  const effect = after === undefined ? undefined : requireEffect(after, chart, kind);
  const prospects = prospectsOf(goal, options);
  // Else the wait would take the old status for a stale one until its time is up.
  const isHopeful = (shown: Sighting) => ['reached', 'pending'].includes(prospects.of(shown));
  requireThat(
    effect?.shows.some(isHopeful) ?? true,
    `after: ${after} does not lead to ${listOf(prospects.goal, 'disjunction')}`,
  );
  return { chart, prospects, options, effect, advice: new Map() };
}

/** Appoints a judge for one instance. */
export function createJudge(law: Law): Judge {
  const { prospects, options, effect } = law;
  const { consecutive = 1, unseenAfter = 3, unknownStatus = 'treatAsTransitional' } = options;
  let isAwaited = effect !== undefined;
  let last: string | undefined;
  let sameInARow = 0;
  let goalInARow = 0;

  /** Whether a sighting may be older than the request that was made just before. */
  function isStale(sighting: Sighting): boolean {
    if (!isAwaited || !effect) return false;
    if (effect.before.includes(sighting)) {
      const mayHavePassed = effect.after.includes(sighting) && sameInARow >= unseenAfter;
      if (!mayHavePassed) return true;
    }
    isAwaited = false;
    return false;
  }

  return {
    see(word) {
      sameInARow = word === last ? sameInARow + 1 : 1;
      last = word;
      const sighting = readSighting(word);
      if (sighting === undefined) {
        goalInARow = 0;
        if (unknownStatus === 'strict')
          throw new UnknownStatusError(word, law.chart.table.statuses);
        if (unknownStatus === 'fail') return { verdict: 'unknownStatus', status: word };
        return { verdict: 'pending', stale: false, confirming: false };
      }
      const prospect = prospects.of(sighting);
      goalInARow = prospect === 'reached' ? goalInARow + 1 : 0;
      if (isStale(sighting)) return { verdict: 'pending', stale: true, confirming: false };
      if (prospect === 'reached') {
        return goalInARow >= consecutive
          ? { verdict: 'reached', status: sighting }
          : { verdict: 'pending', stale: false, confirming: true };
      }
      if (prospect === 'pending') return { verdict: 'pending', stale: false, confirming: false };
      const help = law.advice.get(sighting) ?? adviceFor(sighting, prospects.goal, options);
      law.advice.set(sighting, help);
      return { verdict: prospect, status: sighting, help };
    },
  };
}
