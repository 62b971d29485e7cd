// Plans as documents: which keys they take, what stands in for what they leave out, and that the
// chart decides how a phase may end.

import { lifecycle, statusOf, type Task } from '../../machines/index.js';
import {
  InputError,
  type Issue,
  parsePlan,
  phaseNames,
  phases,
  phasesOf,
  planSchemaOver,
  presets,
} from '../../src/plan/index.js';

function issuesOf(data: unknown): readonly Issue[] {
  try {
    parsePlan(data);
  } catch (error) {
    if (error instanceof InputError) return error.issues;
    throw error;
  }
  return [];
}

test('the names of the phases are those that a file is documented to use', () => {
  expect(phaseNames).toEqual(
    ['CREATING', 'backingUp', 'configuring', 'ERROR', 'RESTARTING', 'EXTENDING', 'RESTORING'].sort(
      (a, b) => phaseNames.indexOf(a as never) - phaseNames.indexOf(b as never),
    ),
  );
});

test('an edge that is taken out of the chart takes its phase or its end along', () => {
  const without = (from: string, event: string) =>
    phasesOf({
      table: lifecycle.table,
      edges: lifecycle.edges.filter((edge) => edge.from !== from || edge.event !== event),
    });
  expect(without('ERROR', 'recover').map(({ name }) => name)).not.toContain('ERROR');
  const restarting = without('RESTARTING', 'fault').find(({ name }) => name === 'RESTARTING');
  expect(restarting?.outcomes).toEqual(['succeed', 'fail']);
});

test.each(phases)('the chart takes every end of $name', ({ state, outcomes, well }) => {
  const task = state.split('.')[1] as Task | undefined;
  for (const outcome of outcomes) {
    expect(lifecycle.next({ kind: 'ha', status: statusOf(state), task }, outcome)).toBeDefined();
  }
  expect(outcomes).toContain(well);
});

test.each(phases)('$name takes fails and faults only where the chart has such an end', (phase) => {
  for (const [key, outcome] of [
    ['fails', 'fail'],
    ['faults', 'fault'],
  ] as const) {
    const issues = issuesOf({ phases: { [phase.name]: { takes: '1s', [key]: 0.5 } } });
    const path = ['phases', phase.name, key];
    expect(issues).toEqual(
      phase.outcomes.includes(outcome) ? [] : [expect.objectContaining({ path, at: 'key' })],
    );
  }
});

test('phases that are left out are those of the preset that the plan is like', () => {
  const plan = parsePlan({ like: 'documented', phases: { RESTARTING: { takes: '23s' } } });
  expect(plan.phases).toEqual({
    ...presets.documented.phases,
    RESTARTING: { takes: { kind: 'fixed', value: 23_000 }, fails: 0, faults: 0 },
  });
  expect(plan.name).toBe('like documented');
});

test('a plan that says nothing is instant', () => {
  expect(parsePlan({}).phases).toEqual(presets.instant.phases);
});

test('a plan can be the name of a preset', () => {
  expect(parsePlan('demo')).toBe(presets.demo);
});

test('a plan can be one of the names that the reader adds', () => {
  const mine = parsePlan({ name: 'mine' });
  expect(planSchemaOver({ ...presets, 'plans/mine.yaml': mine }).parse('plans/mine.yaml')).toBe(
    mine,
  );
});

test.each(Object.keys(presets) as (keyof typeof presets)[])(
  'the preset %s times every phase but ERROR, which it never ends',
  (name) => {
    const timed = Object.keys(presets[name].phases).sort();
    expect(timed).toEqual(phaseNames.filter((phase) => phase !== 'ERROR').sort());
    expect(presets[name].name).toBe(name);
  },
);

test.each([
  ['CREATING', 1, 8, 'dcs-pd-0326003'],
  ['RESTARTING', 10, 1800, 'dcs-ug-0326013'],
  ['EXTENDING', 300, 1800, 'dcs-ug-0326011'],
  ['RESTORING', 60, 1800, 'dcs-ug-0312033'],
  ['backingUp', 600, 900, 'dcs-ug-0312032'],
] as const)('documented %s takes %d to %d seconds, after page %s', (name, from, to, page) => {
  const phase = presets.documented.phases[name];
  expect(phase?.takes).toEqual({ kind: 'uniform', min: from * 1000, max: to * 1000 });
  expect(phase?.provenance?.pages).toContain(page);
});

test('documented says of configuring that the figure is assumed', () => {
  expect(presets.documented.phases.configuring?.provenance?.assumed).toMatch(/no page/);
});

test.each([
  [{ nmae: 'x' }, ['nmae'], /^unknown key "nmae"; allowed: name, like, phases$/],
  ['documneted', [], /^unknown plan "documneted"; allowed: instant, demo, documented$/],
  [null, [], /^expected a plan's name, or a mapping.*got nothing$/],
  [[], [], /got a list$/],
  [{ name: '' }, ['name'], /1 to 120 characters on one line/],
  [{ name: 'a\nb' }, ['name'], /on one line/],
  [{ name: '\u001b[31mred' }, ['name'], /on one line/],
  [{ name: '\u202Egnp' }, ['name'], /on one line/],
  [{ phases: null }, ['phases'], /^expected a mapping from phases/],
  [{ phases: { RUNNING: { takes: '1s' } } }, ['phases', 'RUNNING'], /^unknown phase "RUNNING"/],
  [{ phases: { deleted: { takes: '1s' } } }, ['phases', 'deleted'], /^unknown phase/],
  [
    { phases: { CREATING: '1s' } },
    ['phases', 'CREATING'],
    /^expected a mapping with the keys takes/,
  ],
  [{ phases: { CREATING: { fails: 0.1 } } }, ['phases', 'CREATING', 'takes'], /^missing/],
  [
    { phases: { CREATING: { takes: '1s', fails: 0.8, faults: 0.3 } } },
    ['phases', 'CREATING'],
    /together exceed 1$/,
  ],
  [
    { phases: { CREATING: { takes: '1s', faults: -0.1 } } },
    ['phases', 'CREATING', 'faults'],
    /^expected a probability from 0 to 1, got -0.1$/,
  ],
])('%j is refused', (data, path, message) => {
  const [issue] = issuesOf(data);
  expect(issue?.path).toEqual(path);
  expect(issue?.message).toMatch(message);
});

test('fails and faults may be 1 together', () => {
  expect(issuesOf({ phases: { CREATING: { takes: '1s', fails: 0.7, faults: 0.3 } } })).toEqual([]);
});

test('everything that is wrong is reported, misspelt keys first', () => {
  const issues = issuesOf({
    like: 'nothing',
    phases: { CREATING: { takse: '1s' }, RESTARTNG: { takes: '1s' } },
  });
  expect(issues.map(({ path, at }) => [path.join('.'), at])).toEqual([
    ['phases.CREATING.takse', 'key'],
    ['phases.RESTARTNG', 'key'],
    ['like', 'value'],
    ['phases.CREATING.takes', 'value'],
  ]);
});
