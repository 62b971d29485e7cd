// What a check found, as workflow commands: GitHub shows them beside the lines of the trace.

import type { WaiterReport } from '../../observer/index.js';
import { onOneLine } from '../environment/failures.js';
import { type CheckOutcome, countOf, inOptions } from './outcome.js';

/** Where an annotation stands, and what it is called. */
interface Place {
  readonly file?: string | undefined;
  readonly line?: number;
  readonly title: string;
}

/** Writes an annotation. */
function annotation(level: 'error' | 'warning' | 'notice', place: Place, text: string) {
  const properties = Object.entries(place)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escaped(String(value)).replace(/[:,]/g, encoded)}`);
  return `::${level} ${properties.join(',')}::${escaped(text)}`;
}

const encoded = (char: string) =>
  `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
const escaped = (text: string) => onOneLine(text).replace(/%/g, encoded);

/** Writes what a lint of a waiter found, a line for every finding and note. */
export function githubOfLint({ findings, notes }: WaiterReport): string[] {
  const title = 'dcs-lifecycle lint-waiter';
  const lines = [
    ...findings.map(({ finding, message }) =>
      annotation('error', { title: `${title}: ${finding}` }, message),
    ),
    ...notes.map((note) => annotation('warning', { title }, note)),
  ];
  return findings.length > 0
    ? lines
    : [...lines, annotation('notice', { title }, 'the lifecycle agrees with this waiter')];
}

/** Writes a report, a line for every finding. */
export function githubOf({ report }: CheckOutcome): string[] {
  const { counts, violations, warnings, verdict, because = '' } = report;
  const excluded = violations.map(({ instanceId, from, to, because: why, nearest }) => {
    const what = to.status ?? to.request ?? 'kind';
    const title = `${instanceId}: ${from ? `${from.status} → ` : ''}${what}`;
    const text = [why, nearest?.message].filter(Boolean).join('; ');
    return annotation('error', { file: to.source, line: to.line, title }, text);
  });
  const tooMany = counts.violations - violations.length;
  const odd = warnings.map(({ instanceId, to, message }) =>
    annotation('warning', { file: to.source, line: to.line, title: instanceId }, message),
  );
  const title = 'dcs-lifecycle check';
  const summary = {
    conforming: () =>
      annotation(
        'notice',
        { title },
        `conforms: ${countOf(counts.observations, 'observation')} of ${countOf(counts.instances, 'instance')}`,
      ),
    violations: () => annotation('error', { title }, countOf(counts.violations, 'violation')),
    notJudged: () => annotation('error', { title }, `not judged: ${inOptions(because)}`),
  }[verdict]();
  return [
    ...excluded,
    ...(tooMany > 0 ? [annotation('error', { title }, countOf(tooMany, 'more violation'))] : []),
    ...odd,
    summary,
  ];
}
