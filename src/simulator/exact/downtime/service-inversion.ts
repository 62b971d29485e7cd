// The downtime before so much service: the transform by downtime and service, inverted by service. Where the past is
// forgotten smoothly, exactly; else between two bounds, a blur of earlier and one of later moments, since downtime
// only grows.

import type { Chain } from '../chain/chain.js';
import { erfc } from '../clocks/erfc.js';
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

/** A taper falls to its end within so many of its widths, and its blur is shorter than the time before by as many. */
const [tapered, sharp] = [5, 5.9];

/** A blur is cut off where its transform is exp(-32). */
const cut = 8;

/** How many stretches of service are told apart per octave. */
const perOctave = 2;

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
    const octave = Math.floor(perOctave * Math.log2(leastMs / mostMs)) / perOctave;
    const inversion = known.get(octave) ?? prepare(mostMs * 2 ** octave);
    known.set(octave, inversion);
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
  const seen = smoothFrom(chain, leastMs, fading) ?? Number.POSITIVE_INFINITY;
  const terms = Math.ceil((seen + (4 * tapered * sharp) / leastMs) / stepPerMs);
  if (terms <= mostTerms) {
    const steep = (leastMs * terms * stepPerMs) / (2 * sharp);
    const weights = Float64Array.from(
      { length: terms },
      (_, k) => erfc(steep * (k / terms - 1) + tapered) / 2,
    );
    return { contour, weights, blurMs: 0 };
  }
  const blurMs = cut / (blurredTerms * stepPerMs);
  const weights = Float64Array.from({ length: blurredTerms }, (_, k) =>
    Math.exp(-((k * stepPerMs * blurMs) ** 2) / 2),
  );
  return { contour, weights, blurMs };
}
