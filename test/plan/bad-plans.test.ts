// Plans that are refused: one issue, with the path of the mistake and what is allowed instead.

import { InputError, parsePlan, type ValidationIssue } from '../../src/plan/index.js';
import { describe as describe_, describeIssue, formatPath } from '../../src/plan/validation.js';
import { leaves, nextMovers } from '../machines/instance/expected.js';

function issuesWith(document: unknown): readonly ValidationIssue[] {
  try {
    parsePlan(document);
  } catch (error) {
    if (error instanceof InputError) return error.issues;
    throw error;
  }
  return [];
}

const restarting = (phase: unknown) => ({ phases: { RESTARTING: phase } });
const fails = (p: unknown) => restarting({ takes: '1s', fails: p });
const probability = 'expected a probability from 0 to 1, got ';
const duration =
  'expected a duration with a unit (ms, s, m, h, d, w), such as "30s", "1.5h" or "7d 3h", got ';
/** The states that the platform ends, by the last part of their names. */
const allPhases = `allowed: ${leaves
  .filter((leaf) => ['platform', 'either'].includes(nextMovers[leaf]))
  .map((leaf) => leaf.split('.').at(-1))
  .join(', ')}`;

test.each<[unknown, string, string]>([
  ['instnat', '', 'unknown plan "instnat"; allowed: instant, demo, documented'],
  [{ like: 'instnat' }, 'like', 'unknown plan "instnat"; allowed: instant, demo, documented'],
  [{ like: null }, 'like', 'expected a plan, got nothing; allowed: instant, demo, documented'],
  [{ phases: { RESTARTIN: { takes: '1s' } } }, 'phases.RESTARTIN', allPhases],
  // States that end by an operator alone are no phases, and neither is a status with tasks.
  [{ phases: { CREATEFAILED: { takes: '1s' } } }, 'phases.CREATEFAILED', allPhases],
  [{ phases: { RUNNING: { takes: '1s' } } }, 'phases.RUNNING', allPhases],
  [{ phases: { deleted: { takes: '1s' } } }, 'phases.deleted', allPhases],
  [{ phases: { toString: { takes: '1s' } } }, 'phases.toString', allPhases],
  [{ phasen: {} }, 'phasen', 'unknown key "phasen"; allowed: name, like, phases'],
  [restarting({ takes: '1s', fail: 1 }), 'phases.RESTARTING.fail', 'allowed: takes, fails, faults'],
  [{ phases: { ERROR: { takes: '1s', fails: 0.1 } } }, 'phases.ERROR.fails', 'allowed: takes'],
  [restarting({ takes: { gamma: '1s' } }), 'phases.RESTARTING.takes.gamma', 'allowed: fixed, uni'],
  [restarting({ takes: '-1s' }), 'phases.RESTARTING.takes', 'a duration is never negative'],
  [restarting({ takes: -1 }), 'phases.RESTARTING.takes', `${duration}-1`],
  [restarting({ takes: 'soon' }), 'phases.RESTARTING.takes', `${duration}"soon"`],
  [restarting({ takes: 60 }), 'phases.RESTARTING.takes', `${duration}60`],
  [restarting({ takes: Number.NaN }), 'phases.RESTARTING.takes', `${duration}NaN`],
  [restarting({ takes: Infinity }), 'phases.RESTARTING.takes', `${duration}Infinity`],
  [restarting({ takes: '365001d' }), 'phases.RESTARTING.takes', 'expected at most 365000d'],
  [restarting({}), 'phases.RESTARTING.takes', 'missing: expected a duration with a unit'],
  [fails(-0.1), 'phases.RESTARTING.fails', `${probability}-0.1`],
  [fails(1.1), 'phases.RESTARTING.fails', `${probability}1.1`],
  [fails(Number.NaN), 'phases.RESTARTING.fails', `${probability}NaN`],
  [fails(Infinity), 'phases.RESTARTING.fails', `${probability}Infinity`],
  [fails('10%'), 'phases.RESTARTING.fails', `${probability}"10%"`],
  [
    restarting({ takes: '1s', fails: 0.6, faults: 0.5 }),
    'phases.RESTARTING',
    'fails and faults together exceed 1',
  ],
  [restarting('1s'), 'phases.RESTARTING', 'expected what RESTARTING takes, fails, faults, got "1s'],
  [restarting(['1s']), 'phases.RESTARTING', 'expected what RESTARTING takes, fails, faults, got a'],
  [{ phases: ['RESTARTING'] }, 'phases', 'expected a mapping from phases to what they take, got a'],
  [{ name: '' }, 'name', 'expected a name: 1 to 120 characters on one line'],
  [{ name: 'two\nlines' }, 'name', 'expected a name: 1 to 120 characters on one line'],
  [undefined, '', "missing: expected a plan's name, or a mapping with the keys name, like, phases"],
  [null, '', "expected a plan's name, or a mapping"],
  [42, '', "expected a plan's name, or a mapping"],
  [[], '', "expected a plan's name, or a mapping"],
  ['', '', 'unknown plan ""; allowed: instant, demo, documented'],
])('%j is refused at "%s"', (document, path, message) => {
  const issues = issuesWith(document);
  expect(issues.map((issue) => issue.path.join('.'))).toEqual([path]);
  expect(issues[0]?.message).toContain(message);
  expect(issues[0]?.message).not.toContain('\n');
});

test('everything that is wrong is reported, misspelt keys first', () => {
  const document = { like: 'instnat', phases: { RESTARTIN: {}, ERROR: { takes: 'soon' } } };
  expect(issuesWith(document).map(({ path, at }) => [path.join('.'), at])).toEqual([
    ['phases.RESTARTIN', 'key'],
    ['like', 'value'],
    ['phases.ERROR.takes', 'value'],
  ]);
});

test('probabilities that add up to exactly 1 are accepted', () => {
  expect(issuesWith(restarting({ takes: '1s', fails: 0.4, faults: 0.6 }))).toEqual([]);
});

test.each<[readonly (string | number)[], string]>([
  [['requests', 3, 'request'], 'requests[3].request'],
  [[3, 'request'], '[3].request'],
  [['a b', 'c'], '["a b"].c'],
  [['a', '.b'], 'a[".b"]'],
  [['a', '3c', '_d'], 'a["3c"]._d'],
  [['a', 'b', 'c'], 'a.b.c'],
  [[], ''],
])('the place %j is written %s', (path, text) => {
  expect(formatPath(path)).toBe(text);
  expect(describeIssue({ path, at: 'value', message: 'is wrong' })).toBe(
    text === '' ? 'is wrong' : `${text}: is wrong`,
  );
});

test.each<[unknown, string]>([
  [undefined, 'nothing'],
  [null, 'nothing'],
  [[1], 'a list'],
  [{}, 'a mapping'],
  [3, '3'],
  [false, 'false'],
  ['x', '"x"'],
  ['x'.repeat(40), `"${'x'.repeat(40)}"`],
  ['x'.repeat(41), `"${'x'.repeat(40)}…"`],
])('%j is called %s', (value, text) => expect(describe_(value)).toBe(text));
