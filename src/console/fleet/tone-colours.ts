// A colour for each status of the chart that is shown beside others: those of a tone are shades of it.

import type { StatusCount, Tone } from '../../ui/index.js';

/** How many shades the style sheet has of each tone. */
const shades: Readonly<Record<Tone, number>> = {
  success: 4,
  inProgress: 6,
  error: 4,
  stopped: 3,
  unknown: 1,
};

/** The class that gives a status its colour. */
export type ToneShade = `shade-${Tone}-${number}`;

/** Gives each status a shade of its tone, in their order. */
export function shadesOf(counts: readonly StatusCount[]): ReadonlyMap<string, ToneShade> {
  const used = new Map<Tone, number>();
  return new Map(
    counts.map(({ status, tone }) => {
      const next = used.get(tone) ?? 0;
      used.set(tone, next + 1);
      return [status, `shade-${tone}-${next % shades[tone]}`] as const;
    }),
  );
}
