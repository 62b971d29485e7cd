// How long a deleted instance can still be seen, and a switchover takes: durations of the plan, with no end to choose.

import { drawRemoval, InputError, parsePlan, presets } from '../../src/plan/index.js';
import { createRandom } from '../../src/random/index.js';

const draws = (plan: Parameters<typeof drawRemoval>[0]) => {
  const random = createRandom(7);
  return Array.from({ length: 500 }, () => drawRemoval(plan, random));
};

test.each([
  ['instant', 0, 0],
  ['demo', 500, 1500],
  ['documented', 60_000, 1_800_000],
] as const)('%s removes after %i to %i ms', (name, fromMs, toMs) => {
  const drawn = draws(presets[name]);
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(fromMs);
  expect(Math.max(...drawn)).toBeLessThanOrEqual(toMs);
  expect(drawn.every(Number.isInteger)).toBe(true);
});

test('the figure of the documented plan names its page', () => {
  expect(presets.documented.removal?.provenance).toEqual({ pages: ['dcs-ug-0326014'] });
});

test('a plan says how long in the form of all durations', () => {
  expect(draws(parsePlan({ removal: '30s' }))).toEqual(Array(500).fill(30_000));
  const drawn = draws(parsePlan({ removal: { uniform: ['1s', '2s'] } }));
  expect(new Set(drawn).size).toBeGreaterThan(100);
});

test('a plan that does not say removes like the preset that it is like', () => {
  expect(parsePlan({ like: 'documented' }).removal).toEqual(presets.documented.removal);
  expect(parsePlan({}).removal).toEqual(presets.instant.removal);
});

test('a plan without any removal removes at once', () => {
  expect(drawRemoval({ name: 'bare', phases: {} }, createRandom(1))).toBe(0);
});

test.each([
  [{ removal: 'soon' }, 'removal'],
  [{ removal: '-1s' }, 'removal'],
  [{ removal: { fails: 0.5 } }, 'removal.fails'],
])('%j is refused, naming %s', (document, place) => {
  expect(() => parsePlan(document)).toThrow(InputError);
  expect(() => parsePlan(document)).toThrow(place);
});

test.each([
  ['instant', 0],
  ['demo', 3000],
  ['documented', 3000],
] as const)('a switchover of %s takes %i ms', (name, takesMs) => {
  expect(presets[name].switchover?.takes).toEqual({ type: 'fixed', value: takesMs });
  expect(parsePlan({ like: name }).switchover).toEqual(presets[name].switchover);
});

test('a plan says how long a switchover takes, and its page is named where one says', () => {
  const { takes } = parsePlan({ switchover: { uniform: ['1s', '4s'] } }).switchover ?? {};
  expect(takes).toEqual({ type: 'uniform', min: 1000, max: 4000 });
  expect(presets.documented.switchover?.provenance?.pages).toEqual(['ShowJobInfo']);
  expect(() => parsePlan({ switchover: { fails: 1 } })).toThrow('switchover.fails');
});

test('a plan says how likely a reset of the password fails, and no preset lets it', () => {
  expect(parsePlan({ passwordReset: { fails: 0.25 } }).passwordReset).toEqual({ fails: 0.25 });
  for (const preset of Object.values(presets)) expect(preset.passwordReset).toBeUndefined();
  expect(() => parsePlan({ passwordReset: { takes: '1s' } })).toThrow('passwordReset.takes');
  expect(() => parsePlan({ passwordReset: { fails: 2 } })).toThrow('passwordReset.fails');
});
