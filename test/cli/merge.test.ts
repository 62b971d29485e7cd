// `merge`: parts that make a whole are joined; all others are refused by name.

import { copyFileSync, mkdirSync, readdirSync, utimesSync } from 'node:fs';
import { Readable } from 'node:stream';
import { run } from '../../src/cli/index.js';
import { example, file, good, path, text } from './fleet-cli.js';
import { recording, runHere } from './recording.js';

const profile = example('mixed-fleet');
const size = ['--instances', '60', '--horizon', '20d'];
const part = (shard: string) => path(`part-${shard.replace('/', '-of-')}.json`);

async function makePart(shard: string, ...args: string[]): Promise<string> {
  await good('fleet', profile, ...size, ...args, '--shard', shard, '-o', part(shard));
  return part(shard);
}

beforeAll(async () => {
  for (const shard of ['1/3', '2/3', '3/3', '2/2']) await makePart(shard);
  await good('fleet', profile, ...size, '--seed', '7', '--shard', '3/3', '-o', path('seed.json'));
});

const refused = async (line: RegExp, ...parts: string[]) => {
  const { code, out, err } = await runHere('merge', ...parts);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(line);
  expect(err.trimEnd()).not.toMatch(/\n/);
};

test('a shard goes to standard output unless a file is given', async () => {
  const out = await good('fleet', profile, ...size, '--shard', '1/3');
  expect(out).toBe(text('part-1-of-3.json'));
});

test('more shards than instances join as well', async () => {
  const tiny = ['fleet', profile, '--instances', '2', '--horizon', '5d'];
  const paths = ['1/3', '2/3', '3/3'].map((shard) => ({
    shard,
    to: path(`tiny-${shard[0]}.json`),
  }));
  for (const { shard, to } of paths) await good(...tiny, '--shard', shard, '-o', to);
  expect(await good('merge', ...paths.map(({ to }) => to))).toBe(await good(...tiny));
});

test('a plan from a file travels with the part', async () => {
  file('slow.yaml', 'like: documented\nphases: {CREATING: {takes: 1h}}\n');
  const own = file('slow.profile.yaml', 'kind: ha\nplan: slow.yaml\ninstances: 3\nhorizon: 2h\n');
  await good('fleet', own, '--shard', '1/1', '-o', path('slow.json'));
  const whole = await good('fleet', own);
  file('slow.yaml', 'gone');
  expect(await good('merge', path('slow.json'))).toBe(whole);
});

test('a folder, lines of standard input, and parts that were joined before give the same bytes', async () => {
  const whole = await good('fleet', profile, ...size);
  mkdirSync(path('folder'));
  for (const shard of ['3/3', '1/3', '2/3']) {
    copyFileSync(part(shard), path(`folder/${shard[0]}.json`));
  }
  // What is not a part does not end with .json: a log, or what a killed write has left.
  file('folder/log', 'no part');
  expect(await good('merge', path('folder'))).toBe(whole);
  const lines = ['2/3', '1/3'].map((shard) => text(`part-${shard.replace('/', '-of-')}.json`));
  const { environment, said } = recording();
  const stdin = Readable.from([
    Buffer.from(lines.join('').slice(0, 999)),
    Buffer.from(lines.join('').slice(999)),
  ]);
  expect(await run(['merge', '--part', '-'], { ...environment, stdin })).toBe(0);
  file('joined.json', said.out);
  expect(await good('merge', part('3/3'), path('joined.json'))).toBe(whole);
  await refused(/not complete: instances 40 to 59 are missing/, path('joined.json'));
  await refused(
    /joined\.json: instances 0 to 39, of which shard 1\/3 holds instances, is there already, in .*part-1-of-3/,
    part('1/3'),
    path('joined.json'),
  );
  file('two.json', `${text('part-1-of-3.json')}{"format"\n`);
  await refused(/two\.json:2:10: expected a part/, path('two.json'));
  mkdirSync(path('empty'));
  await refused(/empty: no part in this folder/, path('empty'));
});

test('--profile refuses parts of an earlier version of the profile, also where all of them are alike', async () => {
  const edited = (fails: number) =>
    file(
      'edited.profile.yaml',
      `kind: ha\nplan: {like: documented, phases: {RESTARTING: {takes: 10m, fails: ${fails}}}}\ninstances: 9\nhorizon: 2d\n`,
    );
  const parts = [path('edited-1.json'), path('edited-2.json')] as const;
  for (const [i, to] of parts.entries()) {
    await good('fleet', edited(0), '--seed', '4', '--shard', `${i + 1}/2`, '-o', to);
  }
  const now = ['--profile', edited(0), '--seed', '4'];
  expect(await good('merge', ...now, ...parts)).toBe(await good('merge', ...parts));
  await refused(
    /edited-1\.json: a part of another run than .*edited\.profile\.yaml: the seed differs/,
    '--profile',
    edited(0),
    ...parts,
  );
  edited(0.5);
  await refused(/edited-1\.json: .*: the kind, plan or workload differs/, ...now, ...parts);
  await refused(/^--seed: .* needs --profile/, '--seed', '4', ...parts);
});

test('a write leaves nothing beside its file, and takes away what one that was killed long ago has left', async () => {
  mkdirSync(path('killed'));
  const left = (name: string) => {
    mkdirSync(path(`killed/${name}`));
    return name;
  };
  const [old, fresh, others] = [
    left('1.json.tmp-aB3dE6'),
    left('1.json.tmp-fB3dE6'),
    left('1.json.tmp-x'),
  ];
  const longAgo = new Date(0);
  for (const each of [old, others]) utimesSync(path(`killed/${each}`), longAgo, longAgo);
  await good('fleet', profile, ...size, '--shard', '1/3', '-o', path('killed/1.json'));
  expect(readdirSync(path('killed')).sort()).toEqual(['1.json', fresh, others].sort());
});

test('missing parts are named', async () => {
  await refused(/not complete: shard 2\/3 is missing/, part('1/3'), part('3/3'));
  await refused(/not complete: shards 1\/3, 3\/3 are missing/, part('2/3'));
  await refused(/not complete: instances 20 to 29 are missing/, part('1/3'), part('2/2'));
});

test('a part that is there twice is named', async () => {
  await refused(
    /part-1-of-3\.json: shard 1\/3 is there already, in .*part-1-of-3/,
    part('1/3'),
    part('1/3'),
  );
  await refused(
    /part-2-of-2\.json: shard 2\/2, .*shard 3\/3.* in .*part-3-of-3/,
    part('3/3'),
    part('2/2'),
  );
});

test('parts of different runs are refused, and it is said what differs', async () => {
  await refused(
    /seed\.json: a part of another run than .*: the seed differs/,
    part('1/3'),
    path('seed.json'),
  );
  await good('fleet', example('exponential'), '--shard', '3/3', '-o', path('other.json'));
  await refused(/other\.json: .*the name differs/, part('1/3'), path('other.json'));
});

const change = (how: (content: string) => string) =>
  file('broken.json', how(text('part-1-of-3.json')));

test.each<[string, (content: string) => string, RegExp]>([
  ['is cut short', (content) => content.slice(0, 500), /broken\.json:1:501: expected a part/],
  ['is empty', () => '', /broken\.json:1:1: .*the file is empty/],
  ['is something else', () => '{"kind": "ha"}', /broken\.json:1:1: expected a part/],
  ['is a list', () => '[1]', /broken\.json:1:1: expected a part/],
  [
    'has a changed count',
    (content) => content.replace('"instances":', '"instances":1'),
    /checksum: /,
  ],
  ['has a changed seed', (content) => content.replace('"seed":42', '"seed":43'), /checksum: /],
  ['lacks a key', (content) => content.replace(/"checksum":\d+,/, ''), /checksum: /],
  [
    'is of a later format',
    (content) => content.replace('"formatVersion":4', '"formatVersion":5'),
    /another version/,
  ],
  [
    'is of the format before the verdict went by transitions',
    (content) => content.replace('"formatVersion":4', '"formatVersion":1'),
    /formatVersion: expected 4, got 1: another version/,
  ],
  [
    'is of the format before downtime was counted by cause',
    (content) => content.replace('"formatVersion":4', '"formatVersion":3'),
    /^.*formatVersion: expected 4, got 3: another version of this program wrote it\n$/,
  ],
  [
    'has a number in the wrong place',
    (content) => content.replace(/"ranges":\[/, '"ranges":[7,'),
    /ranges/,
  ],
])('a part that %s is refused', async (_, how, line) => {
  const content = text('part-1-of-3.json');
  expect(how(content)).not.toBe(content);
  await refused(line, change(how), part('2/3'), part('3/3'));
});

test('a part whose counts do not fit its profile is refused, even with a checksum that does', async () => {
  const { crc32 } = await import('node:zlib');
  const { format, formatVersion, checksum, ...content } = JSON.parse(text('part-1-of-3.json'));
  const sealed = (changed: object) =>
    file(
      'sealed.json',
      JSON.stringify({
        format,
        formatVersion,
        checksum: crc32(JSON.stringify(changed)),
        ...changed,
      }),
    );
  expect(crc32(JSON.stringify(content))).toBe(checksum);
  await refused(/sealed\.json: tallies: /, sealed({ ...content, ranges: [{ from: 0, to: 19 }] }));
  await refused(
    /sealed\.json: tallies: /,
    sealed({ ...content, tallies: content.tallies.slice(1) }),
  );
  await refused(
    /sealed\.json: profile: horizon: /,
    sealed({ ...content, profile: { ...content.profile, horizon: 0 } }),
  );
  const { signal, ...rest } = { signal: 0, ...content };
  await refused(/not complete/, sealed(rest));
});

test('a file that is not there, and none at all, are refused', async () => {
  await refused(/nowhere\.json: no such file/, path('nowhere.json'));
  await refused(/part/);
});
