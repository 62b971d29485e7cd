// How long a creation and an outage last, as Laplace transforms and on average: states that serve are the end of the way.

import type { Branch, ModelState, SemiMarkovModel } from '../../profile/index.js';
import { type Chain, solveChain, total, walk } from '../chain/chain.js';
import type { Contour, Terms } from '../inversion/fourier-series.js';
import { initialFirst, Renewal } from '../inversion/renewal.js';

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
  return timeToService({ ...model, states: model.states.map(withoutLeaving) });
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
  const states = [...model.states.map(withoutLeaving), start];
  return timeToService({ ...model, states, initial: states.length - 1 });
}

const withoutLeaving = (state: ModelState): ModelState =>
  state.serving ? { ...state, causes: [] } : state;

function timeToService(model: SemiMarkovModel): TimeToService {
  const chain = solveChain(model);
  const serving = initialFirst(chain).map((i) => model.states[i]?.serving === true);
  return {
    ...momentsOf(chain),
    transform: (contour, terms) => {
      const renewal = new Renewal(chain, contour, Math.max(terms - 1, 1));
      const found = { re: new Float64Array(terms), im: new Float64Array(terms) };
      for (let k = 0; k < terms; k++) {
        renewal.moveTo(k);
        // To be in a state that is never left has the transform of getting there, divided by s.
        const ends = (values: Float64Array) => total([...values].filter((_, j) => serving[j]));
        const [re, im] = [ends(renewal.presentRe), ends(renewal.presentIm)];
        const { damping, stepPerMs } = contour;
        found.re[k] = re * damping - im * k * stepPerMs;
        found.im[k] = re * k * stepPerMs + im * damping;
      }
      return found;
    },
  };
}

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
