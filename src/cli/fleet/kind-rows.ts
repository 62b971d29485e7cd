// The kinds of a mix, each with its own figures: simulated, and exact beside them.

import { kindNames } from '../../../machines/index.js';
import { countText, decimalsFor, durationText, rateText, shareText } from '../terminal/figures.js';
import type { FleetReport } from './fleet-report.js';

/** The names of the columns. */
export const kindHead = [
  'Kind',
  'Instances',
  'Serving share',
  'Exact',
  'Outages a year, each',
  'MTTR',
] as const;

/** A row for each part of the mix. */
export function kindRows({ simulated, exact }: FleetReport): string[][] {
  return simulated.groups.map(({ kind, instances, servingShare, outages }, g) => {
    const decimals = decimalsFor(2 * (servingShare?.standardError ?? 0));
    const { meanTimeToRepairMs: repair } = outages;
    return [
      kindNames[kind],
      countText(instances),
      servingShare ? shareText(servingShare.mean, decimals) : '–',
      shareText(exact.groups[g]?.expected.serving ?? 0, decimals),
      rateText(outages.perInstanceYear),
      repair === undefined ? '–' : durationText(repair),
    ];
  });
}
