// The downtime of an instance within a period from its birth. It is at most x when service has lasted for all of
// the rest before that (Takács, "On certain sojourn time problems", Acta Math. Acad. Sci. Hung. 8, 1957). Where
// outages begin at a constant rate of service time, that is a compound Poisson distribution.

import type { SemiMarkovModel } from '../../profile/index.js';
import { solveChain, total } from '../chain/chain.js';
import type { Terms } from '../inversion/fourier-series.js';
import { type Bounds, boundsAt, oneSided } from './one-sided.js';
import { creationTime, outageTime, type TimeToService } from './outage-transform.js';

/** The distribution of downtime within a period. */
export interface DowntimeLaw {
  /**
   * Prepares bounds of the probability that the downtime is at most so long.
   *
   * @param latestMs - the longest time that will be asked for
   * @param terms - how many frequencies may be used: what differs by less than latestMs / terms is blurred
   * @returns bounds for times above 0
   */
  upTo(latestMs: number, terms: number): (atMs: number) => Bounds;
}

/** Finds the law; in words, why there is none. */
export function downtimeLaw(model: SemiMarkovModel, periodMs: number): DowntimeLaw | string {
  const { reached, stays } = solveChain(model);
  const [serving, ...others] = reached.filter((i) => model.states[i]?.serving);
  if (others.length > 0) {
    const names = [serving, ...others].map((i) => model.states[i as number]?.name).join(', ');
    return `it serves in several states (${names}), and outages may begin in them at different rates`;
  }
  const creation = creationTime(model);
  if (serving === undefined) return compoundPoisson(creation, undefined, 0, periodMs);
  const { race, state } = stays[serving] as (typeof stays)[number];
  if (race.continuous.length > 0 || race.fixed) {
    return `while it is ${state.name}, a clock with "after" races; with "every" in its place the answer is known`;
  }
  const begun = race.exponentials.flatMap(({ cause, rate }) =>
    (state.causes[cause]?.branches ?? [])
      .filter(({ to }) => to !== serving)
      .map((branch) => ({ ...branch, probability: branch.probability * rate })),
  );
  const rate = total(begun.map(({ probability }) => probability));
  const branches = begun.map((each) => ({ ...each, probability: each.probability / rate }));
  const outage = rate > 0 ? outageTime(model, branches) : undefined;
  return compoundPoisson(creation, outage, rate, periodMs);
}

/** What the transforms may be off by: rounding, and quadrature to nearly as much. */
const transformError = 1e-14;

function compoundPoisson(
  creation: TimeToService,
  outage: TimeToService | undefined,
  rate: number,
  periodMs: number,
): DowntimeLaw {
  return {
    upTo: (latestMs, terms) => {
      const sums = oneSided(2 * latestMs, terms);
      const begin = creation.transform(sums.contour, terms);
      const each = outage?.transform(sums.contour, terms);
      return (atMs) => {
        if (atMs >= periodMs) return { lower: 1, upper: 1 };
        const events = rate * (periodMs - atMs);
        const transform = each ? summed(begin, each, events) : begin;
        return boundsAt(sums, atMs, transform, transformError * (1 + events));
      };
    },
  };
}

/** A creation, and a Poisson number of outages: creation · exp(events · (outage - 1)). */
function summed(creation: Terms, outage: Terms, events: number): Terms {
  const terms = creation.re.length;
  const sum = { re: new Float64Array(terms), im: new Float64Array(terms) };
  for (let k = 0; k < terms; k++) {
    const size = Math.exp(events * ((outage.re[k] as number) - 1));
    const angle = events * (outage.im[k] as number);
    const [re, im] = [size * Math.cos(angle), size * Math.sin(angle)];
    const [u, v] = [creation.re[k] as number, creation.im[k] as number];
    sum.re[k] = re * u - im * v;
    sum.im[k] = re * v + im * u;
  }
  return sum;
}
