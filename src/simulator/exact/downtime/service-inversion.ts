// The downtime before so much service: the transform by downtime and service, inverted by service. Where the past is
// forgotten smoothly, exactly; else between two bounds, a blur of earlier and one of later moments, since downtime
// only grows.

import type { Chain } from '../chain/chain.js';
import { rule } from '../clocks/quadrature.js';
import type { Contour, Terms } from '../inversion/fourier-series.js';
import { ReturnSystem } from './return-system.js';
import { type Downtimes, type Services, servicePaths } from './service-paths.js';
import { smoothFrom } from './smoothness.js';
import { feltAt } from './unfelt.js';

/** How far service time is damped until the series repeats itself, and after how many times the latest it does. */
const [damping, periods] = [32, 4];

/** Oscillations that have faded to exp(-32) are not felt. */
const fading = 32;

/** The most frequencies of service time, and as many where that would not be enough. */
const [mostTerms, blurredTerms] = [4096, 2048];

/** A taper turns by twice so many radians in the time that its blur reaches over; it leaves out about exp(-36). */
const tapered = 36;

/** A blur is cut off where its transform is exp(-32). */
const cut = 8;

/** How many stretches of service are told apart per octave, and which ones besides: usually there is little downtime. */
const perOctave = 2;
const longest = [63 / 64, 15 / 16, 3 / 4];

/** A series for service times around a moment. */
interface Series {
  readonly contour: Contour;
  /** What each frequency counts for, from 0 on. */
  readonly weights: Float64Array;
  /** The width of the blur, a normal distribution's; 0 where there is none. */
  readonly blurMs: number;
}

/** What is not felt is found by how fast it fades: to exp(-32) by the least service. */
const felt = 32;

/** A smooth past, or a blur of it. */
export interface ServiceInversion {
  /** The width of the blur, a normal distribution's; 0 where there is none. */
  readonly blurMs: number;
  /** As a function of service, transforms hold no frequencies beyond, in radians per millisecond. */
  readonly bandPerMs: number;
  /** Prepares, at the points of a contour, transforms of the downtime before some stretches of service. */
  transforms(contour: Contour, terms: number): (servicesMs: readonly number[]) => Terms[];
}

/**
 * Prepares the inversion for a chain in which outages begin.
 *
 * @param mostMs - the most service that will be asked for
 * @returns what prepares it for so much service or more
 */
export function serviceInversion(
  chain: Chain,
  mostMs: number,
): (leastMs: number) => ServiceInversion {
  const paths = servicePaths(chain);
  const known = new Map<number, ServiceInversion>();
  const prepare = (leastMs: number): ServiceInversion => {
    const series = seriesFor(chain, leastMs, mostMs);
    const { contour, weights, blurMs } = series;
    const services = paths.services(contour, weights.length);
    const fading = felt / leastMs;
    const growing = paths.services({ damping: -fading, stepPerMs: contour.stepPerMs }, 1);
    return {
      blurMs,
      bandPerMs: weights.length * contour.stepPerMs,
      transforms: (downContour, terms) => {
        const downtimes = paths.downtimes(downContour, terms);
        return (servicesMs) =>
          invert({ series, services, growing, fading, downtimes }, servicesMs, terms);
      },
    };
  };
  return (leastMs) => {
    const part = leastMs / mostMs;
    const stretch =
      longest.find((each) => each <= part) ??
      2 ** (Math.floor(perOctave * Math.log2(part)) / perOctave);
    const inversion = known.get(stretch) ?? prepare(mostMs * stretch);
    known.set(stretch, inversion);
    return inversion;
  };
}

/** What an inversion is made of. */
interface Source {
  readonly series: Series;
  readonly services: Services;
  readonly downtimes: Downtimes;
  /** Transforms of service at -fading. */
  readonly growing: Services;
  readonly fading: number;
}

function invert(source: Source, servicesMs: readonly number[], terms: number): Terms[] {
  const found = servicesMs.map(() => ({
    re: new Float64Array(terms),
    im: new Float64Array(terms),
  }));
  const system = new ReturnSystem(source, servicesMs);
  const isFelt = feltAt(source, Math.min(...servicesMs));
  for (let n = 0; n < terms; n++) {
    if (!isFelt(n)) continue;
    system.solve(n);
    found.forEach(({ re, im }, u) => {
      re[n] = system.re[u] as number;
      im[n] = system.im[u] as number;
    });
  }
  return found;
}

function seriesFor(chain: Chain, leastMs: number, mostMs: number): Series {
  const periodMs = periods * mostMs;
  const stepPerMs = (2 * Math.PI) / periodMs;
  const contour = { damping: damping / periodMs, stepPerMs };
  // What is felt is seen in full, and the beginning is not felt because the taper beyond is wide enough.
  const most = mostTerms * stepPerMs;
  const seen = smoothFrom(chain, leastMs, fading, most) ?? Number.POSITIVE_INFINITY;
  const terms = Math.ceil((seen + (2 * tapered) / leastMs) / stepPerMs);
  if (terms <= mostTerms) {
    return { contour, weights: taper(terms, seen / stepPerMs), blurMs: 0 };
  }
  const blurMs = cut / (blurredTerms * stepPerMs);
  const weights = Float64Array.from({ length: blurredTerms }, (_, k) =>
    Math.exp(-((k * stepPerMs * blurMs) ** 2) / 2),
  );
  return { contour, weights, blurMs };
}

/**
 * Weights that are 1 up to some frequency, and then fall to 0 as the integral of the window of Kaiser and Schafer does
 * ("On the use of the I0-sinh window for spectrum analysis", IEEE Trans. ASSP 28, 1980).
 */
function taper(terms: number, from: number): Float64Array {
  const middle = (from + terms) / 2;
  const half = (terms - from) / 2;
  const lobe = (k: number) => {
    const depth = tapered * Math.sqrt(Math.max(0, 1 - ((k - middle) / half) ** 2));
    return depth > 0 ? Math.sinh(depth) / depth : 1;
  };
  const weights = new Float64Array(terms).fill(1);
  let sum = 0;
  for (let k = terms - 1; k >= from; k--) {
    for (const { at, weight } of rule) sum += (weight / 2) * lobe(k + (1 + at) / 2);
    weights[k] = sum;
  }
  const first = Math.ceil(from);
  for (const { at, weight } of rule)
    sum += ((first - from) / 2) * weight * lobe(from + ((first - from) * (1 + at)) / 2);
  return weights.map((part, k) => (k < from ? 1 : part / sum));
}
