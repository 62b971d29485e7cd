// Tallies as JSON and back. Times are decimal strings, because they outgrow the numbers of JSON's
// readers; in the rows by length, most of which are empty, a run of zeros is one negative number.

import { z } from 'zod';
import { areMoments, type ForcedTally, type Moments } from './forced-tally.js';
import { outageBins } from './outage-histogram.js';
import type { Tally } from './tally.js';

const count = z.number().int().min(0);
const whole = z.string().regex(/^\d{1,60}$/, 'must be a whole number in digits');
const difference = z.number().int();
const moments = z.strictObject({
  sum: z.string().regex(/^\d{1,120}$/, 'must be a whole number in digits'),
  squares: z.string().regex(/^\d{1,120}$/, 'must be a whole number in digits'),
  most: z.number().min(0),
});

/** A tally in a document. */
export const tallyDocument = z.strictObject({
  instances: count,
  dwellUs: z.array(whole),
  taken: z.array(count),
  won: z.array(count),
  stays: z.array(z.number().int()),
  changes: z.array(difference),
  outages: z.array(z.number().int()),
  longestOutageUs: count,
  openOutages: count,
  served: count,
  toServiceUs: whole,
  downUs: whole,
  downUsSquared: whole,
  causesUs: z.array(whole),
  /** Of a run with weighted lives. */
  forced: z
    .strictObject({
      down: moments,
      steps: z.array(z.strictObject({ taken: moments, down: moments })),
    })
    .optional(),
});

/** See {@link tallyDocument}. */
export type TallyDocument = z.infer<typeof tallyDocument>;

/** Writes a tally down. */
export function encodeTally(tally: Tally): TallyDocument {
  const { forced, ...counts } = tally;
  return {
    ...counts,
    dwellUs: tally.dwellUs.map(String),
    taken: [...tally.taken],
    won: [...tally.won],
    stays: squeeze(tally.stays),
    changes: [...tally.changes],
    outages: squeeze(tally.outages),
    toServiceUs: String(tally.toServiceUs),
    downUs: String(tally.downUs),
    downUsSquared: String(tally.downUsSquared),
    causesUs: tally.causesUs.map(String),
    ...(forced && {
      forced: {
        down: encodeMoments(forced.down),
        steps: forced.steps.map(({ taken, down }) => ({
          taken: encodeMoments(taken),
          down: encodeMoments(down),
        })),
      },
    }),
  };
}

const encodeMoments = ({ sum, squares, most }: Moments) => ({
  sum: String(sum),
  squares: String(squares),
  most,
});

/**
 * Reads a tally back.
 *
 * @param like - a tally of the run that it must belong to
 * @returns undefined when it does not fit that run, or contradicts itself
 */
export function decodeTally(document: TallyDocument, like: Tally): Tally | undefined {
  const outages = expand(document.outages, outageBins);
  const stays = expand(document.stays, like.stays.length);
  if (
    document.dwellUs.length !== like.dwellUs.length ||
    document.taken.length !== like.taken.length ||
    document.won.length !== like.won.length ||
    document.changes.length !== like.changes.length ||
    document.causesUs.length !== like.causesUs.length ||
    document.forced?.steps.length !== like.forced?.steps.length ||
    !outages ||
    !stays
  ) {
    return undefined;
  }
  const { forced, ...counts } = document;
  const tally = {
    ...counts,
    dwellUs: document.dwellUs.map(BigInt),
    taken: Float64Array.from(document.taken),
    won: Float64Array.from(document.won),
    stays,
    changes: Float64Array.from(document.changes),
    outages,
    toServiceUs: BigInt(document.toServiceUs),
    downUs: BigInt(document.downUs),
    downUsSquared: BigInt(document.downUsSquared),
    causesUs: document.causesUs.map(BigInt),
    ...(forced && like.forced && { forced: decodeForced(forced, like.forced) }),
  };
  return isConsistent(tally) ? tally : undefined;
}

function decodeForced(
  { down, steps }: NonNullable<TallyDocument['forced']>,
  like: ForcedTally,
): ForcedTally {
  return {
    down: decodeMoments(down),
    steps: like.steps.map(({ step }, s) => ({
      step,
      taken: decodeMoments((steps[s] as (typeof steps)[number]).taken),
      down: decodeMoments((steps[s] as (typeof steps)[number]).down),
    })),
    notForced: like.notForced,
  };
}

const decodeMoments = ({ sum, squares, most }: z.infer<typeof moments>): Moments => ({
  sum: BigInt(sum),
  squares: BigInt(squares),
  most,
});

/** Tells whether every instance is somewhere at every point of time, and no sum is beyond the whole. */
function isConsistent(tally: Tally): boolean {
  const { instances, dwellUs, changes, served, openOutages, downUs, causesUs, forced } = tally;
  const weighted = forced ? [forced, ...forced.steps].map(({ down }) => down) : [];
  const taken = forced?.steps.map((step) => step.taken) ?? [];
  const points = changes.length / dwellUs.length;
  const everywhere = new Float64Array(points);
  for (let at = 0, here = 0; at < changes.length; at++) {
    here = (at % points === 0 ? 0 : here) + (changes[at] as number);
    if (here < 0) return false;
    everywhere[at % points] = (everywhere[at % points] as number) + here;
  }
  return (
    everywhere.every((present) => present === instances) &&
    served <= instances &&
    openOutages <= served &&
    downUs <= dwellUs.reduce((all, us) => all + us, 0n) &&
    downUs === causesUs.reduce((all, us) => all + us, 0n) &&
    [...weighted, ...taken].every((moments) => areMoments(moments, instances))
  );
}

function squeeze(counts: Float64Array): number[] {
  const row: number[] = [];
  for (const n of counts) {
    const last = row.at(-1);
    if (n !== 0) row.push(n);
    else if (last !== undefined && last < 0) row[row.length - 1] = last - 1;
    else row.push(-1);
  }
  return row;
}

function expand(row: readonly number[], length: number): Float64Array | undefined {
  const counts = new Float64Array(length);
  let at = 0;
  for (const n of row) {
    if (n >= 0 && at < length) counts[at] = n;
    at += n < 0 ? -n : 1;
  }
  return at === length ? counts : undefined;
}
