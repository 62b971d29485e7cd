// How long a creation and an outage last, as Laplace transforms and on average: states that serve are the end of the way.

import type { Branch, ModelState, SemiMarkovModel } from '../../profile/index.js';
import { type Chain, solveChain, total, walk } from '../chain/chain.js';
import type { Stay } from '../clocks/stay.js';
import type { Contour, Terms } from '../inversion/fourier-series.js';
import { initialFirst, Renewal, type Start } from '../inversion/renewal.js';
import type { StayTransform } from '../inversion/stay-transform.js';

/** The time until an instance serves. */
export interface TimeToService {
  /** Its transforms E exp(-s · time) on a contour; instances that never serve count as 0. */
  transform(contour: Contour, terms: number): Terms;
  /** Its mean, and that of its square; `Infinity` where an instance may never serve. */
  readonly meanMs: number;
  readonly meanSquare: number;
}

/** The time from birth to service. */
export function creationTime(model: SemiMarkovModel): TimeToService {
  return timeToService(model);
}

/**
 * The time from the end of service to its return.
 *
 * @param branches - where outages begin, with probabilities that add up to 1
 */
export function outageTime(model: SemiMarkovModel, branches: readonly Branch[]): TimeToService {
  const [first] = model.states.filter(({ serving }) => serving) as [ModelState];
  const now = {
    name: 'the end of service',
    afterMs: { type: 'fixed', value: 0 },
    branches,
  } as const;
  const start = { ...first, serving: false, causes: [now] };
  const states = [...model.states, start];
  return timeToService({ ...model, states, initial: states.length - 1 });
}

function timeToService(model: SemiMarkovModel): TimeToService {
  const ends = model.states.map(({ serving }) => serving);
  return {
    ...momentsOf(untilEnds(model, model.initial, ends)),
    transform: (contour, terms) => {
      const [passage] = passagesFrom(model, [model.initial], ends)(contour, terms) as [Terms[]];
      const found = zeros(terms);
      passage.forEach(({ re, im }, i) => {
        if (!ends[i]) return;
        for (let k = 0; k < terms; k++) {
          found.re[k] = (found.re[k] as number) + (re[k] as number);
          found.im[k] = (found.im[k] as number) + (im[k] as number);
        }
      });
      return found;
    },
  };
}

const untilEnds = (model: SemiMarkovModel, initial: number, ends: readonly boolean[]): Chain => {
  const states = model.states.map((state, i) => (ends[i] ? { ...state, causes: [] } : state));
  return solveChain({ ...model, states, initial });
};

function momentsOf({ model, stays, steps, reached, reaches }: Chain) {
  const serves = (i: number) => model.states[i]?.serving === true;
  const canServe = (i: number) => model.states.some((_, j) => serves(j) && reaches[i]?.[j]);
  if (!reached.every(canServe))
    return { meanMs: Number.POSITIVE_INFINITY, meanSquare: Number.POSITIVE_INFINITY };
  const visitsFrom = (i: number) => walk(steps, i, serves).visits;
  const meanFrom = model.states.map((_, i) =>
    reached.includes(i) ? total(visitsFrom(i).map((n, j) => n && n * (stays[j]?.meanMs ?? 0))) : 0,
  );
  // (stay + rest)² on average: the rest depends on the stay by the cause that ended it, and by nothing else.
  const squares = visitsFrom(model.initial).map((n, i) => {
    if (n === 0) return 0;
    const { meanSquare, wins } = stays[i] as Chain['stays'][number];
    const mixed = wins.map(({ cause, momentMs }) => {
      const rest = cause.branches.map(({ probability, to }) => probability * (meanFrom[to] ?? 0));
      return momentMs * total(rest);
    });
    return n * (meanSquare + 2 * total(mixed));
  });
  return { meanMs: meanFrom[model.initial] as number, meanSquare: total(squares) };
}

/**
 * The ways from some states to where they end, transformed: for each of them per state the presence there until the
 * end, or, where it is an end, the time of getting there. States that are not reached are 0.
 */
export function passagesFrom(
  model: SemiMarkovModel,
  initials: readonly number[],
  ends: readonly boolean[],
): (contour: Contour, terms: number) => Terms[][] {
  const { stays, reaches, model: ending } = untilEnds(model, model.initial, ends);
  const starts = initials.map((initial): Start => {
    const reached = ends.flatMap((_, i) => (reaches[initial]?.[i] ? [i] : []));
    return { model: { ...ending, initial }, stays, reached };
  });
  // More points of the last contour cost only those.
  let last:
    | { readonly contour: Contour; readonly terms: number; readonly all: Terms[][] }
    | undefined;
  return (contour, terms) => {
    const { damping, stepPerMs } = contour;
    const known =
      last?.contour.damping === damping && last.contour.stepPerMs === stepPerMs ? last : undefined;
    const from = Math.min(known?.terms ?? 0, terms);
    const shared = new Map<Stay, StayTransform>();
    const ways = starts.map((start, w) => ({
      order: initialFirst(start),
      renewal: new Renewal(start, contour, Math.max(terms - 1, 1), shared),
      found: ends.map((_, i) => lengthened(known?.all[w]?.[i], terms)),
    }));
    for (let k = from; k < terms; k++) {
      for (const { order, renewal, found } of ways) {
        renewal.moveTo(k);
        order.forEach((i, j) => {
          const [re, im] = [renewal.presentRe[j] as number, renewal.presentIm[j] as number];
          const to = found[i] as Terms;
          // To be in a state that is never left has the transform of getting there, divided by s.
          to.re[k] = ends[i] ? re * damping - im * k * stepPerMs : re;
          to.im[k] = ends[i] ? re * k * stepPerMs + im * damping : im;
        });
      }
    }
    const all = ways.map(({ found }) => found);
    last = { contour, terms, all };
    return all;
  };
}

function lengthened(terms: Terms | undefined, length: number): Terms {
  const longer = zeros(length);
  if (terms) {
    longer.re.set(terms.re.subarray(0, length));
    longer.im.set(terms.im.subarray(0, length));
  }
  return longer;
}

const zeros = (terms: number): Terms => ({
  re: new Float64Array(terms),
  im: new Float64Array(terms),
});
