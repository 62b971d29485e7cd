// Joins the reports of the parts of a trace that was split by instance: each part was checked by itself, and
// the whole is what one check would have found.

import { observedStatuses } from '../lifecycle/index.js';
import { addedCoverage } from './coverage.js';
import { IdSample } from './id-sample.js';
import type { TraceCounts, TraceReport } from './report.js';
import { usualAllowedSkips, verdictOf } from './verdict.js';

/** How to merge. */
export interface MergeOptions {
  /** As for the check of a trace. */
  readonly allowSkipped?: number;
  /** How many findings of a sort to keep; 1000 unless given. */
  readonly keep?: number;
}

/**
 * Merges the reports of parts that have no instance in common. The result is exact then. If the same
 * instances are in several parts, as when lines were assigned one by one, the parts have compared other
 * pairs than the whole would have: a violation stays one, and anything else is not judged.
 *
 * @param reports - at least one; their order is that of the findings
 * @throws RangeError when there is none
 *
 * @example
 * ```ts
 * const part = (id: string) =>
 *   checkTrace([
 *     { at: '2026-01-01T00:00:00Z', instance_id: id, status: 'CREATING' },
 *     { at: '2026-01-01T00:05:00Z', instance_id: id, status: 'RUNNING' },
 *   ]);
 * const whole = mergeReports([await part('a'), await part('b')]);
 * [whole.verdict, whole.counts.instances]; // ['conforming', 2]
 * mergeReports([await part('a'), await part('a')]).verdict; // 'notJudged'
 * ```
 */
export function mergeReports(
  reports: readonly TraceReport[],
  { allowSkipped = usualAllowedSkips, keep = 1000 }: MergeOptions = {},
): TraceReport {
  const [first] = reports;
  if (!first) throw new RangeError('expected at least one report');
  const listed = <K extends 'violations' | 'warnings' | 'broken' | 'outOfOrder' | 'duplicates'>(
    key: K,
  ) => reports.flatMap((report) => report[key] as TraceReport[K][number][]).slice(0, keep);
  const counts = addedCounts(reports, first);
  const unknownStatuses = summed(
    reports.map((report) => report.unknownStatuses),
    ({ status }) => status,
  );
  const broken = listed('broken');
  const judged = verdictOf(counts, { unknown: unknownStatuses, broken }, allowSkipped);
  const isSplitWrongly = haveCommonIds(reports) && judged.verdict !== 'violations';
  const from = reports.flatMap((report) => report.from ?? []).sort()[0];
  const to = reports
    .flatMap((report) => report.to ?? [])
    .sort()
    .at(-1);
  return {
    ...(isSplitWrongly ? { verdict: 'notJudged' as const, because: commonIds } : judged),
    counts,
    violations: listed('violations'),
    warnings: listed('warnings'),
    changes: summed(
      reports.map((report) => report.changes),
      (change) => [change.from, change.to, ...change.events].join(),
    ),
    coverage: addedCoverage(reports.map(({ coverage }) => coverage)),
    broken,
    outOfOrder: listed('outOfOrder'),
    duplicates: listed('duplicates'),
    unknownStatuses,
    times: summed(
      reports.map((report) => report.times),
      ({ unit }) => unit,
    ),
    seen: addedSeen(reports),
    ...(from !== undefined && to !== undefined && { from, to }),
    sample: IdSample.merge(reports.map(({ sample }) => sample)),
  };
}

/** The entries of all lists, those of the same key as one; the most frequent first. */
function summed<T extends { readonly count: number }>(
  lists: readonly (readonly T[])[],
  keyOf: (entry: T) => string,
): T[] {
  const byKey = new Map<string, T>();
  for (const entry of lists.flat()) {
    const known = byKey.get(keyOf(entry));
    byKey.set(keyOf(entry), known ? { ...known, count: known.count + entry.count } : entry);
  }
  return [...byKey.values()].sort((one, other) => other.count - one.count);
}

const addedCounts = (reports: readonly TraceReport[], { counts }: TraceReport) =>
  Object.fromEntries(
    Object.keys(counts).map((name) => [
      name,
      reports.reduce((sum, report) => sum + report.counts[name as keyof TraceCounts], 0),
    ]),
  ) as unknown as TraceCounts;

const addedSeen = (reports: readonly TraceReport[]) =>
  Object.fromEntries(
    observedStatuses.flatMap((status) => {
      const count = reports.reduce((sum, { seen }) => sum + (seen[status] ?? 0), 0);
      return count > 0 ? [[status, count]] : [];
    }),
  );

/** What is wrong with parts that were not split by instance. */
const commonIds =
  'the same instances are in several parts, so pairs of their observations were not compared: split the trace by instance_id';

/**
 * Whether an instance is in several reports. Found out by samples: for certain when most are.
 *
 * @example
 * ```ts
 * const report = await checkTrace([{ at: '2026-01-01T00:00:00Z', instance_id: 'a', status: 'RUNNING' }]);
 * haveCommonIds([report, report]); // true
 * ```
 */
export function haveCommonIds(reports: readonly TraceReport[]): boolean {
  const ids = reports.flatMap(({ sample }) => sample);
  return new Set(ids).size < ids.length;
}
