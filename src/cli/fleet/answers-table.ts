// The simulated answer and the exact one, figure by figure.

import type { ExactAnswer, FleetResult } from '../../simulator/index.js';
import { yearMs } from '../../simulator/internal.js';
import { decimalsFor, durationText, rateText, shareText, zText } from '../terminal/figures.js';
import { tableOf } from '../terminal/layout.js';
import type { Colours } from '../terminal/style.js';
import { creationChance, type FleetReport, getsThereLater } from './fleet-report.js';

const none = '–';
const right = 'right' as const;
const time = (ms: number | undefined) => (ms === undefined ? none : durationText(ms));

/** The two answers side by side. */
export function answersTable(
  { simulated, exact, fleetShare, standardErrorsApart }: FleetReport,
  colours: Colours,
): string[] {
  const { servingShare: serving, creations, service, downtimeMsPerYear } = simulated;
  const { longRun, meanTimeToServiceMs, meanTimeToServiceByHorizonMs } = exact;
  const decimals = decimalsFor(2 * serving.standardError);
  const success = creations.successShare;
  const chance = creationChance(exact);
  const yearly = (share: number) => durationText((1 - share) * yearMs);
  const rows = [
    [
      'Serving share',
      shareText(serving.mean, decimals),
      `${shareText(serving.low, decimals)} to ${shareText(serving.high, decimals)}`,
      shareText(exact.expected.serving, decimals),
      zText(standardErrorsApart),
    ],
    ...(fleetShare.type === 'known'
      ? [['  of 95 in 100 such fleets', '', '', fleetShareText(fleetShare), '']]
      : []),
    [
      'Downtime per year',
      durationText(downtimeMsPerYear),
      `${yearly(serving.high)} to ${yearly(serving.low)}`,
      yearly(exact.expected.serving),
      '',
    ],
    [
      'Creations that succeed',
      success ? shareText(success.mean) : none,
      success ? `${shareText(success.low)} to ${shareText(success.high)}` : '',
      chance === undefined ? none : shareText(chance),
      '',
    ],
    [
      'Time to first service',
      time(service.meanMsToService),
      '',
      time(meanTimeToServiceByHorizonMs),
      '',
    ],
    ...(getsThereLater(exact)
      ? [['  however long it takes', none, '', time(meanTimeToServiceMs), '']]
      : []),
    ...outageRows(simulated, longRun),
  ];
  return tableOf(['', 'Simulated', '95 % interval', 'Exact', 'z'], rows, colours, [
    'left',
    right,
    'left',
    right,
    right,
  ]);
}

/** The exact bounds of the share of such a fleet, with the digits that they differ by. */
function fleetShareText({ lower, upper }: KnownFleetShare): string {
  const decimals = decimalsFor(upper - lower);
  return `${shareText(lower, decimals)} to ${shareText(upper, decimals)}`;
}

type KnownFleetShare = Extract<FleetReport['fleetShare'], { type: 'known' }>;

function outageRows({ outages }: FleetResult, longRun: ExactAnswer['longRun']): string[][] {
  return [
    [
      'Outages a year, each',
      rateText(outages.perInstanceYear),
      '',
      `${rateText(longRun.outages?.perYear ?? 0)} in the long run`,
      '',
    ],
    [
      'Mean time between outages (MTBF)',
      time(outages.meanTimeBetweenMs),
      '',
      `${time(longRun.outages?.meanTimeBetweenMs)} in the long run`,
      '',
    ],
    [
      'Mean time to repair (MTTR)',
      time(outages.meanTimeToRepairMs),
      '',
      `${time(longRun.outages?.meanTimeToRepairMs)} in the long run`,
      '',
    ],
  ];
}
