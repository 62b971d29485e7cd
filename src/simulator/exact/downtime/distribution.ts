// How much downtime an instance has in a year, and how likely it breaks a service level: between bounds.

import { type FleetSource, modelledFleet, requireOptions, yearMs } from '../../profile/index.js';
import { solveChain, total } from '../chain/chain.js';
import { closedLaw, type DowntimeLaw, type Effort } from './downtime-law.js';
import { invertedLaw } from './inverted-law.js';
import { type Bounds, boundsBy } from './one-sided.js';
import { type DowntimeQuantile, quantilesOf } from './quantiles.js';

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

/** The downtime of an instance in the 365 days from its birth. */
export interface DowntimeDistribution {
  /** Half, nine tenths and 99 hundredths of the instances have at most so much downtime. */
  readonly quantiles: readonly DowntimeQuantile[];
  /** How likely each level is broken. */
  readonly levels: readonly LevelAnswer[];
}

const usualLevels = [0.99, 0.999, 0.9995, 0.9999];

/** A probability, and that of the opposite, is narrowed down to this, or to a quarter of it if that is less. */
const wanted = 1e-3;

/**
 * Works out the distribution of an instance's downtime in the 365 days from its birth, its creation included.
 * Nothing is simulated: each figure lies between its bounds, if transforms are as right as they were wherever it was
 * measured, which is not proven. The bounds are narrow but where instances end and begin service together for long.
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
 * const [{ broken }] = downtimeDistribution(profile, { levels: [0.999] }).levels;
 * broken.lower < 1 - Math.exp(-0.999) && 1 - Math.exp(-0.999) < broken.upper; // true
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

  const parts = groups.map(({ weight, model }) => ({
    weight,
    law: closedLaw(model, yearMs) ?? invertedLaw(solveChain(model), yearMs),
  }));
  const mixed = mixedLaw(parts);
  const limits = levels.map((level) => (1 - level) * yearMs);
  const { quantiles, within } = quantilesOf(mixed, [0.5, 0.9, 0.99], limits);
  const answers = levels.map((level, i) => {
    const allowedMs = limits[i] as number;
    return { level, allowedMs, broken: exceeds(mixed, allowedMs, within(allowedMs)) };
  });
  return {
    quantiles,
    levels: answers.map((answer) => ({ ...answer, broken: narrowed(answer.level, answers) })),
  };
}

function mixedLaw(
  parts: readonly { readonly weight: number; readonly law: DowntimeLaw }[],
): DowntimeLaw {
  return {
    effort: parts
      .map(({ law }) => law.effort)
      .sort((one, other) => one.fine - other.fine)[0] as Effort,
    between: (fromMs, toMs, terms) => {
      const each = parts.map(({ weight, law }) => ({
        weight,
        at: law.between(fromMs, toMs, terms),
      }));
      return (atMs) => {
        const all = each.map(({ weight, at }) => ({ weight, bounds: at(atMs) }));
        return boundsBy(
          () => total(all.map(({ weight, bounds }) => weight * bounds.lower)),
          () => total(all.map(({ weight, bounds }) => weight * bounds.upper)),
        );
      };
    },
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

/** Bounds of the opposite. */
const above = ({ lower, upper }: Bounds): Bounds => ({ lower: 1 - upper, upper: 1 - lower });

/** With how many frequencies it is tried before. */
const fewTerms = 128;

function exceeds({ effort, between }: DowntimeLaw, atMs: number, known?: Bounds): Bounds {
  // Where hardly any instance has so little downtime, few frequencies tell all that can be told.
  if (!known) {
    const few = above(between(atMs, atMs, fewTerms)(atMs));
    if (few.upper - few.lower <= effort.sharpest) return few;
  }
  let best = known ? above(known) : { lower: 0, upper: 1 };
  let width = 1;
  for (const terms of effort.more) {
    if (known && terms < effort.fine) continue;
    const rarer = Math.min(best.upper, 1 - best.lower);
    if (best.upper - best.lower <= Math.max(effort.least, Math.min(wanted, rarer / 4))) break;
    const found = above(between(atMs, atMs, terms)(atMs));
    best = { lower: Math.max(best.lower, found.lower), upper: Math.min(best.upper, found.upper) };
    // Where service times are blurred, more frequencies of downtime tell nothing.
    if (found.upper - found.lower > 0.75 * width) break;
    width = found.upper - found.lower;
  }
  return best;
}
