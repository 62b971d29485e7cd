// `fleet`: what it prints, in words, as JSON and as a table, and what the options change.

import { parse } from 'csv-parse/sync';
import { fleetText } from '../../src/cli/fleet/fleet-text.js';
import { agreementText, answerProfile, type FleetReport } from '../../src/cli/fleet/index.js';
import { run } from '../../src/cli/index.js';
import { styleFor } from '../../src/cli/terminal/style.js';
import {
  compareAnswers,
  fleetServingShare,
  parseProfile,
  simulateFleet,
} from '../../src/simulator/index.js';
import { example, file, good, path, text } from './fleet-cli.js';
import { recording, runHere } from './recording.js';

const small = ['fleet', example('mixed-fleet'), '--instances', '300', '--horizon', '30d'];
const smallAndPlain = ['fleet', example('weekly-restarts'), ...small.slice(2)];

let printed: Promise<string> | undefined;
/** What the command prints of the small mix, which several tests read. */
const textOfSmall = (): Promise<string> => (printed ??= good(...small));

test('the text shows simulation and exact answer side by side, and says that they agree', async () => {
  const out = await textOfSmall();
  expect(out).toMatch(/^A mixed fleet\n300 instances, each watched for 30d, seed 42\n/);
  expect(out).toMatch(/Simulated +95 % interval +Exact +z\n/);
  expect(out).toMatch(
    /Serving share +99\.\d+ % +9\d\.\d+ % to 99\.\d+ % +99\.\d+ % +[+−]\d\.\d\d\n/,
  );
  expect(out).toMatch(/Downtime per year +\dh .*\n/);
  // Its kinds serve in several states, so bounds of such fleets are not known.
  expect(out).not.toMatch(/such fleets/);
  expect(out).toMatch(
    /The two agree: of \d+ checks of transitions, stays and the serving share, none is further off/,
  );
  expect(out).toMatch(
    /Outages +p50 +p95 +p99 +Longest +Cut short by the horizon\n.*\n +No 95 % intervals: outages of several kinds of instances are not alike\.\n/,
  );
  expect(out).toMatch(/● RUNNING +99\.\d+ % +99\.\d+ % +\S+/);
  expect(out).toMatch(/RESTARTING +succeed +RUNNING +\d+/);
});

test('what begins outages is simulated beside the mathematics, of each kind of a mix, too', async () => {
  const [out, json] = await Promise.all([textOfSmall(), good(...small, '--json')]);
  const { simulated, causes, kindCauses } = JSON.parse(json);
  expect(out).toMatch(
    /\n +Outages begin with .* Of all downtime +Simulated +Downtime\/year +Of all downtime\n/,
  );
  expect(out).toMatch(/\n +Kind +Outages begin with .* Simulated +Downtime\/year/);
  const shares = (of: { cause: string; share: number }[]) =>
    Object.fromEntries(of.map(({ cause, share }) => [cause, share]));
  expect(Object.keys(shares(simulated.causes)).sort()).toEqual(Object.keys(shares(causes)).sort());
  const counted = (cause: string, { causes: of } = simulated): number =>
    of.find((each: { cause: string }) => each.cause === cause)?.count ?? 0;
  for (const cause of Object.keys(shares(causes))) {
    const ofKinds = simulated.groups.map((group: typeof simulated) => counted(cause, group));
    expect(ofKinds.reduce((sum: number, n: number) => sum + n)).toBe(counted(cause));
    expect(out).toMatch(
      new RegExp(`\\n  ${cause} .* ${counted(cause).toLocaleString('en')} +\\S.* %\\n`),
    );
  }
  expect(kindCauses.map(({ kind }: { kind: string }) => kind)).toEqual(['ha', 'single', 'cluster']);
  kindCauses.forEach(
    ({ causes: exact }: { causes: { cause: string; share: number }[] }, g: number) => {
      expect(Object.keys(shares(simulated.groups[g].causes)).sort()).toEqual(
        Object.keys(shares(exact)).sort(),
      );
    },
  );
  expect(out).toMatch(/\n {2}single-node +restart +12\.16 .* %\n/);
});

test('the time to service is that of those that got there, and beside it however long it takes', async () => {
  const retried =
    '{"kind":"ha","plan":{"phases":{"CREATING":{"takes":"5s","fails":0.5}}},"workload":{"reactions":{"CREATEFAILED":{"recreate":{"after":"8h"}}}},"instances":2000,"horizon":"1d"}';
  const path = file('retried.json', retried);
  const fleet = await good('fleet', path);
  expect(fleet).toMatch(/Time to first service +4h \d+m \d*s? +4h 34m 25s\n/);
  expect(fleet).toMatch(/ {2}however long it takes +– +8h 10s\n/);
  const exact = await good('availability', path);
  expect(exact).toMatch(/Mean time to first service +8h 10s\n/);
  expect(exact).toMatch(
    /Has served +87\.500000 %\n +Mean time to first service then +4h 34m 25s\n/,
  );
  expect(await textOfSmall()).not.toContain('however long it takes');
});

test('--json holds what the library answers to the same run', async () => {
  const document = JSON.parse(await good(...small, '--json'));
  const profile = parseProfile({
    kind: 'ha',
    plan: 'documented',
    workload: { requests: { restart: { every: '2d' } } },
    instances: 50,
    horizon: '20d',
    seed: 5,
  });
  const written = file(
    'own.json',
    '{"kind":"ha","plan":"documented","workload":{"requests":{"restart":{"every":"2d"}}},"instances":50,"horizon":"20d","seed":5}',
  );
  const own = JSON.parse(await good('fleet', written, '--json'));
  const { evidence: _, ...figures } = simulateFleet(profile);
  expect(own.simulated).toEqual(JSON.parse(JSON.stringify(figures)));
  expect(document).toMatchObject({
    name: 'A mixed fleet',
    partial: false,
    simulated: { instances: 300, seed: 42, horizonMs: 30 * 86_400_000 },
    agreement: { verdict: 'agree' },
  });
  expect(document.simulated.series.counts[0]).toHaveLength(201);
  const { mean, standardError } = document.simulated.servingShare;
  const { serving, errorEstimate } = document.exact.expected;
  expect(document.agreement.standardErrorsApart).toBeCloseTo(
    (mean - serving) / Math.hypot(standardError, errorEstimate),
    12,
  );
});

test('--csv holds every figure of the JSON document, and every count of the time series', async () => {
  const name = file(
    'named.json',
    '{"kind":"ha","plan":"documented","name":"=1+\\"1\\", twice","workload":{"requests":{"restart":{"every":"2d"}}},"instances":50,"horizon":"20d"}',
  );
  const { simulated, exact, causes, distribution } = JSON.parse(
    await good('fleet', name, '--json', '--csv', path('f.csv')),
  );
  const rows: Record<string, string>[] = parse(text('f.csv'), { columns: true });
  const figure = (wanted: string, of = '') =>
    rows.find((row) => row.figure === wanted && row.of === of);
  expect(figure('serving_share')).toMatchObject({
    value: String(simulated.servingShare.mean),
    low: String(simulated.servingShare.low),
    exact: String(exact.expected.serving),
  });
  expect(figure('outage_p99_ms')?.value).toBe(String(simulated.outages.p99Ms));
  expect(figure('mean_ms_to_repair')).toMatchObject({
    value: String(simulated.outages.meanTimeToRepairMs),
    exact: String(exact.longRun.outages.meanTimeToRepairMs),
  });
  const [most] = causes;
  expect(figure('cause_downtime_ms_per_year', most.cause)?.exact).toBe(`${most.downtimePerYearMs}`);
  const { broken } = distribution.levels[1];
  expect(figure('breaks_level', '0.999')).toMatchObject({
    low: `${broken.lower}`,
    high: `${broken.upper}`,
  });
  for (const { status, share, stays } of simulated.statuses) {
    expect(Number(figure('status_share', status)?.value)).toBe(share);
    expect(Number(figure('status_stays', status)?.value)).toBe(stays);
  }
  for (const { from, event, to, count } of simulated.transitions) {
    expect(Number(figure('transitions', `${from} ${event} ${to}`)?.value)).toBe(count);
  }
  const { atMs, statuses, counts } = simulated.series;
  const series = rows.filter((row) => row.figure === 'instances_in');
  expect(series).toHaveLength(atMs.length * statuses.length);
  expect(
    series.filter(({ of }) => of === statuses[1]).map(({ at_ms, value }) => [at_ms, value]),
  ).toEqual(atMs.map((ms: number, point: number) => [String(ms), String(counts[1][point])]));
  // What a spreadsheet would take for a formula is text.
  expect(rows.find((row) => row.figure === 'name')?.of).toBe('\'=1+"1", twice');
});

test('options go before what the profile says, and --output takes what would be printed', async () => {
  const args = ['--instances', '20', '--horizon', '2d 12h', '--seed', '9'];
  const out = await good('fleet', example('exponential'), ...args);
  expect(out).toMatch(/\n20 instances, each watched for 2d 12h, seed 9\n/);
  expect(await good('fleet', example('exponential'), ...args, '-o', path('out.txt'))).toBe('');
  expect(text('out.txt')).toBe(out);
});

test('a plan from a file beside the profile counts', async () => {
  file('slow.yaml', 'like: documented\nphases: {CREATING: {takes: 1h}}\n');
  const profile = file(
    'slow.profile.yaml',
    'mix: [{kind: ha, weight: 1, plan: slow.yaml}]\ninstances: 3\nhorizon: 2h\n',
  );
  const { simulated, description } = JSON.parse(await good('fleet', profile, '--json'));
  expect(simulated.servingShare.mean).toBe(0.5);
  expect(description[1]).toMatch(/plan slow\.yaml/);
});

test('fleet answers all that availability does, in the same words and under the same keys', async () => {
  const [profile, ...rest] = [example('weekly-restarts'), '--sla', '99.8%'] as const;
  const fleet = ['fleet', profile, '--instances', '100', ...rest];
  const words = await good(...fleet);
  const exactly = (await good('availability', profile, ...rest)).split('\n');
  const from = exactly.findIndex((line) => /^ +Downtime +In an instance/.test(line));
  const to = exactly.findIndex((line) => /^ +Status /.test(line));
  const shared = exactly
    .slice(from, to)
    .filter((line) => !/Down at once|in the long run|from the first service on/.test(line));
  expect(shared.length).toBeGreaterThan(20);
  // What was simulated of a cause stands to the right of what is exact.
  for (const line of shared) expect(words).toContain(`\n${line}`);
  const document = JSON.parse(await good(...fleet, '--json'));
  const answer = JSON.parse(await good('availability', profile, ...rest, '--json'));
  for (const key of ['exact', 'distribution', 'causes', 'improvements']) {
    expect(document[key]).toEqual(answer[key]);
  }
  for (const key of ['downAtOnce', 'downWithin']) {
    expect(document[key].mean).toBeCloseTo(answer[key].mean / 1000, 9);
  }
  // What a hundred instances will see, beside what they have seen.
  const { type, lower, upper } = document.fleetShare;
  expect(type).toBe('known');
  expect(lower).toBeLessThan(document.simulated.servingShare.mean);
  expect(document.simulated.servingShare.mean).toBeLessThan(upper);
  expect(words).toMatch(/\n {4}of 95 in 100 such fleets +99\.\d+ % to 99\.\d+ %\n/);
});

test('a clock that never rings is warned of in words, in JSON and on the page, also of a changed profile', async () => {
  const tie = 'test/fixtures/cases/fleet/tie.profile.yaml';
  const warning =
    'workload.requests.extend never comes: restart rings at the same time and goes first';
  const args = ['fleet', tie, '--instances', '5', '--report', path('tie.html')];
  expect(await good(...args)).toContain(`\nWarning: ${warning}\n`);
  expect(text('tie.html')).toContain(`Warning: ${warning}</p>`);
  const { warnings, description } = JSON.parse(await good(...args, '--json'));
  expect(warnings).toEqual([warning]);
  expect(description.join()).not.toContain('never comes');
  expect(await good('availability', tie)).toContain(`\nWarning: ${warning}\n`);
  const change = ['--what-if', 'workload.requests.extend.after=2h'];
  const { whatIf } = JSON.parse(await good('availability', tie, '--json', ...change));
  expect(whatIf.warnings[0]).toMatch(/^workload.requests.extend never comes: restart always rings/);
});

test('of outages that are too few for an interval, that is said', async () => {
  const single = JSON.stringify({
    kind: 'ha',
    plan: { phases: { CREATING: { takes: '10s' } } },
    workload: { fault: { after: '20h' }, recovery: { after: '1h' } },
    instances: 2,
    horizon: '1d',
  });
  expect(await good('fleet', file('single.json', single))).toMatch(
    /\n +95 % interval( {2,}too few to tell){3}\n/,
  );
});

test('a mix is told kind by kind, simulated and exact', async () => {
  const out = await good('fleet', example('mixed-fleet'), '--instances', '60', '--horizon', '20d');
  expect(out).toMatch(
    /\n +Kind +Instances +Serving share +Exact +Outages a year, each +MTTR\n +master\/standby +\d+ +99\./,
  );
});

describe('--rare', () => {
  const forced = ['fleet', example('exponential'), '--instances', '300', '--rare'];

  test('weighted lives say of each rare step how often it comes and what follows, beside the exact answer', async () => {
    const out = await good(...forced, '--report', path('rare.html'), '--csv', path('rare.csv'));
    expect(out).toMatch(/\n {2}Rare step +An instance takes it +Downtime\/year after it +95 % /);
    expect(out).toMatch(
      /\n {2}CREATING fail → CREATEFAILED +once in 2\d\.\d+ years +\S+s +\S+s to \S+s +12\.49s\n/,
    );
    expect(out).toMatch(/\n {2}EXTENDING fail → RUNNING.recovering .* 0s +it serves on +0s\n/);
    expect(out).toMatch(/\n {2}300 lives with weights besides: /);
    const page = text('rare.html');
    expect(page).toMatch(/<h2 id="rare-heading">What is rare<.*lives with weights/);
    expect(page).toMatch(/CREATING fail → CREATEFAILED.*12\.49s/);
    const { simulated, exact } = JSON.parse(await good(...forced, '--json'));
    expect(simulated.rare.method).toBe('forced transitions');
    expect(exact.afterRareSteps).toHaveLength(simulated.rare.steps.length);
    const rows: Record<string, string>[] = parse(text('rare.csv'), { columns: true });
    const [step, after] = [simulated.rare.steps[0], exact.afterRareSteps[0]];
    expect(
      rows.find(({ figure, of }) => figure === 'rare_step_downtime_ms_per_year' && of === after.of),
    ).toMatchObject({
      value: `${step.downtimeMsPerYear.mean}`,
      low: `${step.downtimeMsPerYear.low}`,
      exact: `${after.downtimeMsPerYear}`,
    });
  });

  test('a profile in which nothing is rare is refused, unless the one beside it has something', async () => {
    const common = ['fleet', example('weekly-restarts'), '--instances', '20', '--rare'];
    const { code, out, err } = await runHere(...common);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toBe(
      '--rare: nothing is rare: each step of the chart is taken by more than one of 20 instances, or never\n',
    );
    const change = 'plan.phases.RESTARTING.fails=1e-9';
    const { simulated, whatIf } = JSON.parse(await good(...common, '--what-if', change, '--json'));
    expect(simulated.rare).toBeUndefined();
    expect(whatIf.simulated.rare.steps).toHaveLength(1);
  });

  test('its parts are no parts of a run without it', async () => {
    const size = ['fleet', example('exponential'), '--instances', '4'];
    await good(...size, '--shard', '1/2', '--output', path('common-1.json'));
    await good(...size, '--rare', '--shard', '2/2', '--output', path('rare-2.json'));
    const { code, err } = await runHere('merge', path('common-1.json'), path('rare-2.json'));
    expect(code).toBe(2);
    expect(err).toMatch(/common-1\.json: simulated without --rare, and \S+rare-2\.json with it\n$/);
  });
});

describe('two fleets beside each other', () => {
  const size = ['--instances', '400', '--horizon', '100d'];
  const weekly = ['fleet', example('weekly-restarts'), ...size];

  test('--what-if simulates both, and says what the simulation and the mathematics hold of it', async () => {
    const args = [...weekly, '--what-if', 'plan.phases.RESTARTING.takes=5d'];
    const out = await good(...args);
    expect(out).toMatch(
      /\n {2}With \S+: worse by \d+d .* of downtime a year in the long run, exactly\.\n/,
    );
    expect(out).toMatch(
      /\n {2}Simulated: worse by \d+d .* a year, \d+d .* to \d+d .* in 95 of 100 runs\.\n/,
    );
    const { whatIf, simulated } = JSON.parse(await good(...args, '--json'));
    const saved = simulated.downtimeMsPerYear - whatIf.simulated.downtimeMsPerYear;
    const { savedPerYearMs, lowPerYearMs, highPerYearMs, verdict } = whatIf.comparison.simulated;
    expect(verdict).toBe('worse');
    expect(savedPerYearMs).toBeCloseTo(saved, 3);
    expect(lowPerYearMs).toBeLessThan(saved);
    expect(highPerYearMs).toBeLessThan(0);
  });

  test('a second profile: side by side and nothing else, and what is too close to tell is said to be', async () => {
    const out = await good(...weekly, example('weekly-restarts'));
    expect(out).toMatch(
      / beside .*: no different in the long run\.\n {2}Simulated: cannot tell; between /,
    );
    expect(out).not.toMatch(/Taken/);
    const { profiles, comparison } = JSON.parse(
      await good(...weekly, example('weekly-restarts'), '--json'),
    );
    expect(profiles[0].simulated).toEqual(profiles[1].simulated);
    expect(comparison.simulated.verdict).toBe('cannot tell');
  });

  test.each([
    [['--what-if', 'horizon=5d'], /^--what-if: both are watched for as long; got 100d and 5d, /],
    [[example('mixed-fleet'), '--what-if', 'seed=3'], /^--what-if: .*; got both\n$/],
    [[example('mixed-fleet'), '--csv', 'x.csv'], /^--csv: takes one profile; got /],
    [[example('mixed-fleet'), '--shard', '1/2'], /^--shard: takes one profile; got /],
  ])('%j is refused in one line', async (args, line) => {
    const { code, out, err } = await runHere(...weekly, ...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(line);
  });
});

describe('the verdict in words', () => {
  const profile = parseProfile({
    kind: 'ha',
    plan: 'documented',
    workload: { requests: { restart: { every: '7d' } } },
    instances: 50,
    horizon: '100d',
  });
  const simulated = simulateFleet(profile);
  const answer = answerProfile(profile);
  const agreement = compareAnswers(simulated, answer.exact);
  const fleetShare = fleetServingShare(profile);
  const report = { ...answer, simulated, fleetShare, ...agreement } as unknown as FleetReport;

  test('names what agrees', () => {
    expect(agreementText(report)).toMatch(/^The two agree: of \d+ checks /);
  });

  test('names the step that chance cannot explain, and asks for a report', () => {
    const step = { of: 'RESTARTING fail → ERROR', seen: 10_746, expected: 10_113.2 };
    const said = { ...report, verdict: 'disagree', disagreements: [step] } as const;
    expect(agreementText(said)).toBe(
      'A DEFECT OF THIS PROGRAM: RESTARTING fail → ERROR: 10,746 times, where 10,113 were expected, and chance explains that in fewer than 1 of 10,000 runs. The simulator or the mathematics is wrong; please report it with the profile and the seed.',
    );
    const lines = fleetText(said, styleFor({ write: () => {} }, {}));
    expect(lines.join('\n')).toMatch(/\nA DEFECT OF THIS PROGRAM: /);
  });

  test('says what was too rare, and how many instances would show it', async () => {
    const rare = 'test/fixtures/cases/fleet/rare-restart-failure.profile.yaml';
    expect(await good('fleet', rare, '--instances', '500', '--seed', '1')).toContain(
      '\nCannot tell whether the two agree: what matters most, RESTARTING fail → ERROR, was expected 0.26 times, and happened 0 times. Simulate 58,000 instances to see about 30.\n',
    );
  });

  test('says that a single instance says too little', async () => {
    expect(await good(...smallAndPlain, '--instances', '1')).toContain(
      '\nCannot tell whether the two agree: a single instance says too little; simulate more.\n',
    );
  });
});

test('without a terminal there is no progress bar', async () => {
  expect((await runHere(...smallAndPlain)).err).toBe('');
});

test('on a terminal the bar has the rate and the time left, on standard error only', async () => {
  const { environment, said } = recording();
  let err = '';
  const stderr = Object.assign(new (await import('node:stream')).PassThrough(), {
    isTTY: true,
    columns: 100,
    cursorTo: () => true,
    clearLine: () => true,
  });
  stderr.on('data', (chunk) => {
    err += chunk;
  });
  const code = await run([...smallAndPlain, '--instances', '30000', '--workers', '1'], {
    ...environment,
    stderr,
  });
  expect(code).toBe(0);
  expect(err).toMatch(/\d+ % · \S+ of 30K · \S+\/s · \S+ left/);
  expect(said.out).not.toMatch(/ left/);
});
