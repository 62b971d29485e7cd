// The presets: the ranges that the service's pages state, a demonstration that lasts seconds, and
// nothing at all; and what a plan takes over from the one that it is like.

import { endsWork } from '../../machines/index.js';
import { parsePlan, phases, presets } from '../../src/plan/index.js';
import { otherEnds } from '../../src/plan/internal.js';

const [second, minute] = [1000, 60_000];

test.each([
  // Less than eight seconds; the pages give no lower bound.
  ['CREATING', 1 * second, 8 * second, ['dcs-ug-0326008', 'dcs-pd-0326003']],
  ['RESTARTING', 10 * second, 30 * minute, ['dcs-ug-0326013']],
  ['EXTENDING', 5 * minute, 30 * minute, ['dcs-ug-0326011']],
  ['RESTORING', 1 * minute, 30 * minute, ['dcs-ug-0312033']],
  ['backingUp', 10 * minute, 15 * minute, ['dcs-ug-0312032', 'dcs-ug-0312031']],
] as const)('the documented plan says what the page says of %s', (phase, min, max, pages) => {
  const { takes, fails, faults, provenance } = presets.documented.phases[phase] ?? {};
  expect(takes).toEqual({ type: 'uniform', min, max });
  expect({ fails, faults }).toEqual({ fails: 0, faults: 0 });
  expect(provenance?.pages).toEqual(pages);
});

test('the documented plan says of what no page states that it is assumed', () => {
  expect(presets.documented.phases.configuring?.provenance).toHaveProperty('assumed');
});

test.each(['instant', 'demo', 'documented'] as const)(
  '%s plans work, and nothing that the platform only may put right',
  (name) => {
    const work = phases.flatMap((phase) => (endsWork(phase.well) ? phase.name : []));
    const planned = Object.keys(presets[name].phases);
    expect(presets[name].name).toBe(name);
    expect(planned.filter((phase) => !(work as string[]).includes(phase))).toEqual([]);
    if (name === 'instant') expect(planned).toEqual(work);
  },
);

test('instant takes no time, and demo takes seconds', () => {
  for (const { takes } of Object.values(presets.instant.phases)) {
    expect(takes).toEqual({ type: 'fixed', value: 0 });
  }
  for (const { takes } of Object.values(presets.demo.phases)) {
    if (takes.type !== 'uniform') throw new Error(`${takes.type} is no range`);
    expect(takes.min).toBeGreaterThanOrEqual(second);
    expect(takes.max).toBeLessThanOrEqual(10 * second);
  }
});

test('a plan is like instant unless it says otherwise, and differs where it says so', () => {
  const own = { RESTARTING: { takes: '7s' } };
  const noOtherEnds = Object.fromEntries(otherEnds.map(({ key }) => [key, 0]));
  const theirs = { takes: { type: 'fixed', value: 7000 }, ...noOtherEnds };
  for (const like of [undefined, 'instant', 'demo', 'documented'] as const) {
    const preset = presets[like ?? 'instant'];
    const plan = parsePlan({ ...(like && { like }), phases: own });
    expect(plan.phases).toEqual({ ...preset.phases, RESTARTING: theirs });
    expect(plan.name).toBe(`like ${like ?? 'instant'}`);
  }
});

test('a plan that differs leaves the preset as it was', () => {
  const before = structuredClone(presets);
  parsePlan({ like: 'documented', phases: { CREATING: { takes: '1h', fails: 1 } } });
  expect(presets).toEqual(before);
});
