// Quantiles of downtime, from rough brackets to fine ones: with little downtime few frequencies tell much.

import { yearMs } from '../../profile/index.js';
import { bisected } from './bisection.js';
import type { DowntimeLaw } from './downtime-law.js';
import type { Bounds } from './one-sided.js';

/** A quantile of the downtime within a year. */
export interface DowntimeQuantile {
  /** The share of instances that have at most so much. */
  readonly share: number;
  /** It is at least this, in milliseconds. */
  readonly lowerMs: number;
  /** It is at most this, in milliseconds. */
  readonly upperMs: number;
}

type At = (ms: number) => Bounds;

/** A quantile is to be known to this part of it. */
const fine = 2e-3;

/** Figures are found together where service differs by no more than this between them. */
const near = 1.05;

/** The first time that is tried. */
const usualMs = yearMs / 256;

/** With less service than this in a year, nothing is narrowed down. */
const leastServiceMs = yearMs / 32;

/** With how many frequencies it is tried before. */
const [roughTerms, middleTerms] = [128, 512];

/**
 * Finds the quantiles of some shares.
 *
 * @param limits - other times that are of interest
 * @returns and bounds at those of the limits that were near
 */
export function quantilesOf(
  law: DowntimeLaw,
  shares: readonly number[],
  limits: readonly number[],
) {
  const rough = remembered((ms) => law.between(ms, ms, roughTerms)(ms));
  const first = shares.map((share) => roughly(rough, share));
  const middle = windowsOver(law, first, [], middleTerms);
  const second = first.map((each, i) => narrowed(middle.at[i] as At, each));
  const last = windowsOver(law, second, limits, law.effort.fine);
  const quantiles = second.map((each, i) => {
    const found = narrowed(last.at[i] as At, each);
    // Where one is far below the others, what is fine for them is rough for it.
    if (found.upperMs <= (1 + fine) * found.lowerMs) return found;
    const [own] = windowsOver(law, [found], [], law.effort.fine).at as [At];
    return narrowed(own, found);
  });
  return { quantiles, within: last.within };
}

/**
 * Times are halved until one is surely too short, and doubled until one is surely enough, from the usual on: more of
 * them need more work. Where there is little service, that is halved, too.
 */
function roughly(at: At, share: number): DowntimeQuantile {
  let [lowerMs, upperMs] = [0, yearMs];
  for (let ms = usualMs; lowerMs === 0 && ms >= 1; ms /= 2) {
    if (at(ms).lower >= share) upperMs = ms;
    if (at(ms).upper < share) lowerMs = ms;
  }
  for (let ms = 2 * usualMs; upperMs === yearMs && ms < yearMs; ms *= 2) {
    if (at(ms).lower >= share) upperMs = ms;
    if (at(ms).upper < share) lowerMs = ms;
  }
  while (!areNear(lowerMs, upperMs) && yearMs - lowerMs > leastServiceMs) {
    const middle = (lowerMs + upperMs) / 2;
    const { lower, upper } = at(middle);
    if (lower >= share) upperMs = middle;
    else if (upper < share) lowerMs = middle;
    else break;
  }
  return { share, lowerMs, upperMs };
}

const areNear = (oneMs: number, laterMs: number) => yearMs - oneMs <= near * (yearMs - laterMs);

/** Bounds of the distribution in brackets, of all at once where they are near. */
function windowsOver(
  law: DowntimeLaw,
  brackets: readonly DowntimeQuantile[],
  limits: readonly number[],
  terms: number,
): { readonly at: readonly At[]; within(ms: number): Bounds | undefined } {
  const lowMs = Math.min(...brackets.map(({ lowerMs }) => lowerMs));
  const highMs = Math.max(...brackets.map(({ upperMs }) => upperMs));
  const between = (fromMs: number, toMs: number) => {
    let made: At | undefined;
    return remembered((ms) => {
      made ??= law.between(fromMs, toMs, terms);
      return made(ms);
    });
  };
  if (!law.effort.together || !areNear(lowMs, highMs)) {
    return {
      at: brackets.map(({ lowerMs, upperMs }) => between(lowerMs, upperMs)),
      within: () => undefined,
    };
  }
  const beside = limits.filter((ms) => 2 * ms > lowMs && ms < 2 * highMs && areNear(lowMs, ms));
  const [fromMs, toMs] = [Math.min(lowMs, ...beside), Math.max(highMs, ...beside)];
  const at = between(fromMs, toMs);
  return {
    at: brackets.map(() => at),
    within: (ms) => (fromMs <= ms && ms <= toMs ? at(ms) : undefined),
  };
}

/** Narrows a bracket down: what is surely less is below, and what is surely enough above. */
function narrowed(at: At, { share, lowerMs, upperMs }: DowntimeQuantile): DowntimeQuantile {
  if (yearMs - lowerMs <= leastServiceMs) return { share, lowerMs, upperMs };
  return {
    share,
    lowerMs: bisected(lowerMs, upperMs, (ms) => at(ms).upper - share).below,
    upperMs: bisected(lowerMs, upperMs, (ms) => at(ms).lower - share).above,
  };
}

function remembered(of: At): At {
  const known = new Map<number, Bounds>();
  return (ms) => {
    const found = known.get(ms) ?? of(ms);
    known.set(ms, found);
    return found;
  };
}
