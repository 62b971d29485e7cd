// The guides about fleets: what they show is what the program prints, and their files work.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { formatDuration, type PhasePlan, type Plan, presets } from '../../src/plan/index.js';
import { support } from '../../src/random/index.js';
import { example, file, good, path, text } from './fleet-cli.js';

const root = join(import.meta.dirname, '../..');
const guide = (name: string) => readFileSync(join(root, 'docs/guide', name), 'utf8');

/** The code blocks of a guide in one language. */
const blocks = (name: string, language: string): string[] =>
  [...guide(name).matchAll(/```(\w+)\n(.*?)```/gs)]
    .filter(([, found]) => found === language)
    .map(([, , content]) => content as string);

test.each(blocks('fleets.md', 'console').map((block) => [block.split('\n')[0] as string, block]))(
  '%s prints what the guide shows',
  async (command, block) => {
    const args = command.replace(/^\$ npx dcs-lifecycle /, '').split(' ');
    const inTree = args.map((arg) => (arg.startsWith('docs/') ? join(root, arg) : arg));
    expect(await good(...inTree, ...(args[0] === 'fleet' ? ['--workers', '1'] : []))).toBe(
      block.slice(command.length + 1),
    );
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

test('the shards of the Slurm array and of the Indexed Job are all instances, each once', async () => {
  const profile = file('fleet.profile.yaml', small);
  const whole = await good('fleet', profile);
  const array = blocks('shards.md', 'sh').find((block) =>
    block.includes('SBATCH --array'),
  ) as string;
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
      (n: number) => ({ $SLURM_ARRAY_TASK_ID: `${n}`, $SLURM_ARRAY_TASK_COUNT: '64' }),
    ],
    [
      'job',
      container.args[0],
      0,
      (n: number) => ({
        '$((JOB_COMPLETION_INDEX + 1))': `${n + 1}`,
        $JOB_COMPLETION_INDEX: `${n}`,
      }),
    ],
  ] as const) {
    const parts: string[] = [];
    for (let n = first; n < first + 64; n++) {
      const words = wordsOf(command, variables(n)).map((word) =>
        word.endsWith('fleet.profile.yaml')
          ? profile
          : word.endsWith('.json')
            ? path(`${name}-${n}.json`)
            : word,
      );
      await good(...words);
      expect(text(`${name}-${n}.json`)).toMatch(/^\{/);
      parts.push(path(`${name}-${n}.json`));
    }
    expect(await good('merge', ...parts)).toBe(whole);
  }
});
