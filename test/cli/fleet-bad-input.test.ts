// Bad input to `fleet` and `availability`: one line that says where and what is allowed, and nothing
// left behind.

import { existsSync, readdirSync } from 'node:fs';
import { example, file, folder, path } from './fleet-cli.js';
import { runHere } from './recording.js';

const rest = 'instances: 10\nhorizon: 1d\n';
const phases = (written: string) =>
  `kind: ha\nplan: {like: documented, phases: {${written}}}\n${rest}`;
const workload = (written: string) => `kind: ha\nplan: documented\nworkload: {${written}}\n${rest}`;

const profiles: readonly (readonly [string, string, RegExp])[] = [
  [
    'a negative rate',
    workload('requests: {restart: {every: -7d}}'),
    /:3:40: .*every: .*-7d.*never negative/,
  ],
  [
    'a rate of zero',
    workload('requests: {restart: {every: 0}}'),
    /:3:40: .*expected a duration above 0/,
  ],
  [
    'an infinite rate',
    workload('fault: {every: .inf}'),
    /:3:27: workload\.fault\.every: .*Infinity/,
  ],
  [
    'a rate that is no number',
    workload('fault: {every: .nan}'),
    /:3:27: workload\.fault\.every: .*NaN/,
  ],
  ['a negative duration', phases('RESTARTING: {takes: -1m}'), /:2:55: .*takes: .*never negative/],
  [
    'an infinite mean',
    phases('RESTARTING: {takes: {lognormal: {median: 5m, sigma: 1000}}}'),
    /:2:55: .*mean/,
  ],
  [
    'a probability above 1',
    phases('RESTARTING: {takes: 1m, fails: 1.2}'),
    /:2:66: .*fails: .*from 0 to 1, got 1\.2/,
  ],
  [
    'a negative probability',
    phases('RESTARTING: {takes: 1m, fails: -0.1}'),
    /:2:66: .*fails: .*got -0\.1/,
  ],
  [
    'probabilities above 1 together',
    phases('EXTENDING: {takes: 1m, fails: 0.7, faults: 0.6}'),
    /:2:46: .*together exceed 1/,
  ],
  ['an empty mix', `mix: []\nplan: documented\n${rest}`, /:1:6: mix: .*empty list/],
  [
    'weights that add up to 0',
    `mix: [{kind: ha, weight: 0}]\nplan: documented\n${rest}`,
    /:1:6: mix: .*above 0/,
  ],
  [
    'a horizon of 0',
    'kind: ha\nplan: documented\ninstances: 10\nhorizon: 0\n',
    /:4:10: horizon: .*above 0/,
  ],
  [
    'no instances',
    'kind: ha\nplan: documented\ninstances: 0\nhorizon: 1d\n',
    /:3:12: instances: .*from 1/,
  ],
  [
    'a cycle that takes no time',
    `kind: ha\nplan: instant\nworkload: {requests: {restart: {after: 0}}}\n${rest}`,
    /:3:32: .*no time passes/,
  ],
  [
    'what the chart refuses',
    `kind: single\nplan: documented\nworkload: {requests: {backUp: {every: 1d}}}\n${rest}`,
    /:3:31: .*DCS\.4095/,
  ],
  [
    'a plan that is not there',
    `mix: [{kind: ha, weight: 1, plan: nope.yaml}]\n${rest}`,
    /:1:35: mix\[0\]\.plan: unknown plan "nope\.yaml".*documented/,
  ],
  [
    'a plan that does not hold one',
    `kind: ha\nplan: broken-plan.yaml\n${rest}`,
    /broken-plan\.yaml:1:9: phases: /,
  ],
  ['an empty file', '', /:1:1: expected a profile/],
  ['broken YAML', 'kind: [ha\n', /:\d+:\d+: not valid YAML/],
];

beforeAll(() => file('broken-plan.yaml', 'phases: 3\n'));

describe.each(['fleet', 'availability'])('%s', (command) => {
  test.each(profiles)('refuses %s', async (_, text, line) => {
    const { code, out, err } = await runHere(command, file('bad.yaml', text));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(line);
    expect(err.trimEnd()).not.toMatch(/\n/);
  });
});

const good = example('exponential');

test.each([
  [['--shard', '5/4'], /k from 1 to n/],
  [['--shard', '0/4'], /k from 1 to n/],
  [['--shard', '1/2/3'], /k from 1 to n/],
  [['--shard', '1/4', '--json'], /--shard.*--json/],
  [['--shard', '1/4', '--report', path('x.html')], /--shard.*--report/],
  [['--horizon', '0'], /--horizon.*above 0/],
  [['--horizon', '-3d'], /--horizon/],
  [['--horizon', '40000d'], /--horizon: expected at most 36525d/],
  [['--instances', '0'], /--instances.*from 1/],
  [['--instances', '1e9'], /--instances.*whole numbers/],
  [['--seed', '-1'], /--seed/],
  [['--workers', '0'], /--workers.*from 1/],
])('fleet %j ends with 2 and one line', async (args, line) => {
  const { code, out, err } = await runHere('fleet', good, ...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(line);
  expect(err.trimEnd()).not.toMatch(/\n/);
});

test('an instance that would never get to the horizon is refused where the horizon is', async () => {
  const profile = file(
    'endless.yaml',
    'kind: ha\nplan: instant\nworkload: {requests: {restart: {after: 1ms}}}\ninstances: 1\nhorizon: 36500d\n',
  );
  const { code, out, err } = await runHere('fleet', profile, '--workers', '1');
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/endless\.yaml:5:10: horizon: .*more than 100000000 times.*\n$/);
});

const short = [good, '--instances', '50', '--horizon', '10d'];

test.each([['--report'], ['--csv'], ['--output']])(
  'a full disk under %s ends with 1 and one line',
  async (option) => {
    const { code, err } = await runHere('fleet', ...short, option, '/dev/full');
    expect(code).toBe(1);
    expect(err).toBe('cannot write /dev/full: no space left on device\n');
  },
);

test.each([['--report'], ['--csv'], ['--output']])(
  '%s to a folder that is not there fails before anything is simulated',
  async (option) => {
    const { code, out, err } = await runHere('fleet', ...short, option, path('nowhere/out'));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe(`cannot write ${path('nowhere/out')}: no such file or directory\n`);
    expect(existsSync(path('nowhere'))).toBe(false);
  },
);

test('no failure leaves a file behind', () => {
  expect(readdirSync(folder).sort()).toEqual(['bad.yaml', 'broken-plan.yaml', 'endless.yaml']);
});
