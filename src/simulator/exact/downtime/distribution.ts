// How much downtime an instance has in a year, and how likely it breaks a service level: between bounds.

import { type FleetSource, modelledFleet, requireOptions, yearMs } from '../../profile/index.js';
import { type DowntimeLaw, downtimeLaw } from './downtime-law.js';
import type { Bounds } from './one-sided.js';

/** What to answer. */
export interface DowntimeOptions {
  /** The availabilities to keep, above 0 and below 1; 99 %, 99.9 %, 99.95 % and 99.99 % unless given. */
  readonly levels?: readonly number[];
}

/** A service level, and how likely an instance breaks it. */
export interface LevelAnswer {
  /** The availability to keep. */
  readonly level: number;
  /** The downtime that it allows within the year, in milliseconds. */
  readonly allowedMs: number;
  /** The probability of more downtime than that. */
  readonly broken: Bounds;
}

/** A quantile of the downtime within a year. */
export interface DowntimeQuantile {
  /** The share of instances that have at most so much. */
  readonly share: number;
  /** It is at least this, in milliseconds. */
  readonly lowerMs: number;
  /** It is at most this, in milliseconds. */
  readonly upperMs: number;
}

/** The downtime of an instance in the 365 days from its birth. */
export type DowntimeDistribution =
  | {
      /** The figures are known. */ readonly type: 'known';
      /** Half, nine tenths and 99 hundredths of the instances have at most so much downtime. */
      readonly quantiles: readonly DowntimeQuantile[];
      /** How likely each level is broken. */
      readonly levels: readonly LevelAnswer[];
    }
  | {
      /** They cannot be told. */ readonly type: 'unknown';
      /** Why, in words. */ readonly reason: string;
    };

const usualLevels = [0.99, 0.999, 0.9995, 0.9999];

/** A probability, and that of the opposite, is narrowed down to this, to a quarter of it if that is less … */
const wanted = 1e-3;

/** … but no further than to this. */
const least = 1e-5;

/** With how many frequencies it is tried, one after the other. */
const efforts = [1024, 4096, 8192, 16_384];

/**
 * Works out the distribution of an instance's downtime in the 365 days from its birth, its creation included.
 * Nothing is simulated: each figure lies between the bounds, if transforms are right to 1e-13, which is measured
 * and not proven. Known where no outage begins, and where an instance serves in one state and outages begin at a
 * constant rate there (workloads that say `every`), or all after the same time.
 *
 * @param fleet - a profile from `parseProfile`; or models of your own, whose weights add up to 1
 * @throws TypeError when `fleet` is neither
 * @throws RangeError when a level is not above 0 and below 1
 *
 * @example
 * ```ts
 * const profile = parseProfile({
 *   kind: 'ha',
 *   plan: { phases: { CREATING: { takes: '10s' } } },
 *   workload: { fault: { every: '365d' }, recovery: { after: '1d' } },
 *   instances: 1000,
 *   horizon: '365d',
 * });
 * const distribution = downtimeDistribution(profile, { levels: [0.999] });
 * if (distribution.type === 'known') {
 *   const [{ broken }] = distribution.levels;
 *   broken.lower < 1 - Math.exp(-0.999) && 1 - Math.exp(-0.999) < broken.upper; // true
 * }
 * ```
 */
export function downtimeDistribution(
  fleet: FleetSource,
  options: DowntimeOptions = {},
): DowntimeDistribution {
  const caller = 'downtimeDistribution';
  const { groups } = modelledFleet(caller, fleet);
  requireOptions(caller, options, '{ levels: [0.999] }');
  const { levels = usualLevels } = options;
  const wrong = levels.find((level) => !(level > 0 && level < 1));
  if (wrong !== undefined) throw new RangeError(`a level is above 0 and below 1; got ${wrong}`);

  const parts: { readonly weight: number; readonly law: DowntimeLaw }[] = [];
  for (const { weight, model } of groups) {
    const law = downtimeLaw(model, yearMs);
    if (typeof law === 'string') return { type: 'unknown', reason: law };
    parts.push({ weight, law });
  }
  const mixed: DowntimeLaw = {
    upTo: (latestMs, terms) => {
      const each = parts.map(({ weight, law }) => ({ weight, at: law.upTo(latestMs, terms) }));
      return (atMs) =>
        each.reduce(
          (sum, { weight, at }) => {
            const { lower, upper } = at(atMs);
            return { lower: sum.lower + weight * lower, upper: sum.upper + weight * upper };
          },
          { lower: 0, upper: 0 },
        );
    },
  };
  const answers = levels.map((level) => {
    const allowedMs = (1 - level) * yearMs;
    return { level, allowedMs, broken: exceeds(mixed, allowedMs) };
  });
  return {
    type: 'known',
    quantiles: [0.5, 0.9, 0.99].map((share) => quantile(mixed, share)),
    levels: answers.map((answer) => ({ ...answer, broken: narrowed(answer.level, answers) })),
  };
}

/** An instance that breaks a level breaks all higher ones, so the bounds of one level hold for others too. */
function narrowed(level: number, answers: readonly LevelAnswer[]): Bounds {
  return {
    lower: Math.max(
      ...answers.filter((each) => each.level <= level).map(({ broken }) => broken.lower),
    ),
    upper: Math.min(
      ...answers.filter((each) => each.level >= level).map(({ broken }) => broken.upper),
    ),
  };
}

function exceeds(law: DowntimeLaw, atMs: number): Bounds {
  let best: Bounds = { lower: 0, upper: 1 };
  for (const terms of efforts) {
    const { lower, upper } = law.upTo(atMs, terms)(atMs);
    best = { lower: Math.max(best.lower, 1 - upper), upper: Math.min(best.upper, 1 - lower) };
    const rarer = Math.min(best.upper, 1 - best.lower);
    if (best.upper - best.lower <= Math.max(least, Math.min(wanted, rarer / 4))) break;
  }
  return best;
}

/** From a rough bracket to a fine one: what is later than the bracket needs no frequencies. */
function quantile(law: DowntimeLaw, share: number): DowntimeQuantile {
  let [low, high] = [0, yearMs];
  for (const terms of [256, 1024, 4096]) {
    // Without a rough idea the times are halved until one is surely too short.
    for (let at = low === 0 ? high / 2 : low; low === 0 && at >= 1; at /= 2) {
      const { lower, upper } = law.upTo(at, terms)(at);
      if (lower >= share) high = at;
      if (upper < share) low = at;
    }
    const at = law.upTo(high, terms);
    const [from, to] = [low, high];
    low = bisected(from, to, (ms) => at(ms).upper < share).below;
    high = bisected(from, to, (ms) => at(ms).lower < share).above;
  }
  return { share, lowerMs: low, upperMs: high };
}

/** Halves a stretch until it is short: `isBelow` held at one end of it and not at the other. */
function bisected(from: number, to: number, isBelow: (ms: number) => boolean) {
  let [below, above] = [from, to];
  while (above - below > 1e-5 * above && above > 1) {
    const middle = (below + above) / 2;
    if (isBelow(middle)) below = middle;
    else above = middle;
  }
  return { below, above };
}
