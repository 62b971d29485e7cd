// What weighted lives say of rare steps, for text and pages: how often each is taken, and the downtime after it.

import type { Estimate } from '../../simulator/index.js';
import { yearMs } from '../../simulator/internal.js';
import { countText, durationText, rateText } from '../terminal/figures.js';
import { statusLabel } from '../terminal/state-label.js';
import type { FleetReport } from './fleet-report.js';

/** The names of the columns. */
export const rareHead = [
  'Rare step',
  'An instance takes it',
  'Downtime/year after it',
  '95 % interval',
  'Exact',
] as const;

/** A row for each rare step; none in a run without weighted lives. */
export function rareRows({ simulated, afterRareSteps = [] }: FleetReport): string[][] {
  const { steps } = simulated.rare ?? { steps: [] };
  const several = new Set(steps.map(({ kind }) => kind)).size > 1;
  return steps.map(({ kind, from, event, to, perYear, downtimeMsPerYear: down, isEnough }, s) => {
    const exact = afterRareSteps[s];
    return [
      `${statusLabel(from)} ${event} → ${statusLabel(to)}${several ? ` (${kind})` : ''}`,
      perYear.mean > 0 ? onceIn(perYear.mean) : '–',
      durationText(down.mean),
      isEnough ? betweenText(down) : 'too few to tell',
      exact ? durationText(exact.downtimeMsPerYear) : '–',
    ];
  });
}

/** Says that weights were used, and what they are; nothing in a run without. */
export function rareNote({ simulated: { rare } }: FleetReport): string[] {
  if (!rare) return [];
  const { lives, downShare, notForced } = rare;
  const [least, most] = [downShare.low, downShare.high].map((share) =>
    durationText(share * yearMs),
  );
  const others =
    notForced.length > 0 ? ` Not forced, but left to chance: ${notForced.join(', ')}.` : '';
  return [
    `${countText(lives)} lives with weights besides: each takes every rare step that it could, and counts with the probability of that.`,
    `All in all, they are down ${durationText(downShare.mean * yearMs)} a year, ${least} to ${most} in 95 of 100 runs.${others}`,
  ];
}

const betweenText = ({ low, high }: Estimate): string =>
  high > 0 ? `${durationText(low)} to ${durationText(high)}` : 'it serves on';

function onceIn(perYear: number): string {
  if (perYear >= 0.1) return `${rateText(perYear)} times a year`;
  const years = Number((1 / perYear).toPrecision(4));
  return `once in ${years < 1e15 ? countText(years) : rateText(years)} years`;
}
