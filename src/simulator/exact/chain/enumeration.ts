// Processes in which every clock rings at one instant: nothing is random but which branch is taken, so
// all that can happen is listed, in the order of time, with its probability.

import type { Chain } from './chain.js';
import { Agenda } from './entry-queue.js';
import type { Evolved } from './uniformisation.js';

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
export function enumerate(chain: Chain, timesMs: readonly number[]): Evolved[] | undefined {
  const { model, stays, steps, reached } = chain;
  const sharp = reached.every((i) => {
    const { race, state } = stays[i] as Chain['stays'][number];
    return state.causes.length === 0 || (race.spreads.length === 0 && race.rate === 0);
  });
  if (!sharp) return undefined;

  const agenda = new Agenda();
  agenda.add(0, model.initial, 1);
  const stations = timesMs.map((atMs) => ({
    atMs,
    probabilities: model.states.map(() => 0),
    spentMs: model.states.map(() => 0),
  }));
  const lastMs = Math.max(...timesMs);
  let lost = 0;
  for (let moments = 0; ; moments++) {
    const next = agenda.next();
    if (!next || (next.atMs >= lastMs && next.atMs > 0)) break;
    if (moments === mostMoments) return undefined;
    for (const { state, probability } of next.entries) {
      if (probability < least) {
        lost += probability;
        continue;
      }
      const untilMs = next.atMs + (stays[state]?.meanMs as number);
      for (const { atMs, probabilities, spentMs } of stations) {
        const spent = Math.min(untilMs, atMs) - next.atMs;
        if (spent > 0) spentMs[state] = (spentMs[state] as number) + probability * spent;
        const isBorn = next.atMs === 0 && atMs === 0 && state === model.initial;
        if (isBorn ? moments === 0 : next.atMs < atMs && atMs <= untilMs) {
          probabilities[state] = (probabilities[state] as number) + probability;
        }
      }
      if (untilMs === Number.POSITIVE_INFINITY) continue;
      steps[state]?.forEach((step, to) => {
        if (step > 0) agenda.add(untilMs, to, probability * step);
      });
    }
  }
  return stations.map(({ atMs, probabilities, spentMs }) => ({
    probabilities,
    sharesOfTime: atMs > 0 ? spentMs.map((ms) => ms / atMs) : probabilities,
    lost,
  }));
}
