// The downtime of an instance within a period from its birth. It is at most x when service has lasted for all of
// the rest before that (Takács, "On certain sojourn time problems", Acta Math. Acad. Sci. Hung. 8, 1957). Where
// outages begin at a constant rate of service time, that is a compound Poisson distribution; where each begins
// after the same stretch of it, their number is known.

import type { SemiMarkovModel } from '../../profile/index.js';
import { solveChain, total } from '../chain/chain.js';
import type { Terms } from '../inversion/fourier-series.js';
import { type Bounds, boundsAt, oneSided } from './one-sided.js';
import { creationTime, outageTime, type TimeToService } from './outage-transform.js';

/** How many frequencies are worth their while. */
export interface Effort {
  /** Whether figures that are near each other had better be found together. */
  readonly together: boolean;
  /** For a quantile. */
  readonly fine: number;
  /** For the probability of more downtime than so much: tried one after the other … */
  readonly more: readonly number[];
  /** … until it is known to this. */
  readonly least: number;
  /** Bounds that few frequencies leave no further apart than this cannot be told apart by more. */
  readonly sharpest: number;
}

/** The distribution of downtime within a period. */
export interface DowntimeLaw {
  readonly effort: Effort;
  /**
   * Prepares bounds of the probability that the downtime is at most so long.
   *
   * @param fromMs - the shortest time that will be asked for
   * @param toMs - the longest one
   * @param terms - how many frequencies may be used: what differs by less than toMs / terms is blurred
   * @returns bounds for times above 0
   */
  between(fromMs: number, toMs: number, terms: number): (atMs: number) => Bounds;
}

/** Finds the law where its transform can be written down. */
export function closedLaw(model: SemiMarkovModel, periodMs: number): DowntimeLaw | undefined {
  const downtime = downtimeOf(model);
  return typeof downtime === 'string' ? undefined : lawOf(downtime, periodMs);
}

/** Finds what downtime is made of, where outages are independent and alike; in words, why they are not. */
export function downtimeOf(model: SemiMarkovModel): Downtime | string {
  const { reached, stays, steps } = solveChain(model);
  const serves = (i: number) => model.states[i]?.serving === true;
  const [serving, ...others] = reached.filter(serves);
  const creation = creationTime(model);
  const endsService = (i: number) => steps[i]?.some((step, j) => step > 0 && !serves(j));
  if (serving === undefined || ![serving, ...others].some(endsService)) {
    return { creation };
  }
  if (others.length > 0) {
    const names = [serving, ...others].map((i) => model.states[i]?.name).join(', ');
    return `it serves in several states (${names}), and outages may begin in them at different rates`;
  }
  const { race, state } = stays[serving] as (typeof stays)[number];
  const branchesOf = (cause: number) => state.causes[cause]?.branches ?? [];
  const { fixed, exponentials, continuous } = race;
  if (fixed && fixed.atMs > 0 && exponentials.length === 0 && continuous.length === 0) {
    const each = outageTime(model, branchesOf(fixed.cause));
    return { creation, outages: { each, afterMs: fixed.atMs } };
  }
  if (fixed || continuous.length > 0) {
    const timed = [...(fixed ? [fixed] : []), ...continuous].map(({ cause }) => cause).sort();
    const names = timed.map((cause) => state.causes[cause]?.name).join(' and ');
    return `while it is ${state.name}, ${names} ${timed.length > 1 ? 'come' : 'comes'} "after" a time that varies or races with others; with "every" in its place the answer is known`;
  }
  const begun = exponentials.flatMap(({ cause, rate }) =>
    branchesOf(cause)
      .filter(({ to }) => to !== serving)
      .map((branch) => ({ ...branch, probability: branch.probability * rate })),
  );
  const rate = total(begun.map(({ probability }) => probability));
  const branches = begun.map((branch) => ({ ...branch, probability: branch.probability / rate }));
  return { creation, outages: { each: outageTime(model, branches), rate } };
}

/** Outages, and when they begin: at a rate of service time, or each after the same stretch of it. */
type Outages = { readonly each: TimeToService } & (
  | { readonly rate: number }
  | { readonly afterMs: number }
);

/** A creation, and what outages come after it. */
export interface Downtime {
  readonly creation: TimeToService;
  /** Left out where none begins. */
  readonly outages?: Outages;
}

/**
 * What the transforms are taken to be off by at most. No theorem says so: the most that was measured, against
 * closed forms and finer quadratures, is a fifth of it.
 */
export const transformError = 1e-13;

function lawOf({ creation, outages }: Downtime, periodMs: number): DowntimeLaw {
  return {
    effort: {
      together: false,
      fine: 4096,
      more: [1024, 4096, 8192, 16_384],
      least: 1e-5,
      sharpest: 6e-9,
    },
    between: (_, toMs, terms) => {
      const sums = oneSided(2 * toMs, terms);
      const begin = creation.transform(sums.contour, terms);
      const each = outages?.each.transform(sums.contour, terms);
      const bounds = (atMs: number, transform: Terms, events: number) =>
        boundsAt(sums, atMs, transform, transformError * (1 + events));
      return (atMs) => {
        if (atMs >= periodMs) return { lower: 1, upper: 1 };
        const serviceMs = periodMs - atMs;
        if (!outages || !each) return bounds(atMs, begin, 0);
        if ('rate' in outages) {
          const events = outages.rate * serviceMs;
          return bounds(atMs, summed(begin, each, events, poisson), events);
        }
        // An outage that begins at the very end is none; rounding may not tell, so both are bounded.
        const stretches = serviceMs / outages.afterMs;
        const [fewer, more] = [-hair, hair].map((off) => Math.ceil(stretches * (1 + off)) - 1);
        const at = (events = 0) => bounds(atMs, summed(begin, each, events, exactly), events);
        return { lower: at(more).lower, upper: at(fewer).upper };
      };
    },
  };
}

/** What a count of stretches may be off by, as a part of it. */
const hair = 1e-13;

/** The logarithm of the transform of several outages, given that of one. */
type Several = (re: number, im: number, events: number) => readonly [number, number];

const poisson: Several = (re, im, events) => [events * (re - 1), events * im];

const exactly: Several = (re, im, events) =>
  events === 0 ? [0, 0] : [events * Math.log(Math.hypot(re, im)), events * Math.atan2(im, re)];

/** A creation and several outages. */
function summed(creation: Terms, outage: Terms, events: number, several: Several): Terms {
  const terms = creation.re.length;
  const sum = { re: new Float64Array(terms), im: new Float64Array(terms) };
  for (let k = 0; k < terms; k++) {
    const [log, angle] = several(outage.re[k] as number, outage.im[k] as number, events);
    const size = Math.exp(log);
    const [re, im] = [size * Math.cos(angle), size * Math.sin(angle)];
    const [u, v] = [creation.re[k] as number, creation.im[k] as number];
    sum.re[k] = re * u - im * v;
    sum.im[k] = re * v + im * u;
  }
  return sum;
}
