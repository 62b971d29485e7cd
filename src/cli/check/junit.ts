// What a check found, as the JUnit XML that CI servers show: a case for every sort of change that
// conforms, and a failed one for every violation.

import { XMLBuilder } from 'fast-xml-parser';
import type { Violation, WaiterReport } from '../../observer/index.js';
import { onOneLine } from '../environment/failures.js';
import { fileStyle } from '../terminal/style.js';
import { checkText } from './check-text.js';
import { type CheckOutcome, countOf, inOptions, placeOf } from './outcome.js';

const suiteName = 'dcs-lifecycle check';

/** Writes a report as JUnit XML. */
export function junitOf(outcome: CheckOutcome): string {
  const { report } = outcome;
  const { counts, changes, violations } = report;
  const passed = changes.map(({ from, to, count }) => ({
    '@classname': suiteName,
    '@name': `${from} → ${to} conforms, seen ${countOf(count, 'time')}`,
  }));
  const kept = violations.map(failedCase);
  const left = counts.violations - violations.length;
  const failed = left > 0 ? [...kept, andMore(left)] : kept;
  const compared = {
    '@classname': suiteName,
    '@name': `${countOf(counts.pairs, 'pair')} of observations of ${countOf(counts.instances, 'instance')} were compared`,
    ...(report.because !== undefined && {
      error: { '@type': 'notJudged', '@message': speakable(inOptions(report.because)) },
    }),
  };
  return suiteOf({
    name: suiteName,
    cases: [compared, ...passed, ...failed],
    failures: failed.length,
    errors: report.because === undefined ? 0 : 1,
    at: report.to,
    output: checkText(outcome, fileStyle),
  });
}

/** What a lint of a waiter found, as JUnit XML: a failed case for every finding, or one that passed. */
export function junitOfLint({ findings }: WaiterReport, output: readonly string[]): string {
  const name = 'dcs-lifecycle lint-waiter';
  const failed = findings.map(({ finding, status, message }) => ({
    '@classname': name,
    '@name': speakable(`${finding} ${status}`),
    failure: { '@type': finding, '@message': speakable(message) },
  }));
  const passed = { '@classname': name, '@name': 'the lifecycle agrees with this waiter' };
  const cases = failed.length > 0 ? failed : [passed];
  return suiteOf({ name, cases, failures: failed.length, errors: 0, at: undefined, output });
}

interface Suite {
  readonly name: string;
  readonly cases: readonly object[];
  readonly failures: number;
  readonly errors: number;
  /** The time of what was looked at, in ISO 8601. */
  readonly at: string | undefined;
  /** What was printed for people. */
  readonly output: readonly string[];
}

function suiteOf({ name, cases, failures, errors, at, output }: Suite): string {
  const totals = { '@name': name, '@tests': cases.length, '@failures': failures };
  const builder = new XMLBuilder({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    textNodeName: '#text',
    format: true,
    suppressEmptyNode: true,
  });
  const document = {
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    testsuites: {
      ...totals,
      testsuite: {
        ...totals,
        '@errors': errors,
        '@skipped': 0,
        ...(at !== undefined && { '@timestamp': at.replace(/\.\d+Z$/, '') }),
        testcase: cases,
        'system-out': output.map(speakable).join('\n'),
      },
    },
  };
  return builder.build(document);
}

function failedCase({ violation, instanceId, from, to, because, nearest }: Violation) {
  const what = to.status ?? to.request ?? 'kind';
  const name = `${instanceId}: ${from ? `${from.status} → ` : ''}${what} at ${to.at}`;
  const lines = [
    placeOf(to),
    ...(from ? [`before: ${from.status} at ${from.at}, ${placeOf(from)}`] : []),
    because,
    ...(nearest ? [`nearest: ${nearest.message}`] : []),
  ];
  return {
    '@classname': suiteName,
    '@name': speakable(name),
    failure: {
      '@type': violation,
      '@message': speakable(because),
      '#text': lines.map(speakable).join('\n'),
    },
  };
}

const andMore = (count: number) => ({
  '@classname': suiteName,
  '@name': `${countOf(count, 'more violation')}`,
  failure: { '@type': 'passage', '@message': 'not written out' },
});

/** XML has no way at all to write some characters; ids from a file may have them. */
const speakable = (text: string): string =>
  onOneLine(text).replace(/[\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD');
