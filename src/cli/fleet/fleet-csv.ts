// A run as one long table, a row per figure: for spreadsheets, and for tools that filter and pivot.

import type { Estimate } from '../../simulator/index.js';
import { byStatus, creationChance, type FleetReport } from './fleet-report.js';

const columns = ['figure', 'of', 'at_ms', 'value', 'low', 'high', 'exact', 'z'] as const;
type Row = Partial<Record<(typeof columns)[number], string | number | undefined>>;

/** Writes a report as CSV (RFC 4180). Times are milliseconds, shares are 0 to 1. */
export function fleetCsv(report: FleetReport): string {
  const rows = [
    ...scalars(report),
    ...downtimeRows(report),
    ...rareFigureRows(report),
    ...statusRows(report),
    ...transitionRows(report),
    ...series(report),
  ];
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(','));
  return [columns.join(','), ...lines, ''].join('\r\n');
}

function scalars({
  profile,
  simulated,
  exact,
  fleetShare,
  standardErrorsApart,
  partialOf,
}: FleetReport): Row[] {
  const { instances, horizonMs, seed, outages, creations, service } = simulated;
  const success = creations.successShare;
  const bounds = (quantile: 'p50' | 'p95' | 'p99') => {
    const { lowMs, highMs } = outages.intervals?.[quantile] ?? {};
    return { low: lowMs, high: highMs };
  };
  return [
    { figure: 'name', of: profile.name },
    { figure: 'partial', value: Number(partialOf !== undefined) },
    { figure: 'instances', value: instances },
    { figure: 'horizon_ms', value: horizonMs },
    { figure: 'seed', value: seed },
    {
      figure: 'serving_share',
      ...interval(simulated.servingShare),
      exact: exact.expected.serving,
      z: standardErrorsApart,
    },
    ...(fleetShare.type === 'known'
      ? [
          {
            figure: 'serving_share_of_95_in_100_fleets',
            low: fleetShare.lower,
            high: fleetShare.upper,
          },
        ]
      : []),
    { figure: 'downtime_ms_per_year', value: simulated.downtimeMsPerYear },
    { figure: 'creations', value: creations.count },
    {
      figure: 'creation_success',
      ...(success && interval(success)),
      exact: creationChance(exact),
    },
    { figure: 'served', value: service.instances, exact: exact.servesByHorizon * instances },
    {
      figure: 'mean_ms_to_service',
      value: service.meanMsToService,
      exact: exact.meanTimeToServiceByHorizonMs,
    },
    { figure: 'outages', value: outages.count },
    { figure: 'outages_per_instance_year', value: outages.perInstanceYear },
    { figure: 'outage_p50_ms', value: outages.p50Ms, ...bounds('p50') },
    { figure: 'outage_p95_ms', value: outages.p95Ms, ...bounds('p95') },
    { figure: 'outage_p99_ms', value: outages.p99Ms, ...bounds('p99') },
    { figure: 'outage_longest_ms', value: outages.longestMs },
    { figure: 'outages_open', value: outages.open },
    {
      figure: 'mean_ms_between_outages',
      value: outages.meanTimeBetweenMs,
      exact: exact.longRun.outages?.meanTimeBetweenMs,
    },
    {
      figure: 'mean_ms_to_repair',
      value: outages.meanTimeToRepairMs,
      exact: exact.longRun.outages?.meanTimeToRepairMs,
    },
  ];
}

/** What concerns downtime; bounds are in the columns of intervals. */
function downtimeRows({
  simulated,
  distribution,
  causes,
  improvements,
  atOnce,
  within,
}: FleetReport): Row[] {
  const { quantiles, levels } = distribution;
  return [
    ...quantiles.map(({ share, lowerMs, upperMs }) => ({
      figure: 'downtime_quantile_ms',
      of: String(share),
      low: lowerMs,
      high: upperMs,
    })),
    ...levels.map(({ level, broken }) => ({
      figure: 'breaks_level',
      of: String(level),
      low: broken.lower,
      high: broken.upper,
    })),
    { figure: 'down_at_once_to_horizon_mean', exact: within.mean },
    { figure: 'down_at_once_to_horizon_p99', exact: within.p99 },
    { figure: 'down_at_once_to_horizon_most', high: within.most },
    ...(atOnce.type === 'known' && within.reachesLongRun
      ? [
          { figure: 'down_at_once_mean', exact: atOnce.mean },
          { figure: 'down_at_once_p99', exact: atOnce.p99 },
          { figure: 'down_at_once_yearly', exact: atOnce.yearly },
        ]
      : []),
    ...causes.flatMap(({ cause: of, perYear, downtimePerYearMs, share }): Row[] => {
      const seen = simulated.causes.find(({ cause }) => cause === of);
      return [
        { figure: 'cause_outages', of, value: seen?.count },
        { figure: 'cause_per_year', of, value: seen?.perYear, exact: perYear },
        {
          figure: 'cause_downtime_ms_per_year',
          of,
          value: seen?.downtimePerYearMs,
          exact: downtimePerYearMs,
        },
        { figure: 'cause_share', of, value: seen?.share, exact: share },
      ];
    }),
    ...improvements.map(({ key, savedPerYearMs }) => ({
      figure: 'tenth_less_saves_ms_per_year',
      of: key,
      exact: savedPerYearMs,
    })),
  ];
}

/** Of weighted lives, whose intervals are left out where too few tell. */
function rareFigureRows({ simulated: { rare }, afterRareSteps = [] }: FleetReport): Row[] {
  if (!rare) return [];
  const all = { figure: 'weighted_down_share', ...interval(rare.downShare) };
  const steps = rare.steps.flatMap(({ perYear, downtimeMsPerYear, isEnough }, s): Row[] => {
    const { of, downtimeMsPerYear: exact } = afterRareSteps[s] ?? {};
    const known = (estimate: Estimate): Row =>
      isEnough ? interval(estimate) : { value: estimate.mean };
    return [
      { figure: 'rare_step_per_year', of, ...known(perYear) },
      { figure: 'rare_step_downtime_ms_per_year', of, ...known(downtimeMsPerYear), exact },
    ];
  });
  return [all, ...steps];
}

const interval = ({ mean, low, high }: Estimate): Row => ({ value: mean, low, high });

function statusRows({ simulated, exact }: FleetReport): Row[] {
  const expected = byStatus(exact.expected.shares);
  return simulated.statuses.flatMap(({ status, share, stays, meanDwellMs }): Row[] => [
    { figure: 'status_share', of: status, value: share, exact: expected.get(status) ?? 0 },
    { figure: 'status_stays', of: status, value: stays },
    { figure: 'status_mean_dwell_ms', of: status, value: meanDwellMs },
  ]);
}

function transitionRows({ simulated }: FleetReport): Row[] {
  return simulated.transitions.map(({ from, event, to, count }) => ({
    figure: 'transitions',
    of: `${from} ${event} ${to}`,
    value: count,
  }));
}

function series({ simulated: { series: seen } }: FleetReport): Row[] {
  return seen.atMs.flatMap((atMs, point) =>
    seen.statuses.map((status, s) => ({
      figure: 'instances_in',
      of: status,
      at_ms: atMs,
      value: seen.counts[s]?.[point],
    })),
  );
}

function cell(value: string | number | undefined): string {
  if (value === undefined) return '';
  const text = String(value);
  // A spreadsheet takes what begins like this for a formula.
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
