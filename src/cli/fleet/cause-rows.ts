// What begins outages, row by row: by mathematics in the long run and, of a run, as simulated. Of a mix kind by kind, too.

import { kindNames } from '../../../machines/index.js';
import type { OutageCause, SimulatedCause } from '../../simulator/index.js';
import { countText, durationText, rateText, shareText } from '../terminal/figures.js';
import { isSimulated } from './fleet-report.js';
import type { ProfileAnswer } from './profile-answer.js';

/** The names of the columns; those of a run come last. */
export const causeHead = (answer: ProfileAnswer): string[] => [
  'Outages begin with',
  'Per year',
  'Downtime/year',
  'After a failure',
  'Of all downtime',
  ...(isSimulated(answer) ? ['Simulated', 'Downtime/year', 'Of all downtime'] : []),
];

/** Says what the columns of a run hold. */
export const causeNote =
  'Simulated: from birth to the horizon; an outage that the horizon cuts short counts as far as it got.';

/** A row for each cause, in the order of the exact answer. */
export function causeRows(answer: ProfileAnswer): string[][] {
  return rows(answer.causes, isSimulated(answer) ? answer.simulated.causes : undefined);
}

/** A row for each kind of a mix and each of its causes, with the kind in front; none for a fleet of one kind. */
export function kindCauseRows(answer: ProfileAnswer): string[][] {
  const simulated = isSimulated(answer) ? answer.simulated.groups : undefined;
  return answer.kindCauses.flatMap(({ kind, causes }, g) =>
    rows(causes, simulated?.[g]?.causes).map((row) => [kindNames[kind], ...row]),
  );
}

const rows = (causes: readonly OutageCause[], simulated?: readonly SimulatedCause[]): string[][] =>
  causes.map((exact) => [
    exact.cause,
    ...exactCells(exact),
    ...(simulated ? simulatedCells(simulated.find(({ cause }) => cause === exact.cause)) : []),
  ]);

/** The figures of a cause in the long run. */
export const exactCells = (exact: OutageCause): string[] => [
  exact.perYear > 0 ? rateText(exact.perYear) : '–',
  durationText(exact.downtimePerYearMs),
  durationText(exact.troublePerYearMs),
  shareText(exact.share, 2),
];

/** Those of a run. */
export const simulatedCells = (seen: SimulatedCause | undefined): string[] => [
  countText(seen?.count ?? 0),
  durationText(seen?.downtimePerYearMs ?? 0),
  shareText(seen?.share ?? 0, 2),
];
