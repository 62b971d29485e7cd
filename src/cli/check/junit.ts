// What a check found, as the JUnit XML that CI servers show: a case for every sort of change that
// conforms, and a failed one for every violation.

import { XMLBuilder } from 'fast-xml-parser';
import type { Violation } from '../../observer/index.js';
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
  const cases = [compared, ...passed, ...failed];
  const totals = { '@name': suiteName, '@tests': cases.length, '@failures': failed.length };
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
        '@errors': report.because === undefined ? 0 : 1,
        '@skipped': 0,
        ...(report.to !== undefined && { '@timestamp': report.to.replace(/\.\d+Z$/, '') }),
        testcase: cases,
        'system-out': checkText(outcome, fileStyle).map(speakable).join('\n'),
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
