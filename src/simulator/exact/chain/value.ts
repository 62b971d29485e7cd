// Relative values of the states: how much more downtime lies ahead of one than of another, which says what a
// changed step costs in the long run (Howard, "Dynamic Programming and Markov Processes", 1960).

import { type Chain, total, walk } from './chain.js';
import { stationaryVector } from './visits.js';

/** What a small change of a chain does to the long-run share of downtime. */
export interface LongRunGradient {
  /** Per state what a longer mean stay costs, per millisecond. */
  readonly perStayMs: readonly number[];
  /** Per state what a step to each state costs, per unit of probability. */
  readonly perStep: readonly (readonly number[])[];
}

/** Differentiates the share of downtime in the long run by every mean stay and every step. */
export function longRunGradient({ model, stays, steps, classes }: Chain): LongRunGradient {
  const all = model.states.map((_, i) => i);
  const isDown = (i: number) => (model.states[i]?.serving ? 0 : 1);
  const perStayMs = all.map(() => 0);
  const perStep = all.map(() => all.map(() => 0));
  const downIn = all.map(() => 0);
  const recurrent = classes.filter((each) => each.recurrent);
  for (const { states, absorption } of recurrent) {
    const meanMs = all.map((i) => stays[i]?.meanMs as number);
    const [home] = states as [number];
    if (meanMs[home] === Number.POSITIVE_INFINITY) {
      downIn[home] = isDown(home);
      continue;
    }
    const visits = stationaryVector(states.map((i) => states.map((j) => steps[i]?.[j] as number)));
    const sum = (of: (i: number) => number) =>
      total(states.map((i, s) => (visits[s] as number) * of(i)));
    const stepMs = sum((i) => meanMs[i] as number);
    const down = sum((i) => isDown(i) * (meanMs[i] as number)) / stepMs;
    for (const i of states) downIn[i] = down;
    const excess = (i: number) => (isDown(i) - down) * (meanMs[i] as number);
    const values = states.map((i) =>
      i === home
        ? 0
        : total(
            walk(steps, i, (j) => j === home).visits.map((n, j) => (n > 0 ? n * excess(j) : 0)),
          ),
    );
    states.forEach((i, s) => {
      const weight = (absorption * (visits[s] as number)) / stepMs;
      perStayMs[i] = weight * (isDown(i) - down);
      states.forEach((j, t) => {
        (perStep[i] as number[])[j] = weight * (values[t] as number);
      });
    });
  }
  // On the way there, a step counts by where it leads in the end.
  const isClosed = (i: number) => recurrent.some(({ states }) => states.includes(i));
  const endsDown = all.map((i) =>
    total(walk(steps, i, isClosed).ends.map((p, j) => p * (downIn[j] as number))),
  );
  const { visits } = walk(steps, model.initial, isClosed);
  for (const i of all) {
    if (isClosed(i)) continue;
    for (const j of all) {
      (perStep[i] as number[])[j] = (visits[i] as number) * (endsDown[j] as number);
    }
  }
  return { perStayMs, perStep };
}
