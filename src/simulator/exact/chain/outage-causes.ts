// Downtime by what began it. The model is unfolded: a state out of service is there once per cause of the
// outage, and once more for what follows a failure. Then the figures are shares of states.

import { roleOf } from '../../../../machines/index.js';
import {
  type Branch,
  creationCause,
  type ModelState,
  outageCauseOf,
  type SemiMarkovModel,
  yearMs,
} from '../../profile/index.js';
import { solveChain, total } from './chain.js';
import { stationaryVector } from './visits.js';

/** Outages that began alike, in the long run. */
export interface OutageCause {
  /** What began them: a request, an unplanned outcome such as a `fault`, or the `creation`. */
  readonly cause: string;
  /** How many begin per year and instance; 0 for the creation, which begins with an instance. */
  readonly perYear: number;
  /** The downtime that they make per year of 365 days and instance, in milliseconds. */
  readonly downtimePerYearMs: number;
  /** The part of it that comes after something failed or broke, in milliseconds. */
  readonly troublePerYearMs: number;
  /** Their share of all downtime, 0 to 1. */
  readonly share: number;
}

type Figures = Omit<OutageCause, 'share'>;

/** How an outage came about. */
interface Origin {
  readonly cause: string;
  readonly isTrouble: boolean;
}

/** What begins with the birth of an instance. */
const creation: Origin = { cause: creationCause, isTrouble: false };

const failures: readonly unknown[] = ['endsBadly', 'breaks'];

/** Lists what makes the downtime of a model in the long run, the most first. */
export function outageCauses(model: SemiMarkovModel): OutageCause[] {
  const { unfolded, origins } = unfold(model);
  const { classes, stays, steps } = solveChain(unfolded);
  const found = classes
    .filter(({ absorption }) => absorption > 0)
    .flatMap(({ states, absorption }): Figures[] => {
      const visits = stationaryVector(
        states.map((i) => states.map((j) => steps[i]?.[j] as number)),
      );
      const meanMs = states.map((i) => stays[i]?.meanMs as number);
      // A state that is never left is alone in its class.
      const isEndless = meanMs[0] === Number.POSITIVE_INFINITY;
      const stepMs = isEndless ? 1 : total(visits.map((share, s) => share * (meanMs[s] as number)));
      return states.flatMap((i, s) => {
        const perYear = (absorption * yearMs * (visits[s] as number)) / stepMs;
        const origin = origins[i];
        if (origin) {
          const downMs = perYear * (isEndless ? 1 : (meanMs[s] as number));
          return [figures(origin.cause, 0, downMs, origin.isTrouble ? downMs : 0)];
        }
        return (steps[i] as readonly number[]).flatMap((step, j) => {
          const begun = origins[j];
          return begun && step > 0 ? [figures(begun.cause, perYear * step, 0, 0)] : [];
        });
      });
    });
  const never = origins.flatMap((origin) => (origin ? [figures(origin.cause, 0, 0, 0)] : []));
  return mixOutageCauses([{ weight: 1, causes: [...found, ...never] }]);
}

/** Mixes the causes of groups, each with its weight. */
export function mixOutageCauses(
  parts: readonly { readonly weight: number; readonly causes: readonly Figures[] }[],
): OutageCause[] {
  const names = new Set(parts.flatMap(({ causes }) => causes.map(({ cause }) => cause)));
  const sum = (name: string, of: (each: Figures) => number) =>
    total(
      parts.flatMap(({ weight, causes }) =>
        causes.map((each) => (each.cause === name ? weight * of(each) : 0)),
      ),
    );
  const sums = [...names].map((name) =>
    figures(
      name,
      sum(name, ({ perYear }) => perYear),
      sum(name, ({ downtimePerYearMs }) => downtimePerYearMs),
      sum(name, ({ troublePerYearMs }) => troublePerYearMs),
    ),
  );
  const all = total(sums.map(({ downtimePerYearMs }) => downtimePerYearMs));
  return sums
    .map((each) => ({ ...each, share: all > 0 ? each.downtimePerYearMs / all : 0 }))
    .sort((one, other) => other.downtimePerYearMs - one.downtimePerYearMs);
}

const figures = (
  cause: string,
  perYear: number,
  downtimePerYearMs: number,
  troublePerYearMs: number,
): Figures => ({ cause, perYear, downtimePerYearMs, troublePerYearMs });

/** A model whose states out of service know their origin; those that serve have none. */
function unfold(model: SemiMarkovModel): {
  readonly unfolded: SemiMarkovModel;
  readonly origins: readonly (Origin | undefined)[];
} {
  const copies: { readonly state: number; readonly origin?: Origin }[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (state: number, given: Origin): number => {
    const origin = model.states[state]?.serving ? undefined : given;
    const key = `${state} ${origin?.cause} ${origin?.isTrouble}`;
    const number = numbers.get(key) ?? copies.push({ state, ...(origin && { origin }) }) - 1;
    numbers.set(key, number);
    return number;
  };
  numberOf(model.initial, creation);

  const states: ModelState[] = [];
  for (const { state, origin } of copies) {
    const original = model.states[state] as ModelState;
    const follow = (branch: Branch): Branch => {
      const cause = origin?.cause ?? outageCauseOf(branch.event);
      const isTrouble = origin?.isTrouble === true || failures.includes(roleOf(branch.event));
      return { ...branch, to: numberOf(branch.to, { cause, isTrouble }) };
    };
    const causes = original.causes.map((each) => ({
      ...each,
      branches: each.branches.map(follow),
    }));
    states.push({ ...original, causes });
  }
  return {
    unfolded: { ...model, states, initial: 0 },
    origins: copies.map(({ origin }) => origin),
  };
}
