// Two profiles beside each other, in words: the figures of both, and which of them is better by how much.

import { durationText } from '../terminal/figures.js';
import { tableOf } from '../terminal/layout.js';
import type { Colours, Style } from '../terminal/style.js';
import { type Comparison, compare } from './comparison.js';
import { comparisonRows } from './comparison-rows.js';
import type { Beside, ProfileAnswer } from './profile-answer.js';
import { profileHead } from './profile-head.js';

const right = 'right' as const;

/** Writes a comparison and nothing else, line by line. */
export function comparisonText(one: ProfileAnswer, beside: Beside, { colours }: Style): string[] {
  const described = [one, beside.answer].flatMap((answer, i) => [
    colours.bold(`${beside.names[i]}: ${answer.profile.name ?? 'a fleet without a name'}`),
    ...profileHead(answer, colours),
    '',
  ]);
  return [...described, ...comparisonTable(one, beside, colours)];
}

/** The figures of both, and the verdict. */
export function comparisonTable(one: ProfileAnswer, beside: Beside, colours: Colours): string[] {
  const { answer: other, names } = beside;
  return [
    ...tableOf(['', '', ...names], comparisonRows(one, other), colours, [
      'left',
      'left',
      right,
      right,
    ]),
    '',
    ...verdictText(compare(one, other), comparedText(beside)).map((line) => `  ${line}`),
  ];
}

/** The verdict in words, a sentence each. */
export function verdictText({ exact, simulated }: Comparison, what: string): string[] {
  const { verdict, savedPerYearMs: saved } = exact;
  const long =
    verdict === 'alike'
      ? `${what}: no different in the long run.`
      : `${what}: ${verdict} by ${durationText(Math.abs(saved))} of downtime a year in the long run, exactly.`;
  if (!simulated) return [long];
  const { savedPerYearMs, lowPerYearMs, highPerYearMs } = simulated;
  const range =
    savedPerYearMs < 0 ? [-highPerYearMs, -lowPerYearMs] : [lowPerYearMs, highPerYearMs];
  return [
    long,
    simulated.verdict === 'cannot tell'
      ? `Simulated: cannot tell; between ${signedText(lowPerYearMs)} and ${signedText(highPerYearMs)} a year in 95 of 100 runs.`
      : `Simulated: ${simulated.verdict} by ${durationText(Math.abs(savedPerYearMs))} a year, ${range.map(durationText).join(' to ')} in 95 of 100 runs.`,
  ];
}

const signedText = (saved: number) =>
  `${durationText(Math.abs(saved))} ${saved < 0 ? 'worse' : 'better'}`;

/** What the verdict is about. */
export const comparedText = ({ names, changes }: Beside): string =>
  changes ? `With ${changes.join(' and ')}` : `${names[1]} beside ${names[0]}`;
