// Documents to begin with, and their JSON Schemas: our own parsers accept what `init` writes, and another program
// that reads the schemas refuses what they refuse in structure.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { documents, schemaFile } from '../../docs/schemas.mjs';
import { type DocumentKind, documentKinds } from '../../src/cli/init/run-init.js';
import { fixturesSchema } from '../../src/emulator/internal.js';
import { InputError, parsePlan } from '../../src/plan/index.js';
import { documentSchemaOf, parseInput, writtenPlanSchema } from '../../src/plan/internal.js';
import { parseProfile, parseScenario } from '../../src/simulator/index.js';
import { profileSchemaOver, scenarioSchemaOver } from '../../src/simulator/internal.js';
import { runHere } from './recording.js';

const docs = resolve(import.meta.dirname, '../../docs');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dcs-lifecycle-init-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const parsers: Record<DocumentKind, (data: unknown) => unknown> = {
  scenario: (data) => parseScenario(data),
  profile: (data) => parseProfile(data),
  plan: (data) => parsePlan(data),
  fixtures: (data) => parseInput(fixturesSchema, data),
};
const schemas = {
  scenario: scenarioSchemaOver(),
  profile: profileSchemaOver(),
  plan: writtenPlanSchema,
  fixtures: fixturesSchema,
};
const fileOf = (kind: DocumentKind) => join(docs, 'schemas', `${kind}.schema.json`);
const ajv = new Ajv({ strict: false, validateFormats: false });
const validators = Object.fromEntries(
  documentKinds.map((kind) => [kind, ajv.compile(JSON.parse(readFileSync(fileOf(kind), 'utf8')))]),
);

/** The schema that the first line of a document names. */
const schemaIn = (text: string): string =>
  /^# yaml-language-server: \$schema=(\S+)\n/.exec(text)?.[1] ?? '';

/** What both judges say: ours in a line, the other one with its own. */
function judged(kind: DocumentKind, data: unknown) {
  let ours = 'accepted';
  try {
    parsers[kind](data);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    ours = 'refused';
  }
  return { ours, ajv: validators[kind]?.(data) ? 'accepted' : 'refused' };
}
const bothAccept = { ours: 'accepted', ajv: 'accepted' };
const bothRefuse = { ours: 'refused', ajv: 'refused' };

test.each(documentKinds)(
  'init %s writes what its command reads, and names the schema',
  async (kind) => {
    const path = join(folder, `my-${kind}.yaml`);
    const { code, out, err } = await runHere('init', kind, path);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(new RegExp(`^wrote ${path}; try: dcs-lifecycle .*${path}\\n$`));
    const text = readFileSync(path, 'utf8');
    expect(judged(kind, parse(text))).toEqual(bothAccept);
    expect(resolve(folder, schemaIn(text))).toBe(fileOf(kind));
    expect(text).toContain(`dcs-lifecycle`);
    const again = await runHere('init', kind, path);
    expect([again.code, again.err]).toEqual([
      2,
      `${path} is there already; --force overwrites it\n`,
    ]);
    writeFileSync(path, 'mine');
    expect((await runHere('init', kind, path, '--force')).code).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(text);
    const printed = (await runHere('init', kind, '-')).out;
    expect(resolve(schemaIn(printed))).toBe(fileOf(kind));
  },
);

test('what is no document is refused with those that are, and a folder that is missing is said', async () => {
  const { code, err } = await runHere('init', 'chart');
  expect([code, err]).toEqual([2, expect.stringContaining('scenario, profile, plan, fixtures')]);
  const missing = await runHere('init', 'plan', join(folder, 'none/plan.yaml'));
  expect([missing.code, missing.err.split('\n').length]).toEqual([1, 2]);
});

test.each(documentKinds)(
  'docs/schemas has that of the %s, with what its guide says of each key',
  (kind) => {
    const guide = readFileSync(join(docs, 'guide', `${documents[kind].guide}.md`), 'utf8');
    const text = readFileSync(fileOf(kind), 'utf8');
    if (text !== schemaFile(kind, documentSchemaOf(schemas[kind]), guide)) {
      throw new Error(`docs/schemas/${kind}.schema.json is out of date: run npm run docs`);
    }
    const bare = Object.entries(JSON.parse(text).properties).filter(
      ([, part]) => !JSON.stringify(part).includes('"description"'),
    );
    expect(bare).toEqual([]);
  },
);

test('every example names its schema, and both judges accept it', () => {
  const names = readdirSync(join(docs, 'examples')).filter((name) => name.endsWith('.yaml'));
  for (const name of names) {
    const path = join(docs, 'examples', name);
    const text = readFileSync(path, 'utf8');
    const kind = name.includes('.profile.') ? 'profile' : 'scenario';
    expect({ name, schema: resolve(dirname(path), schemaIn(text)) }).toEqual({
      name,
      schema: fileOf(kind),
    });
    expect({ name, ...judged(kind, parse(text)) }).toEqual({ name, ...bothAccept });
  }
});

const life = { kind: 'ha', plan: 'demo', end: '1d' };
const fleet = { kind: 'ha', plan: 'demo', instances: 1, horizon: '1d' };
const phase = (CREATING: unknown) => ({ phases: { CREATING } });
const instance = (more: object) => ({ instances: [{ name: 'shop-cache', ...more }] });

test.each<[DocumentKind, unknown]>([
  ['scenario', []],
  ['scenario', 'text'],
  ['scenario', {}],
  ['scenario', { ...life, kind: 'hq' }],
  ['scenario', { ...life, kin: 'ha' }],
  ['scenario', { ...life, end: 30 }],
  ['scenario', { ...life, end: '30' }],
  ['scenario', { ...life, end: '0' }],
  ['scenario', { ...life, end: { reaches: 'GONE', within: '1d' } }],
  ['scenario', { ...life, end: { reaches: 'ERROR' } }],
  ['scenario', { ...life, plan: 7 }],
  ['scenario', { ...life, plan: { phases: { SLEEPING: { takes: '1s' } } } }],
  ['scenario', { ...life, seed: -1 }],
  ['scenario', { ...life, seed: 1.5 }],
  ['scenario', { ...life, start: 'yesterday' }],
  ['scenario', { ...life, name: 'two\nlines' }],
  ['scenario', { ...life, requests: { at: '1d', request: 'restart' } }],
  ['scenario', { ...life, requests: [{ at: '1h' }] }],
  ['scenario', { ...life, requests: [{ at: '1h', request: 'restrat' }] }],
  ['scenario', { ...life, requests: [{ at: '-1h', request: 'restart' }] }],
  ['scenario', { ...life, requests: [{ at: '1h', request: 'restart', every: '0' }] }],
  ['scenario', { ...life, faults: [{ at: '1h', recovers: '1h' }] }],
  ['profile', {}],
  ['profile', { ...fleet, kind: undefined }],
  ['profile', { ...fleet, mix: [{ kind: 'ha', weight: 1 }] }],
  ['profile', { ...fleet, kind: undefined, mix: [] }],
  ['profile', { ...fleet, kind: undefined, mix: [{ kind: 'ha', weight: -1 }] }],
  ['profile', { ...fleet, instances: 0 }],
  ['profile', { ...fleet, instances: '10' }],
  ['profile', { ...fleet, workload: { requests: { restart: { each: '7d' } } } }],
  ['profile', { ...fleet, workload: { requests: { restart: { every: '7d', after: '7d' } } } }],
  ['profile', { ...fleet, workload: { requests: { restart: {} } } }],
  ['profile', { ...fleet, workload: { requests: { restart: 'often' } } }],
  ['profile', { ...fleet, workload: { recovery: { every: '7d' } } }],
  ['profile', { ...fleet, workload: { reactions: { ERROR: {} } } }],
  ['profile', { ...fleet, workload: { reactions: { ERROR: 'restart' } } }],
  ['plan', { like: 'fast' }],
  ['plan', phase('8s')],
  ['plan', phase({})],
  ['plan', phase({ takes: {} })],
  ['plan', phase({ takes: { uniform: ['1s'] } })],
  ['plan', phase({ takes: { uniform: ['1s', '2s', '3s'] } })],
  ['plan', phase({ takes: { exponential: { mean: '0s', median: '1s' } } })],
  ['plan', phase({ takes: { fixed: '1s', uniform: ['1s', '2s'] } })],
  ['plan', phase({ takes: { lognormal: { median: '1s', sigma: -1 } } })],
  ['plan', phase({ takes: { weibull: { scale: '1s', shape: 0 } } })],
  ['plan', phase({ takes: '1s', fails: 1.1 })],
  ['plan', phase({ takes: '1s', fails: '10%' })],
  ['plan', { phases: { ERROR: { takes: '1s', fails: 0.5 } } }],
  ['fixtures', {}],
  ['fixtures', { instances: 'many' }],
  ['fixtures', { instances: [{}] }],
  ['fixtures', { instances: [{ name: 'x' }] }],
  ['fixtures', instance({ count: 0 })],
  ['fixtures', instance({ capacity: 0 })],
  ['fixtures', instance({ engine_version: 6 })],
  ['fixtures', instance({ project: 'mine' })],
  ['fixtures', instance({ status: 'SLEEPING' })],
  ['fixtures', instance({ tags: ['prod'] })],
  ['fixtures', instance({ tags: { env: 1 } })],
  ['fixtures', instance({ password: 'short' })],
  ['fixtures', instance({ backups: [{ failed: true }] })],
  ['fixtures', instance({ backups: [{ name: 'b', failed: 'yes' }] })],
])('both judges refuse a %s such as %j', (kind, data) => {
  expect(judged(kind, JSON.parse(JSON.stringify(data)))).toEqual(bothRefuse);
});

test('what only the chart can tell is refused by ours alone', () => {
  const single = { name: 'shop-cache', kind: 'single', status: 'RESTORING' };
  expect(judged('fixtures', { instances: [single] })).toEqual({ ours: 'refused', ajv: 'accepted' });
});
