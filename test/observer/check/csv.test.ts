// Rows of CSV are records like any other: whatever parses them, all their cells are text.

import { parse } from 'csv-parse/sync';
import { createTraceChecker } from '../../../src/observer/index.js';
import { traceFields } from '../../../src/observer/internal.js';

function checkCsv(text: string) {
  const checker = createTraceChecker({ requests: 'complete', timeUnit: 'ms' });
  const rows = parse(text, { columns: true, info: true, skip_empty_lines: true }) as {
    record: object;
    info: { lines: number };
  }[];
  for (const { record, info } of rows) checker.push(record, info.lines, 'trace.csv');
  return checker.finish();
}

test('cells that are empty count as left out, and times may be numbers', () => {
  const report = checkCsv(
    [
      traceFields.join(),
      '2026-01-01T00:00:00Z,a,RUNNING,,',
      '1767225660000,a,,extend,',
      '"2026-01-01T00:02:00Z","a","EXTENDING","","ha"',
      '2026-01-01T00:03:00Z,a,RUNNING,,',
    ].join('\n'),
  );
  expect(report.counts).toMatchObject({ observations: 3, requests: 1, broken: 0, violations: 0 });
});

test('a row that is wrong is named with its line', () => {
  const { broken, violations } = checkCsv(
    'at,instance_id,status\n0,a,gone\n1,,RUNNING\n\n2,a,RUNNING\n',
  );
  expect(broken).toEqual([
    { source: 'trace.csv', line: 3, problem: 'instance_id: expected text, got ""' },
  ]);
  expect(violations).toMatchObject([{ to: { source: 'trace.csv', line: 5 } }]);
});
