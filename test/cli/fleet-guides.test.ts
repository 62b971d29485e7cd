// The guides about fleets: what they show is what the program prints, and their files work.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { grep } from '../../docs/grep.mjs';
import { formatDuration, type PhasePlan, type Plan, presets } from '../../src/plan/index.js';
import { support } from '../../src/random/index.js';
import { once } from '../support/once/index.js';
import { example, file, folder, good, path } from './fleet-cli.js';

const root = join(import.meta.dirname, '../..');
const guide = (name: string) => readFileSync(join(root, 'docs/guide', name), 'utf8');

/** The code blocks of a guide in one language. */
const blocks = (name: string, language: string): string[] =>
  [...guide(name).matchAll(/```(\w+)\n(.*?)```/gs)]
    .filter(([, found]) => found === language)
    .map(([, , content]) => content as string);

/** The commands of a guide, each with what it prints there. */
const commandsIn = (name: string) =>
  blocks(name, 'console').flatMap((block) =>
    block
      .split(/^\$ npx dcs-lifecycle /m)
      .slice(1)
      .map((shown): [string, string] => {
        const end = shown.indexOf('\n');
        return [shown.slice(0, end), shown.slice(end + 1)];
      }),
  );

test.each([...commandsIn('fleets.md'), ...commandsIn('availability.md')])(
  '%s prints what the guide shows',
  async (command, shown) => {
    const [run = '', filter] = command.split(' | grep ');
    const args = run.split(' ');
    const inTree = args.map((arg) => (arg.startsWith('docs/') ? join(root, arg) : arg));
    const out = await good(...inTree, ...(args[0] === 'fleet' ? ['--workers', '1'] : []));
    if (filter === undefined) return expect(out).toBe(shown);
    expect(grep(filter, out)).toBe(shown);
  },
);

test('the moments that the guide shows are those of the exponential example', async () => {
  const [moments] = blocks('fleets.md', 'text');
  expect(moments).toMatch(/A\(t\)/);
  expect(await good('availability', example('exponential'))).toContain(moments);
});

test('the guide tells every key of a profile, and no other', () => {
  const keys = [...guide('fleets.md').matchAll(/^\| `([\w.]+)` \|/gm)].map(([, key]) => key);
  const schema = ['name', 'kind', 'mix', 'plan', 'instances', 'horizon', 'seed'];
  const workload = ['requests', 'fault', 'degradation', 'recovery', 'reactions'].map(
    (key) => `workload.${key}`,
  );
  expect(keys.sort()).toEqual([...schema, ...workload].sort());
});

test('how long phases last by the plans that have a name is what the guide says', () => {
  const range = ({ takes }: PhasePlan) =>
    [...new Set(Object.values(support(takes)).map(formatDuration))].join(' to ');
  const rows = [...guide('fleets.md').matchAll(/^\| (\w+) \| (.*) \| (.*) \|$/gm)]
    .map(([, ...cells]) => cells as [keyof Plan['phases'], string, string])
    .filter(([name]) => name in presets.documented.phases);
  expect(rows.length).toBeGreaterThan(5);
  for (const [name, ...ranges] of rows) {
    const { demo, documented } = presets;
    const phases = [demo, documented].map((plan) => plan.phases[name] as PhasePlan);
    expect([name, ...ranges]).toEqual([name, ...phases.map(range)]);
  }
});

/** What a shell makes of a command: its words, with the variables in their places. */
function wordsOf(command: string, variables: Readonly<Record<string, string>>): string[] {
  const filled = Object.entries(variables).reduce(
    (line, [name, value]) => line.replaceAll(name, value),
    command.replaceAll(/\\\n|"/g, ' ').replaceAll(/ +\/ +/g, '/'),
  );
  return filled.slice(filled.indexOf('dcs-lifecycle ')).trim().split(/\s+/).slice(1);
}

const small = readFileSync(example('exponential'), 'utf8').replace(
  /instances: \d+/,
  'instances: 30',
);

/** A script of the guide, by the name that its second line says. */
const script = (name: string) =>
  blocks('shards.md', 'sh').find((block) =>
    block.split('\n')[1]?.startsWith(`# ${name}: `),
  ) as string;

test('the shards of the Slurm array and of the Indexed Job are all instances, each once', async () => {
  const profile = file('fleet.profile.yaml', small);
  const whole = await good('fleet', profile);
  const array = script('fleet.sbatch');
  expect(script('slurm-fleet.sh')).toContain('--array="1-$n" fleet.sbatch');
  const job = blocks('shards.md', 'yaml')
    .flatMap((block) => parseAllDocuments(block).map((document) => document.toJS()))
    .find(({ spec }) => spec.completionMode === 'Indexed').spec;
  expect(job.completions).toBe(64);
  const [container] = job.template.spec.containers;
  for (const [name, command, first, variables] of [
    [
      'slurm',
      array,
      1,
      (n: number) => ({
        $profile: profile,
        $parts: 'parts',
        $SLURM_ARRAY_TASK_ID: `${n}`,
        $SLURM_ARRAY_TASK_COUNT: '64',
      }),
    ],
    [
      'job',
      container.args[0],
      0,
      (n: number) => ({
        '$((JOB_COMPLETION_INDEX + 1))': `${n + 1}`,
      }),
    ],
  ] as const) {
    const parts: string[] = [];
    for (let n = first; n < first + 64; n++) {
      const to = path(`${name}-${n}.json`);
      const words = wordsOf(command, variables(n)).map((word) =>
        word.endsWith('fleet.profile.yaml') ? profile : word.endsWith('.json') ? to : word,
      );
      const printed = await good(...words);
      // Pods print their parts, which are gathered from their logs.
      if (printed !== '') writeFileSync(to, printed);
      parts.push(to);
    }
    expect(await good('merge', '--profile', profile, ...parts)).toBe(whole);
  }
});

const hasParallel = spawnSync('parallel', ['--version']).status === 0;
if (!hasParallel) {
  process.stderr.write('\nNO GNU PARALLEL: the script of docs/guide/shards.md is not tried.\n\n');
}

(hasParallel ? test : test.skip)(
  'GNU parallel: the script joins to the bytes of the whole run, also after an edit and without a part',
  async () => {
    const { main } = await once('program');
    const at = join(folder, 'parallel');
    mkdirSync(join(at, 'bin'), { recursive: true });
    const put = (name: string, content: string, mode = 0o644) =>
      writeFileSync(join(at, name), content, { mode });
    put('bin/dcs-lifecycle', `#!/bin/sh\nexec "${process.execPath}" "${main}" "$@"\n`, 0o755);
    put('machines', '2/:\n');
    put('parallel-fleet.sh', script('parallel-fleet.sh').replace(/^n=64$/m, 'n=3'));
    const printed = (command: string, ...args: string[]) =>
      execFileSync(command, args, {
        cwd: at,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, PATH: `${join(at, 'bin')}:${process.env.PATH}`, HOME: at },
      });
    const whole = () => printed('dcs-lifecycle', 'fleet', 'fleet.profile.yaml');
    const first = small.replace(/^seed: .*$/m, '');
    for (const profile of [first, `${first}\nseed: 7\n`]) {
      put('fleet.profile.yaml', profile);
      expect(printed('sh', 'parallel-fleet.sh')).toBe(whole());
    }
    const [parts] = readdirSync(at).filter((name) => name.startsWith('parts-'));
    for (const name of readdirSync(at).filter((each) => each.startsWith('parts-'))) {
      rmSync(join(at, name, '2.json'));
    }
    expect(parts).toMatch(/-3$/);
    expect(printed('sh', 'parallel-fleet.sh')).toBe(whole());
  },
);
