// `fleet` on several threads, in several shards, and interrupted: the bytes are the same.

import { type ChildProcess, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { quickOrDeep } from '../deep/depth.js';
import { once } from '../support/once/index.js';
import { endChildren } from '../support/processes.js';
import { example, file, folder, good, path, spawned, text } from './fleet-cli.js';

const { main } = await once('program');

// Two kinds, and all clocks exponential: its exact answers take no time.
const profile = file(
  'two-kinds.yaml',
  readFileSync(example('exponential'), 'utf8').replace(
    'kind: proxy',
    'mix: [{kind: proxy, weight: 2}, {kind: ha, weight: 1}]',
  ),
);
const size = ['--instances', '1200', '--horizon', '90d', '--rare'];

afterEach(endChildren);

test('any number of workers and three shards give the same bytes in every format', async () => {
  const files = (name: string) => ['--csv', path(`${name}.csv`), '--report', path(`${name}.html`)];
  const numbers = quickOrDeep(['3'], ['1', '2', '3']);
  const runs = await Promise.all(
    numbers.map((workers) =>
      spawned(['fleet', profile, ...size, '--workers', workers, '--json', ...files(workers)]),
    ),
  );
  const parts = ['1/3', '2/3', '3/3'].map((shard) => ({
    shard,
    part: path(`part-${shard[0]}.json`),
  }));
  for (const { shard, part } of parts) {
    await good('fleet', profile, ...size, '--shard', shard, '--output', part);
  }
  const shuffled = [parts[1], parts[2], parts[0]].map((each) => each?.part as string);
  const merged = await good('merge', ...shuffled, '--json', ...files('merged'));

  expect(runs.map(({ code, err }) => ({ code, err }))).toEqual(
    numbers.map(() => ({ code: 0, err: '' })),
  );
  expect(JSON.parse(merged).simulated).toMatchObject({ instances: 1200, rare: { lives: 1200 } });
  for (const { out } of runs) expect(out === merged).toBe(true);
  for (const name of numbers) {
    expect(text(`${name}.csv`) === text('merged.csv')).toBe(true);
    expect(text(`${name}.html`) === text('merged.html')).toBe(true);
  }
  expect(await good('merge', ...shuffled)).toBe(await good('fleet', profile, ...size));
});

const endless = ['fleet', profile, '--instances', '10000000000'];

/** Makes standard error a terminal, so that the command shows how far it is. */
const terminal = file('terminal.cjs', 'process.stderr.isTTY = true;');

/** Presses Ctrl-C once the first instances are done, and gives what is said besides the bar. */
async function interrupted(...args: string[]) {
  const press = (child: ChildProcess) => {
    let bar = '';
    child.stderr?.on('data', (text) => {
      bar += text;
      if (!child.killed && /· [1-9]\S* of \d+B/.test(bar)) child.kill('SIGINT');
    });
  };
  const { err, ...rest } = await spawned([...endless, ...args], press, ['-r', terminal]);
  return { ...rest, err: err.slice(err.indexOf('interrupted')) };
}

test('Ctrl-C prints what is done, marked partial: the first so many instances, with any number of workers', async () => {
  const horizon = ['--horizon', '90d'];
  const ended = await Promise.all(
    quickOrDeep(['2'], ['1', '2']).map((workers) =>
      interrupted(
        ...[
          ...horizon,
          '--workers',
          workers,
          '--json',
          '--report',
          path(`partial-${workers}.html`),
        ],
      ),
    ),
  );
  for (const { code, out, err } of ended) {
    const document = JSON.parse(out);
    const instances = String(document.simulated.instances);
    expect(document).toMatchObject({ partial: true, instancesWanted: 10_000_000_000 });
    expect({ code, err }).toEqual({
      code: 130,
      err: `interrupted: the result is partial: ${instances} of 10000000000 instances\n`,
    });
    const alone = ['--instances', instances, '--workers', '1', '--json'];
    const whole = await good('fleet', profile, ...horizon, ...alone);
    expect(document.simulated).toEqual(JSON.parse(whole).simulated);
  }
  expect(text('partial-2.html')).toMatch(/PARTIAL: interrupted after [\d,]+ of 10,000,000,000/);
});

test('Ctrl-C leaves no part of a shard behind', async () => {
  const { code, out, err } = await interrupted('--shard', '1/2', '--output', path('part.json'));
  expect({ code, out }).toEqual({ code: 130, out: '' });
  expect(err).toBe('interrupted: shard 1/2 is not complete, so no part was written\n');
  expect(existsSync(path('part.json'))).toBe(false);
});

test('a disk that is full in the middle of a report ends with 1, and what was there stays', () => {
  // What is above a limit of 16 blocks fails as on a full disk: first by half a write, then by none.
  const limited = (report: string) =>
    spawnSync('sh', [
      '-c',
      'ulimit -f 16; exec "$0" "$@"',
      ...[process.execPath, main, 'fleet', profile, '--instances', '50', '--report', report],
    ]);
  const old = file('old.html', 'old');
  for (const report of [path('new.html'), old]) {
    const { status, stderr } = limited(report);
    expect(String(stderr)).toBe(`cannot write ${report}: file too large\n`);
    expect(status).toBe(1);
  }
  expect(text('old.html')).toBe('old');
  expect(readdirSync(folder).filter((name) => /new|tmp/.test(name))).toEqual([]);
});
