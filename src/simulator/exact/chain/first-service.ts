// From birth to the first service: whether creation succeeds, whether the instance ever serves, and
// how long that takes.

import { type Chain, total, walk } from './chain.js';

/** What becomes of a newborn instance. */
export interface FirstService {
  /** The probability that the instance serves once it leaves the state of its birth. */
  readonly creationSucceeds: number;
  /** The probability that it ever serves. */
  readonly everServes: number;
  /** The mean time until it first serves, if it ever does, in milliseconds; absent if it never can. */
  readonly meanTimeToServiceMs?: number;
}

/** Answers the questions about an instance's first service. */
export function firstService({ model, stays, steps, reaches }: Chain): FirstService {
  const { states, initial } = model;
  const serves = (i: number) => states[i]?.serving === true;
  if (serves(initial)) return { creationSucceeds: 1, everServes: 1, meanTimeToServiceMs: 0 };

  const leaving = (steps[initial] as readonly number[]).map((p, j) => (j === initial ? 0 : p));
  const succeeding = total(leaving.filter((_, j) => serves(j)));
  const creationSucceeds = succeeding > 0 ? succeeding / total(leaving) : 0;

  // A walk also stops where no service can be reached any more.
  const isLost = (i: number) => !states.some((_, j) => serves(j) && reaches[i]?.[j]);
  const stops = (i: number) => serves(i) || isLost(i);
  const chanceFrom = states.map((_, i) =>
    total(walk(steps, i, stops).ends.filter((_, j) => serves(j))),
  );
  const everServes = chanceFrom[initial] as number;
  if (everServes === 0) return { creationSucceeds, everServes };

  // The mean over the lives that get there: each stay counts with the chance of service after it.
  const { visits } = walk(steps, initial, stops);
  const sum = total(
    stays.map(({ wins }, i) => {
      const serving = wins.map(({ cause, momentMs }) => {
        const chances = cause.branches.map(
          ({ probability, to }) => probability * (chanceFrom[to] ?? 0),
        );
        return momentMs * total(chances);
      });
      return (visits[i] as number) * total(serving);
    }),
  );
  return { creationSucceeds, everServes, meanTimeToServiceMs: sum / everServes };
}
