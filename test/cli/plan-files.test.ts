// Plans in files of their own: found next to the scenario, or in the working directory for --plan.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { runHere } from './recording.js';

const folder = mkdtempSync(join(tmpdir(), 'plans-'));
const scenario = join(folder, 'scenario.yaml');
const slow = join(folder, 'plans/slow.yaml');
beforeAll(() => {
  mkdirSync(join(folder, 'plans'));
  writeFileSync(slow, 'phases: {CREATING: {takes: 42s}}\n');
  writeFileSync(join(folder, 'plans/named.yaml'), 'name: At leisure\nlike: demo\n');
  writeFileSync(join(folder, 'plans/broken.yaml'), 'phases:\n  CREATING: {takes: 42}\n');
  writeFileSync(join(folder, 'demo'), 'phases: {CREATING: {takes: 43s}}\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

async function play(plan: string, ...options: string[]) {
  writeFileSync(scenario, JSON.stringify({ kind: 'ha', plan, end: '1m' }));
  const { code, out, err } = await runHere('simulate', scenario, '--json', ...options);
  const { plan: name, entries } = code === 0 ? JSON.parse(out) : { plan: err, entries: [] };
  return { code, name, createdMs: entries[0]?.atMs };
}

test("a relative name is relative to the scenario's folder, and an absolute one is taken as it is", async () => {
  expect(await play('plans/slow.yaml')).toEqual({
    code: 0,
    name: 'plans/slow.yaml',
    createdMs: 42_000,
  });
  expect(await play(slow)).toEqual({ code: 0, name: slow, createdMs: 42_000 });
});

test('a name that the file has goes before the name of the file', async () => {
  expect(await play('plans/named.yaml')).toMatchObject({ name: 'At leisure' });
});

test("a preset's name is the preset, and a path to a file of that name is the file", async () => {
  expect((await play('demo')).createdMs).toBeLessThanOrEqual(5000);
  expect(await play('./demo')).toMatchObject({ createdMs: 43_000 });
});

test('--plan goes before the plan of the scenario, and is relative to the working directory', async () => {
  const here = relative(process.cwd(), slow);
  expect(await play('demo', '--plan', here)).toMatchObject({ createdMs: 42_000 });
  const { code, name } = await play('demo', '--plan', 'plans/slow.yaml');
  expect({ code, name }).toEqual({
    code: 2,
    name: '--plan: unknown plan "plans/slow.yaml"; allowed: instant, demo, documented, or a file (there is no plans/slow.yaml)\n',
  });
});

test("a mistake in a plan's file is placed in that file", async () => {
  const { code, name } = await play('plans/broken.yaml');
  expect(code).toBe(2);
  expect(name).toMatch(/plans.broken\.yaml:2:21: phases\.CREATING\.takes: expected a duration/);
});

test.each(['__proto__', 'constructor', 'toString'])('%s is no plan', async (plan) => {
  expect(await play(plan)).toMatchObject({
    code: 2,
    name: expect.stringContaining(`unknown plan "${plan}"`),
  });
});
