// The verdict of a check: what was found, and whether enough was compared to say so.

import type { LineIssue, TraceCounts, TraceReport } from './report.js';

/** Which share of the records may be passed over unless told. */
export const usualAllowedSkips = 0.1;

type Verdict = Pick<TraceReport, 'verdict' | 'because'>;

/** What was passed over, for the words. */
interface Skipped {
  readonly unknown: TraceReport['unknownStatuses'];
  readonly broken: readonly LineIssue[];
}

/**
 * Decides what a check can say. Violations stay what they are however much else was passed over: two
 * observations that exclude each other do so whatever came between them.
 *
 * @param skipped - the first of what was passed over
 * @param allowSkipped - which share of the records may be passed over, 0 to 1
 */
export function verdictOf(counts: TraceCounts, skipped: Skipped, allowSkipped: number): Verdict {
  if (counts.violations > 0) return { verdict: 'violations' };
  const because = whyNotJudged(counts, allowSkipped);
  if (because === undefined) return { verdict: 'conforming' };
  return { verdict: 'notJudged', because: [because, ...skippedIn(counts, skipped)].join('; ') };
}

function whyNotJudged(counts: TraceCounts, allowSkipped: number): string | undefined {
  const { records, observations, pairs, requests, skipped } = counts;
  if (observations + requests === 0) return 'no observation could be checked';
  if (pairs + requests === 0) return 'nothing was compared: every instance was seen once only';
  if (skipped <= allowSkipped * records) return undefined;
  const most = `${Number((allowSkipped * 100).toPrecision(3))} %`;
  return `${skipped} of ${records} records were passed over, which is more than ${most} (allowSkipped)`;
}

/** What was passed over, by sorts. */
function skippedIn(
  { broken, outOfOrder, unknownStatuses }: TraceCounts,
  skipped: Skipped,
): string[] {
  const [first] = skipped.broken;
  const example = first ? `, the first in line ${first.line}: ${first.problem}` : '';
  return [
    broken > 0 && `${broken} broken${example}`,
    outOfOrder > 0 && `${outOfOrder} out of order`,
    unknownStatuses > 0 && unknownText(unknownStatuses, skipped.unknown),
  ].filter((text) => text !== false);
}

/** How many names of unknown statuses are written out. */
const mostNamed = 5;

/** Unknown statuses in words, with those that may be meant. */
export function unknownText(count: number, unknown: TraceReport['unknownStatuses']): string {
  const shown = unknown.slice(0, mostNamed);
  const more = unknown.length > mostNamed ? ', …' : '';
  const names = shown.map(({ status }) => status).join(', ');
  const meant = [...new Set(shown.flatMap((each) => each.meant ?? []))];
  const question = meant.length > 0 ? `; did you mean ${meant.join(', ')}?` : '';
  const isCase = shown.some(
    ({ status, meant: name }) => name?.toLowerCase() === status.toLowerCase(),
  );
  const hint = isCase ? ' Pass ignoreCase to take them' : '';
  return `${count} unknown ${count === 1 ? 'status' : 'statuses'}: ${names}${more}${question}${hint}`;
}
