// Processes in which every clock is fixed: only which branch is taken is random, so all that can happen is
// listed, in the order of time, with its probability.

import type { Chain } from './chain.js';
import { EntryQueue } from './entry-queue.js';
import type { TransientSolution } from './uniformisation.js';

/** More moments than this are not listed. */
const mostMoments = 200_000;

/** What is less likely is dropped, and reported as lost. */
const least = 1e-18;

/**
 * Follows a chain from birth.
 *
 * @param timesMs - in any order
 * @returns its state at each of the times, or undefined when a clock is random, or so much can happen
 *   that it cannot be listed
 */
export function enumerate(
  chain: Chain,
  timesMs: readonly number[],
): TransientSolution[] | undefined {
  const { model, stays, steps, reached } = chain;
  const isFixed = reached.every((i) => {
    const { race, state } = stays[i] as Chain['stays'][number];
    return state.causes.length === 0 || (race.continuous.length === 0 && race.rate === 0);
  });
  if (!isFixed) return undefined;

  const queue = new EntryQueue();
  queue.add(0, model.initial, 1);
  const asked = timesMs.map((atMs) => ({
    atMs,
    probabilities: model.states.map(() => 0),
    spentMs: model.states.map(() => 0),
  }));
  const lastMs = Math.max(...timesMs);
  let lost = 0;
  for (let moments = 0; ; moments++) {
    const next = queue.next();
    if (!next || (next.atMs >= lastMs && next.atMs > 0)) break;
    if (moments === mostMoments) return undefined;
    for (const { state, probability } of next.entries) {
      if (probability < least) {
        lost += probability;
        continue;
      }
      const untilMs = next.atMs + (stays[state]?.meanMs as number);
      for (const { atMs, probabilities, spentMs } of asked) {
        const spent = Math.min(untilMs, atMs) - next.atMs;
        if (spent > 0) spentMs[state] = (spentMs[state] as number) + probability * spent;
        const isBirth = next.atMs === 0 && atMs === 0 && state === model.initial;
        if (isBirth ? moments === 0 : next.atMs < atMs && atMs <= untilMs) {
          probabilities[state] = (probabilities[state] as number) + probability;
        }
      }
      if (untilMs === Number.POSITIVE_INFINITY) continue;
      steps[state]?.forEach((step, to) => {
        if (step > 0) queue.add(untilMs, to, probability * step);
      });
    }
  }
  return asked.map(({ atMs, probabilities, spentMs }) => ({
    probabilities,
    sharesOfTime: atMs > 0 ? spentMs.map((ms) => ms / atMs) : probabilities,
    lost,
  }));
}
