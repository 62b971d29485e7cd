// `availability`: the exact answer, in words and as JSON.

import { chanceText, levelText } from '../../src/cli/fleet/index.js';
import { zText } from '../../src/cli/terminal/figures.js';
import {
  availabilityAt,
  downtimeByCause,
  downtimeDistribution,
  exactAnswer,
  improvements,
  parseProfile,
} from '../../src/simulator/index.js';
import { example, file, good } from './fleet-cli.js';
import { runHere } from './recording.js';

const onOff = {
  name: 'On and off',
  kind: 'ha',
  plan: { phases: { CREATING: { takes: '10s' } } },
  workload: {
    fault: { every: '90h' },
    recovery: { after: { exponential: { mean: '10h' } } },
  },
  instances: 1,
  horizon: '365d',
};

test('two states, 90 hours up and 10 hours down: nine tenths', async () => {
  const out = await good('availability', file('on-off.json', JSON.stringify(onOff)));
  expect(out).toMatch(/Availability +90\.000000 %/);
  expect(out).toMatch(/Mean time between outages \(MTBF\) +4d 4h\n/);
  expect(out).toMatch(/Mean time to repair \(MTTR\) +10h\n/);
  expect(out).toMatch(/Downtime per year +36d 12h\n/);
  expect(out).toMatch(/Creation succeeds +100\.000000 %/);
  expect(out).toMatch(/Mean time to first service +10s\n/);
  expect(out).toMatch(/○ ERROR +10h +recovery\n/);
});

test('--json holds what the library answers', async () => {
  const document = JSON.parse(
    await good('availability', file('on-off.json', JSON.stringify(onOff)), '--json'),
  );
  const profile = parseProfile(onOff);
  const exact = exactAnswer(profile);
  expect(document.name).toBe('On and off');
  expect(document.exact).toEqual(JSON.parse(JSON.stringify(exact)));
  expect(document.distribution).toEqual(downtimeDistribution(profile));
  expect(document.causes).toEqual(downtimeByCause(profile));
  expect(document.improvements).toEqual(improvements(profile));
});

test('what begins the outages is told with its count, its downtime and its share', async () => {
  const out = await good('availability', example('weekly-restarts'));
  expect(out).toMatch(
    /\n +Outages begin with +Per year +Downtime\/year +After a failure +Of all downtime\n/,
  );
  expect(out).toMatch(/\n +restart +52\.04 +13h 15m 49s +10m 53s +77\.30 %\n/);
  expect(out).toMatch(/\n +fault +2\.024 +21m 9s +21m 9s +2\.05 %\n/);
});

test('where all clocks are exponential, A(t) is told for moments up to the horizon', async () => {
  const { moments } = JSON.parse(await good('availability', example('exponential'), '--json'));
  expect(moments.at(-1).atMs).toBe(90 * 86_400_000);
  const text = await good('availability', example('exponential'));
  expect(text).toMatch(/After +A\(t\) +If not serving, most likely\n/);
  expect(text).toMatch(/\n +1h +99\.\d{6} % +\S+\n/);
  expect(text).toMatch(/\n +90d +99\.\d{6} % +RESTARTING\n/);
  const yaml = await import('yaml');
  const { readFileSync } = await import('node:fs');
  const profile = parseProfile(yaml.parse(readFileSync(example('exponential'), 'utf8')));
  const times = moments.map(({ atMs }: { atMs: number }) => atMs);
  expect(moments).toEqual(JSON.parse(JSON.stringify(availabilityAt(profile, times))));
});

test('elsewhere it is said that A(t) is not told', async () => {
  const out = await good('availability', example('weekly-restarts'));
  expect(out).toMatch(/A\(t\), .* only where all clocks are exponential, or all fixed\.\n$/);
});

test('a mix is told group by group', async () => {
  const out = await good('availability', example('mixed-fleet'));
  for (const line of [
    /master\/standby +60\.0 % +99\./,
    /single-node +25\.0 % +99\./,
    /Redis Cluster +15\.0 % +99\./,
    /\n +Kind +Outages begin with +Per year +Downtime\/year +After a failure +Of all downtime\n/,
    /\n +Redis Cluster +restore +3\.013 /,
  ]) {
    expect(out).toMatch(line);
  }
});

test('a status that nothing ends is told to last for ever', async () => {
  const profile = file('quiet.yaml', 'kind: ha\nplan: documented\ninstances: 1\nhorizon: 1d\n');
  expect(await good('availability', profile)).toMatch(/● RUNNING +for ever +nothing\n/);
});

test('what ten per cent less of each number saves is ranked', async () => {
  const out = await good('availability', example('weekly-restarts'));
  const ranked =
    /\n +What +If it were +Saves per year\n +plan\.phases\.RESTARTING\.takes +10 % shorter +1h 19m 50s\n/;
  expect(out).toMatch(ranked);
  expect(out).toMatch(/\n +workload\.fault\.every +10 % less often +2m 7s\n/);
  expect(out).toMatch(/\n +plan\.phases\.RESTARTING\.fails +10 % less likely +1m 6s\n/);
});

test('--what-if puts the changed profile beside the profile, with a verdict', async () => {
  const change = 'workload.requests.restart.every=14d';
  const args = ['availability', example('weekly-restarts'), '--what-if', change];
  const out = await good(...args);
  expect(out).toMatch(
    /\n +Now +What if\n +In the long run +Availability +99\.804134 % +99\.879749 %\n/,
  );
  expect(out).toMatch(/\n +Downtime a year by cause +restart +13h 15m 49s +6h 38m 13s\n +extend /);
  expect(out).toMatch(/\n +Breaks 99\.9 % +99\.994\d % to 99\.994\d % +82\.3\d % to 82\.4\d %\n/);
  const verdict = `With ${change}: better by 6h 37m 26s of downtime a year in the long run, exactly.`;
  expect(out).toContain(`\n  ${verdict}\n`);
  const { whatIf, exact } = JSON.parse(await good(...args, '--json'));
  expect(whatIf.comparison).toEqual({
    exact: {
      verdict: 'better',
      savedPerYearMs: exact.longRun.downtimePerYearMs - whatIf.exact.longRun.downtimePerYearMs,
    },
    message: verdict,
  });
});

test('two profiles stand beside each other; the same one twice is no different', async () => {
  const now = file('on-off.json', JSON.stringify(onOff));
  const then = file(
    'longer.json',
    JSON.stringify({
      ...onOff,
      name: 'Longer',
      workload: { ...onOff.workload, fault: { every: '40h' } },
    }),
  );
  const out = await good('availability', now, then);
  expect(out).toMatch(/^\S*on-off\.json: On and off\n/);
  expect(out).toMatch(/\n +Mean time between outages \(MTBF\) +4d 4h +2d 2h\n/);
  expect(out).toMatch(
    /\n {2}\S*longer\.json beside \S*on-off\.json: worse by 36d 12h of downtime a year in the long run, exactly\.\n$/,
  );
  const same = JSON.parse(await good('availability', now, now, '--json'));
  expect(same.comparison.exact).toEqual({ verdict: 'alike', savedPerYearMs: 0 });
  expect(same.profiles.map(({ name }: { name: string }) => name)).toEqual([
    'On and off',
    'On and off',
  ]);
  const { code, err } = await runHere('availability', now, then, '--what-if', 'seed=1');
  expect({ code, err }).toEqual({
    code: 2,
    err: expect.stringMatching(/^--what-if: .*; got both\n$/),
  });
});

test('how many are down at once is told, and why not where fixed clocks keep instances in step', async () => {
  expect(await good('availability', example('weekly-restarts'))).toMatch(
    /\n +Down at once, of 100,000 +Mean +p99 +Most\n +in 365d, from the first service on +195\.9 +229 +at most 283 in 99 of 100 fleets\n +in the long run +195\.9 +229 +at most 282 in 99 of 100 years\n/,
  );
  const inStep = { ...onOff, workload: { fault: { after: '1h' }, recovery: { after: '1h' } } };
  expect(await good('availability', file('in-step.json', JSON.stringify(inStep)))).toMatch(
    /\n +in 365d, from the first service on +\S+ +– +–\n {2}Not known until the horizon is p99 and the most: a clock that ends service is not exponential, /,
  );
});

test('what breaks for good is down as often as until the horizon, not as in a long run that it does not reach', async () => {
  const rare = {
    kind: 'ha',
    plan: {
      like: 'documented',
      phases: { RESTARTING: { takes: { uniform: ['10s', '30m'] }, fails: 0.00001 } },
    },
    workload: { requests: { restart: { every: '7d' } } },
    instances: 500,
    horizon: '365d',
  };
  const profile = file('rare.json', JSON.stringify(rare));
  const text = await good('availability', profile);
  expect(text).toMatch(
    /\n +in 365d, from the first service on +0\.877 +4 +at most 10 in 99 of 100 fleets\n {2}In the long run it is 500 on average, but 365d do not reach that\.\n/,
  );
  expect(text).not.toMatch(/in the long run +500/);
  const { downWithin } = JSON.parse(await good('availability', profile, '--json'));
  expect(downWithin).toMatchObject({ p99: 4, most: 10, reachesLongRun: false });
});

test('--what-if changes a mix entry by entry, a plan by name, and both at once', async () => {
  const changes = ['plan.phases.RESTARTING.fails=0', 'mix.2.workload.fault.after=90d'];
  const options = changes.flatMap((change) => ['--what-if', change]);
  const args = ['availability', example('mixed-fleet'), ...options, '--json'];
  const { whatIf, exact } = JSON.parse(await good(...args));
  expect(whatIf.changes).toEqual(changes);
  const [before, after] = [exact, whatIf.exact].map(({ groups }) => groups[2].states[2].causes);
  expect(before).not.toEqual(after);
  const named = file('named.json', JSON.stringify({ ...onOff, plan: 'documented' }));
  const takes = 'plan.phases.CREATING.takes=1h';
  const changed = JSON.parse(await good('availability', named, '--json', '--what-if', takes));
  expect(changed.whatIf.exact.meanTimeToServiceMs).toBe(3_600_000);
});

test.each([
  ['restart', /^--what-if restart: expected KEY=VALUE, such as /],
  ['speed=1', /^--what-if speed=1: .*unknown key "speed"; allowed: name, /],
  ['workload.fault.every=x', /^--what-if .*: workload\.fault\.every: expected a duration /],
  ['mix.7.weight=1', /^--what-if mix\.7\.weight=1: no entry 7; allowed: 0 to 2\n$/],
  ['mix.length.weight=1', /^--what-if .*: no entry length; allowed: 0 to 2\n$/],
  ['instances=[', /^--what-if instances=\[:1:2: not valid YAML: /],
  ['name=*x', /^--what-if name=\*x:1:1: .*x\b/],
  ['workload={a: 1, a: 2}', /^--what-if .*:1:8: .*a\b/],
  [`name=${'['.repeat(500)}`, /: nested too deeply\n$/],
])('--what-if %s is refused in one line that says what is allowed', async (change, line) => {
  const { code, out, err } = await runHere(
    'availability',
    example('mixed-fleet'),
    '--what-if',
    change,
  );
  expect(code).toBe(2);
  expect(out).toBe('');
  expect(err).toMatch(line);
  expect(err.trim().split('\n')).toHaveLength(1);
});

test('--sla says how likely an instance breaks a level within its first year', async () => {
  const out = await good(
    'availability',
    '--sla',
    '99.9%',
    '--sla',
    '99.8',
    example('weekly-restarts'),
  );
  expect(out).toMatch(
    /\n +Downtime +In an instance’s first 365d\n +p50 +17h 5m 2\ds to 17h 5m 5\ds\n/,
  );
  expect(out).toMatch(/\n +Service level +Allows a year +An instance breaks it\n/);
  expect(out).toMatch(
    /\n +99\.9 % +8h 45m 36s +99\.994\d % to 99\.994\d %\n +99\.8 % +17h 31m 12s +4\d\.\d\d % to 4\d\.\d\d %\n\n/,
  );
});

test.each(['100%', '0', 'high', '-1%'])(
  '--sla %s is refused with what is allowed',
  async (level) => {
    const { code, err } = await runHere(
      'availability',
      example('weekly-restarts'),
      `--sla=${level}`,
    );
    expect(code).toBe(2);
    expect(err).toMatch(
      /'--sla <percent>' .* Allowed: a share between 0% and 100%, such as 99\.9%\.\n$/,
    );
  },
);

test('a chance between bounds is rounded outwards, and nothing is claimed where nothing is known', () => {
  const texts = [
    [0.431234, 0.438761],
    [0.9999421, 0.9999459],
    [0, 0.0000021],
    [0.0000004, 0.0000021],
    [0.9999991, 1],
    [0.9999991, 0.9999997],
    [0, 1],
  ].map(([lower, upper]) => chanceText({ lower: lower as number, upper: upper as number }));
  expect(texts).toEqual([
    '43.12 % to 43.88 %',
    '99.9942 % to 99.9946 %',
    'at most 0.0003 %',
    'at most 0.0003 %',
    'at least 99.9999 %',
    'at least 99.9999 %',
    '0.00 % to 100.00 %',
  ]);
});

test('a z-score that is rounded to 0 is not below 0', () => {
  expect([-0.004, -0, 0.004, -0.006].map(zText)).toEqual(['+0.00', '+0.00', '+0.00', '−0.01']);
});

test('a service level is written as it was asked for, and never as all of the time', () => {
  const levels = [0.9, 0.99, 0.995, 0.9995, 0.99999, 0.9999999999999];
  expect(levels.map(levelText)).toEqual([
    '90 %',
    '99 %',
    '99.5 %',
    '99.95 %',
    '99.999 %',
    '99.99999999999 %',
  ]);
});
