// With a plan's ranges at hand, what goes faster or slower than it can is warned of; without them
// time means nothing.

import { guards, instanceMachine, lifecycleOf } from '../../../machines/index.js';
import {
  type CheckOptions,
  createTraceChecker,
  type DwellRanges,
} from '../../../src/observer/index.js';
import { phases, presets } from '../../../src/plan/index.js';
import { support } from '../../../src/random/index.js';
import { alterChart, stateOf } from '../../support/proof/index.js';

/** The ranges of the documented plan, by status. */
const dwell: DwellRanges = Object.fromEntries(
  phases.flatMap(({ name, state }) => {
    const planned = presets.documented.phases[name];
    if (!planned || state.includes('.')) return [];
    const { min: minMs, max: maxMs } = support(planned.takes);
    return [[state, { minMs, maxMs }]];
  }),
);

/** Writes a trace as `0 RUNNING, 0.1 RESTORING`, in seconds. */
function warnings(trace: string, options: CheckOptions = {}) {
  const checker = createTraceChecker({ dwell, timeUnit: 'ms', ...options });
  for (const each of trace.split(', ')) {
    const [seconds, status] = each.split(' ');
    checker.push({ at: Number(seconds) * 1000, instance_id: 'a', status });
  }
  const report = checker.finish();
  expect(report.verdict).toBe('conforming');
  expect(report.counts.warnings).toBe(report.warnings.length);
  return report.warnings.map(({ message }) => message);
}

test('restored in 0.2 s is impossible by the plan, and allowed by the chart', () => {
  expect(warnings('0 RUNNING, 0.1 RESTORING, 0.2 RUNNING')).toEqual([
    'from RESTORING to RUNNING within 0.2 s; by the plan it takes at least 60 s',
  ]);
});

test('what may have begun and ended at the right times is not warned of', () => {
  expect(warnings('0 RUNNING, 59 RESTORING, 61 RUNNING')).toEqual([]);
});

test('how long the first status of a trace has lasted is unknown', () => {
  expect(warnings('0 RESTORING, 0.1 RUNNING')).toEqual([]);
});

test('with exact times the status itself is measured', () => {
  const trace = '0 RUNNING, 100 RESTORING, 101 RUNNING';
  expect(warnings(trace)).toEqual([]);
  expect(warnings(trace, { exactTimes: true })).toEqual([
    'from RESTORING to RUNNING within 1 s; by the plan it takes at least 60 s',
  ]);
});

test('a fault comes at any time', () => {
  expect(warnings('0 RUNNING, 0.1 RESTARTING, 0.2 ERROR, 0.3 RUNNING')).toEqual([]);
});

test('an unseen status takes its time as well', () => {
  const slow: DwellRanges = { RUNNING: { minMs: 0 }, CREATING: { minMs: 5000 } };
  expect(warnings('0 CREATING, 1 EXTENDING', { dwell: slow, exactTimes: true })).toEqual([
    'from CREATING to EXTENDING within 1 s; by the plan it takes at least 5 s',
  ]);
});

test('a status that must have been passed unseen takes its time, too', () => {
  const lifecycle = lifecycleOf(
    alterChart(instanceMachine, guards, (draft) => {
      delete stateOf(draft, 'ERROR').on.recover;
    }),
  );
  const trace = '0 ERROR, 1 EXTENDING';
  expect(warnings(trace, { lifecycle })).toEqual([
    'from ERROR to EXTENDING within 1 s; by the plan it takes at least 10 s',
  ]);
  // In the real chart the platform may have repaired it at any time.
  expect(warnings(trace)).toEqual([]);
});

test('the status that is left and the unseen one take their times together', () => {
  const lifecycle = lifecycleOf(
    alterChart(instanceMachine, guards, (draft) => {
      stateOf(draft, 'CREATING').on.succeed = { target: 'RESTARTING' };
    }),
  );
  const ranges: DwellRanges = { CREATING: { minMs: 5000 }, RESTARTING: { minMs: 10_000 } };
  const options = { lifecycle, dwell: ranges, exactTimes: true };
  expect(warnings('0 CREATING, 15 RUNNING', options)).toEqual([]);
  expect(warnings('0 CREATING, 12 RUNNING', options)).toEqual([
    'from CREATING to RUNNING within 12 s; by the plan it takes at least 15 s',
  ]);
});

test('what takes longer than it can is warned of, also at the end of the trace', () => {
  const message = 'RESTARTING for at least 3600 s; by the plan it takes at most 1800 s';
  expect(warnings('0 RESTARTING, 3600 RESTARTING, 3601 RUNNING')).toEqual([message]);
  expect(warnings('0 RESTARTING, 3600 RESTARTING')).toEqual([message]);
});

test('a range that is none is refused', () => {
  expect(() => createTraceChecker({ dwell: { CREATING: { minMs: 2, maxMs: 1 } } })).toThrow(
    'CREATING: expected 0 <= minMs <= maxMs, got 2 and 1',
  );
});
