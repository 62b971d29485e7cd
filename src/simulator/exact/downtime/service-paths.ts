// Service that comes and goes in several states, as transforms of two times at once: of service by z, and of
// downtime by s. Between an end of service and the next one there is a return, so that all that depends on both
// is a system with as many unknowns as there are states in which service returns.

import type { Chain } from '../chain/chain.js';
import type { Contour, Terms } from '../inversion/fourier-series.js';
import { passagesFrom } from './outage-transform.js';

/** Transforms of service time at the points of a contour. */
export interface Services {
  /** Per state in which service returns: it goes on. */
  readonly open: readonly Terms[];
  /** Per such state, per state in which outages begin: it ends so. */
  readonly ends: readonly (readonly Terms[])[];
}

/** Transforms of downtime at the points of a contour. */
export interface Downtimes {
  /** Per state in which service returns: the first service is there. */
  readonly first: readonly Terms[];
  /** Per state in which outages begin, per state in which service returns. */
  readonly outages: readonly (readonly Terms[])[];
}

/** Prepares both. */
export function servicePaths({ model, steps, reached }: Chain): {
  services(contour: Contour, terms: number): Services;
  downtimes(contour: Contour, terms: number): Downtimes;
} {
  const serving = model.states.map(({ serving: serves }) => serves);
  const down = serving.map((serves) => !serves);
  const leads = (from: readonly boolean[]) =>
    reached.filter((j) => !from[j] && reached.some((i) => from[i] && (steps[i]?.[j] ?? 0) > 0));
  const begins = leads(serving);
  const returns = serving[model.initial]
    ? [...new Set([model.initial, ...leads(down)])]
    : leads(down);
  const toService = passagesFrom(model, [model.initial, ...begins], serving);
  const toOutages = passagesFrom(model, returns, down);
  const pick = (from: readonly Terms[], which: readonly number[]) =>
    which.map((i) => from[i] as Terms);
  return {
    services: (contour, terms) => {
      const paths = toOutages(contour, terms);
      return {
        open: paths.map((path) => sum(path.filter((_, i) => serving[i]))),
        ends: paths.map((path) => pick(path, begins)),
      };
    },
    downtimes: (contour, terms) => {
      const [first, ...outages] = toService(contour, terms).map((path) => pick(path, returns));
      return { first: first as Terms[], outages };
    },
  };
}

function sum(all: readonly Terms[]): Terms {
  const add = (values: readonly Float64Array[]) =>
    (values[0] as Float64Array).map((_, k) => values.reduce((so, each) => so + (each[k] ?? 0), 0));
  return { re: add(all.map(({ re }) => re)), im: add(all.map(({ im }) => im)) };
}
