// The downtime within a period where service is in several states, or ends after times that vary: the transform by
// service and downtime is inverted by service first, and the rest is bounded.

import type { Chain } from '../chain/chain.js';
import { erfc } from '../clocks/erfc.js';
import type { Terms } from '../inversion/fourier-series.js';
import type { DowntimeLaw } from './downtime-law.js';
import { type Bounds, boundsAt, boundsBy, oneSided } from './one-sided.js';
import { serviceInversion } from './service-inversion.js';

/** What transforms are taken to be off by at most. Measured, too: 7e-12 was the most, over all that was tried. */
const transformError = 4e-11;

/** Nearly all of a blur lies within so many of its widths, and on one side of that no more than this. */
const widths = 4;
const beyond = erfc(widths / Math.SQRT2) / 2;

/** Where service times are blurred anyway, more frequencies of downtime tell nothing. */
const mostBlurred = 256;

/** With less service than this part of the period, nothing is worked out. */
const leastService = 1 / 64;

/** So many moments may be interpolated between; for more, each is worked out. */
const mostNodes = 48;

/** Finds the law of a chain in which outages begin. */
export function invertedLaw(chain: Chain, periodMs: number): DowntimeLaw {
  const inversionFrom = serviceInversion(chain, periodMs);
  const leastMs = leastService * periodMs;
  return {
    effort: {
      together: true,
      fine: 2048,
      more: [1024, 2048, 4096],
      least: 2e-4,
      sharpest: 8e-7,
    },
    between: (fromMs, toMs, terms) => {
      const lastMs = Math.min(toMs, periodMs - leastMs);
      const services = [periodMs - lastMs, Math.max(periodMs - fromMs, leastMs)] as const;
      const inversion = inversionFrom(services[0]);
      const { blurMs, bandPerMs } = inversion;
      const most = blurMs > 0 ? Math.min(terms, mostBlurred) : terms;
      const sums = oneSided(2 * lastMs, most);
      const transforms = inversion.transforms(sums.contour, most);
      const bounds = (atMs: number, transform: Terms) =>
        boundsAt(sums, atMs, transform, transformError);
      const [after, earlier, later] = [0, -widths * blurMs, widths * blurMs].map((byMs) =>
        interpolated((all) => transforms(all.map((ms) => ms + byMs)), services, bandPerMs),
      ) as [ByService, ByService, ByService];
      const at = (atMs: number): Bounds => {
        const serviceMs = periodMs - atMs;
        if (blurMs === 0) return bounds(atMs, after(serviceMs));
        // With less service there is no more downtime, and with more no less.
        return boundsBy(
          () => Math.max(0, (bounds(atMs, later(serviceMs)).lower - beyond) / (1 - beyond)),
          () => Math.min(1, bounds(atMs, earlier(serviceMs)).upper / (1 - beyond)),
        );
      };
      return (atMs) => {
        if (atMs >= periodMs) return { lower: 1, upper: 1 };
        return atMs > lastMs ? { lower: at(lastMs).lower, upper: 1 } : at(atMs);
      };
    },
  };
}

type ByService = (serviceMs: number) => Terms;

/** Interpolates between as few moments as a limited band needs, if they are few enough (Chebyshev's, by Salzer's formula). */
function interpolated(
  transforms: (servicesMs: readonly number[]) => Terms[],
  [fromMs, toMs]: readonly [number, number],
  bandPerMs: number,
): ByService {
  const [middle, half] = [(fromMs + toMs) / 2, (toMs - fromMs) / 2];
  // e^{iωt} is off by less than 2 (e β / 2n)^n, with β the angle of half the stretch.
  const angle = (bandPerMs * half * Math.E) / 2;
  let count = 1;
  while (count <= mostNodes && 2 * (angle / count) ** count > 1e-16) count++;
  if (count > mostNodes) return (serviceMs) => transforms([serviceMs])[0] as Terms;
  const angles = Array.from({ length: count }, (_, i) => (Math.PI * (i + 0.5)) / count);
  const nodes = angles.map((each) => middle + half * Math.cos(each));
  let known: Terms[] | undefined;
  return (serviceMs) => {
    known ??= transforms(nodes);
    const exact = nodes.indexOf(serviceMs);
    if (exact >= 0 || count === 1) return known[Math.max(exact, 0)] as Terms;
    const weights = angles.map(
      (each, i) => ((-1) ** i * Math.sin(each)) / (serviceMs - (nodes[i] as number)),
    );
    const sum = weights.reduce((so, weight) => so + weight, 0);
    return mixed(
      known,
      weights.map((weight) => weight / sum),
    );
  };
}

/** Adds transforms up, each times its weight. */
function mixed(all: readonly Terms[], weights: readonly number[]): Terms {
  const length = all[0]?.re.length ?? 0;
  const sum = { re: new Float64Array(length), im: new Float64Array(length) };
  all.forEach(({ re, im }, i) => {
    const weight = weights[i] as number;
    for (let k = 0; k < length; k++) {
      sum.re[k] = (sum.re[k] as number) + weight * (re[k] as number);
      sum.im[k] = (sum.im[k] as number) + weight * (im[k] as number);
    }
  });
  return sum;
}
