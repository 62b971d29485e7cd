// What `--json` prints is what docs/guide/json.md says, with every key, for every sort of end.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import {
  type OperationSettings,
  runOperationWait,
} from '../../src/cli/watch/run-operation-wait.js';
import { runWait, type WaitSettings } from '../../src/cli/watch/run-wait.js';
import { check, file, life, line } from './check-cli.js';
import { played } from './played.js';
import { recording, runHere } from './recording.js';
import { env, type Watched, watched } from './watch-cli.js';

const guide = readFileSync(join(import.meta.dirname, '../../docs/guide/json.md'), 'utf8');
const ajv = new Ajv({ strict: false, allErrors: true });
const schemas = new Map<string, ValidateFunction>(
  [...guide.matchAll(/```json\n(.*?)```/gs)].map(([, text = '']) => {
    const schema = JSON.parse(text) as { title: string };
    return [schema.title, ajv.compile(schema)];
  }),
);

function fits(name: string, text: string): void {
  const validate = schemas.get(name) as ValidateFunction;
  validate(JSON.parse(text));
  expect({ errors: validate.errors, text }).toEqual({ errors: null, text });
}

test('there is a schema for each command', () => {
  expect([...schemas.keys()]).toEqual([
    'wait',
    'wait --operation',
    'watch',
    'check',
    'lint-waiter',
  ]);
});

test('check: with violations, warnings, and everything that is passed over', async () => {
  const at = '2026-01-01T00:00:30Z';
  const requests = file(
    'json-requests.jsonl',
    `${JSON.stringify({ at, instance_id: 'a', request: 'restore' })}\n`,
  );
  const text = [
    life('a', 'CREATEFAILED', 'RUNNING'),
    life('b', 'RUNNING', 'EXTENDING'),
    line(1, 'b', 'RUNNING'),
    line(1, 'b', 'RUNNING'),
    line(0, 'b', 'RUNNING'),
    line(1, 'c', 'running'),
    `${JSON.stringify({ at: 1767254400, instance_id: 'd', status: 'CREATING', kind: 'ha' })}\n`,
    `${JSON.stringify({ at: 1767254401, instance_id: 'd', status: 'RUNNING', kind: 'proxy' })}\nnot JSON\n\n`,
  ].join('');
  for (const args of [
    ['-'],
    ['-', '--plan', 'documented', '--requests', requests],
    ['-', '--plan', 'instant'],
  ]) {
    fits('check', (await check([...args, '--json'], text)).out);
  }
  fits('check', (await check(['-', '--json'], line(0, 'a', 'RUNNING'))).out);
  fits('check', (await check(['-', '--json'], line(0, 'a', 'nothing'))).out);
  const report = file('json-report.json', (await check(['-', '--json'], text)).out);
  fits('check', (await check([report, '--merge', '--json'])).out);
});

test.each([
  [['--pending', 'RUNNING', '--target', 'DELETED']],
  [['--pending', 'PENDING', '--target', 'RUNNING', '--failure', 'NOTHING']],
  [['--target', 'RUNNING,READY']],
])('lint-waiter %j', async (args) => {
  fits('lint-waiter', (await runHere('lint-waiter', ...args, '--json')).out);
});

describe('about a service', () => {
  let service: Watched;
  beforeEach(() => {
    service = watched();
  });
  afterEach(() => service.close());

  const usual: WaitSettings = {
    until: ['RUNNING'],
    timeout: 60_000,
    consecutive: 1,
    unknown: 'wait',
    api: 'v2',
    endpoint: 'http://dcs.localhost',
    json: true,
  };
  const wait = async (id: string, settings: Partial<WaitSettings> = {}) =>
    (
      await played(service, recording(env), (environment) =>
        runWait(id, { ...usual, ...settings }, environment),
      )
    ).out;

  test('wait: every end of it', async () => {
    const id = await service.create();
    fits('wait', await wait(id, { timeout: 2_000 }));
    fits('wait', await wait(id));
    fits('wait', await wait(id, { until: ['EXTENDING'] }));
    fits('wait', await wait('00000000-0000-4000-8000-000000000000'));
    service.befall(id, 'fault');
    fits('wait', await wait(id));
    service.at(1_000, () => process.emit('SIGINT'));
    fits('wait', await wait(id, { allowRecovery: true }));
    service.failure = () =>
      Response.json({ error_code: 'X' }, { status: 503, headers: { 'retry-after': '3' } });
    fits('wait', await wait(id, { timeout: 9_000 }));
    service.failure = () => Response.json({}, { status: 403 });
    fits('wait', await wait(id));
  });

  test('wait --operation: every end of it', async () => {
    const operation = async (settings: Partial<OperationSettings> = {}) =>
      fits(
        'wait --operation',
        (
          await played(service, recording(env), (environment) =>
            runOperationWait(id, { ...usual, operation: '', ...settings }, environment),
          )
        ).out,
      );
    const id = await service.create();
    service.emulator.clock.advanceBy(10_000);
    await operation();
    const larger = { spec_code: 'redis.ha.xu1.large.r2.2', new_capacity: 2 };
    await service.send('POST', `/${id}/resize`, larger);
    await operation({ timeout: 4_000 });
    service.befall(id, 'fail');
    await operation();
    service.failure = () => Response.json({}, { status: 503 });
    await operation({ timeout: 5_000 });
    service.failure = () => Response.json({}, { status: 403 });
    await operation();
  });

  test('watch: changes, and rounds without an answer', async () => {
    const id = await service.create();
    service.at(12_000, () => service.befall(id, 'fault'));
    service.at(15_500, () => {
      service.failure = () => Response.json({}, { status: 503 });
    });
    const { out } = await service.watch([], { json: true, for: 20_000 });
    const lines = out.trimEnd().split('\n');
    for (const each of lines) fits('watch', each);
    expect(new Set(lines.map((each) => JSON.parse(each).event))).toEqual(
      new Set(['status', 'failure']),
    );
  });
});
