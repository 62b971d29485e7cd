// Whatever the simulator lets an instance live through conforms, however it is polled; and a forged
// observation is found exactly if the chart excludes it.

import fc from 'fast-check';
import { kinds } from '../../../machines/index.js';
import {
  type CheckOptions,
  createTraceChecker,
  type TraceRecord,
  type TraceReport,
} from '../../../src/observer/index.js';
import { observedStatuses } from '../../../src/observer/lifecycle/index.js';
import { firstImpossible } from '../leaf-graph.js';
import { accepted, intervals, lives, merged, polled } from './sampled.js';

function check(records: readonly TraceRecord[], options: CheckOptions = {}): TraceReport {
  const checker = createTraceChecker(options);
  for (const record of records) checker.push(record);
  return checker.finish();
}

test('a random life conforms at random polling intervals, its kind known or not', () => {
  let [jumps, changes] = [0, 0];
  fc.assert(
    fc.property(lives, intervals, fc.boolean(), (timeline, gaps, isKnown) => {
      const records = polled(timeline, gaps);
      const report = check(records, isKnown ? { kind: timeline.kind } : {});
      expect(report.violations).toEqual([]);
      expect(report.verdict).toBe('conforming');
      expect(report.counts.observations).toBe(records.length);
      jumps += report.counts.jumps;
      changes += report.counts.changes;
    }),
    { numRuns: 160 },
  );
  // Else the test would show nothing: there were changes, and some that polls have slept through.
  expect(Math.min(jumps, changes - jumps)).toBeGreaterThan(20);
});

test('with all its requests recorded, a random life conforms as well', () => {
  let requests = 0;
  fc.assert(
    fc.property(lives, intervals, (timeline, gaps) => {
      const records = merged(polled(timeline, gaps), accepted(timeline));
      for (const mode of ['partial', 'complete'] as const) {
        const report = check(records, { kind: timeline.kind, requests: mode });
        expect(report.violations).toEqual([]);
        requests += report.counts.requests;
      }
    }),
    { numRuns: 80 },
  );
  expect(requests).toBeGreaterThan(300);
});

test('a forged observation is found exactly if no kind can have been seen like this', () => {
  let [caught, legal] = [0, 0];
  fc.assert(
    fc.property(
      lives,
      intervals,
      fc.nat(),
      fc.constantFrom(...observedStatuses),
      fc.boolean(),
      (timeline, gaps, place, status, isKnown) => {
        const records = polled(timeline, gaps);
        const index = place % records.length;
        const forged = records.map((record, i) => (i === index ? { ...record, status } : record));
        const seen = forged.map((record) => record.status as string);
        const possible = isKnown ? [timeline.kind] : kinds;
        const firsts = possible.map((kind) => firstImpossible(kind, seen));
        const isLegal = firsts.includes(-1);
        const report = check(forged, isKnown ? { kind: timeline.kind } : {});
        expect(report.verdict).toBe(isLegal ? 'conforming' : 'violations');
        if (isLegal) {
          legal++;
          return;
        }
        caught++;
        // It is found where it first contradicts all that was seen before.
        expect(report.violations[0]?.to.line).toBe(Math.max(...firsts) + 1);
      },
    ),
    { numRuns: 150 },
  );
  expect(Math.min(caught, legal)).toBeGreaterThan(30);
});

test('many instances in one trace are held apart', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(lives, intervals), { minLength: 2, maxLength: 6 }), (group) => {
      const traces = group.map(([timeline, gaps], index) =>
        polled(timeline, gaps).map((record) => ({ ...record, instance_id: `i-${index}` })),
      );
      const report = check(merged(traces.flat(), []));
      expect(report.verdict).toBe('conforming');
      expect(report.counts.instances).toBe(group.length);
    }),
    { numRuns: 15 },
  );
});
