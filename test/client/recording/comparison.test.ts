// What a replay adds up to: fields counted once for each operation, statuses compared as lives.

import { Comparing, parseRecording } from '../../../src/client/internal.js';
import { placeOf, recordedOperation } from '../../../src/client/recording/recorded-operation.js';
import { operations } from '../../../src/protocol/index.js';

const project = '0123456789abcdef0123456789abcdef';
const id = '5560ce75-5e88-46ca-8e7a-2e4b0b7ebdb2';
const path = `/v2/${project}/instances/${id}`;

/** A look at an instance: as recorded, and as it is now. */
const look = (n: number, recorded: object, now: object, more: object = {}) => {
  const [line] = parseRecording(
    JSON.stringify({
      ...{ n, atMs: n * 1000, method: 'GET', path, requestHeaders: {}, requestBody: '' },
      ...{ status: 200, responseHeaders: {}, responseBody: JSON.stringify(recorded), ...more },
    }),
  );
  if (!line) throw new Error('no line');
  const body = JSON.stringify(now);
  const expectedBody = line.responseBody;
  return { type: 'answered', recorded: line, status: 200, body, expectedBody } as const;
};
const shown = (status: string, more: object = {}) => ({
  instance_id: id,
  engine: 'Redis',
  status,
  ...more,
});
const compared = (...looks: ReturnType<typeof look>[]) => {
  const comparing = new Comparing();
  for (const each of looks) comparing.add(each);
  return comparing.result;
};

test('a field that differs in many answers is one, with all of its requests', () => {
  const {
    fields,
    differences,
    answers,
    operations: count,
  } = compared(
    look(1, shown('RUNNING', { a: 1 }), shown('RUNNING')),
    look(2, shown('RUNNING', { a: 1 }), shown('RUNNING')),
  );
  expect({ fields, answers, count }).toEqual({
    fields: { compared: 4, different: 1 },
    answers: 2,
    count: 1,
  });
  expect(differences).toMatchObject([
    {
      kind: 'fields',
      operation: 'v2.showInstance',
      source: 'src/protocol/operations/show-instance.ts, page ShowInstance',
      requests: [1, 2],
    },
  ]);
});

test('what the recorder answered, and orders to the control plane, are not compared', () => {
  const other = look(1, { a: 1 }, { b: 1 }, { stubbed: true });
  const order = look(2, { a: 1 }, { b: 1 }, { path: '/_control/plan' });
  expect(compared(other, order)).toMatchObject({ answers: 0, differences: [], statuses: [] });
});

test('the same statuses at the same requests are the same; later ones are other times', () => {
  const [before, after] = [shown('CREATING'), shown('RUNNING')];
  expect(compared(look(1, before, before), look(2, after, after)).statuses).toMatchObject([
    { instance: id, type: 'same' },
  ]);
  expect(
    compared(look(1, before, before), look(2, after, before), look(3, after, after)).statuses,
  ).toMatchObject([
    {
      type: 'timing',
      recorded: [{ status: 'CREATING' }, { status: 'RUNNING', atMs: 2000 }],
      replayed: [{ status: 'CREATING' }, { status: 'RUNNING', atMs: 3000 }],
    },
  ]);
});

test('other statuses are another order, also where only one of the two has seen any', () => {
  const failed = shown('CREATEFAILED');
  expect(compared(look(1, shown('RUNNING'), failed)).statuses).toMatchObject([{ type: 'order' }]);
  expect(compared(look(1, {}, failed)).statuses).toMatchObject([{ type: 'order', recorded: [] }]);
});

test('what is null for the sake of another status is told as that alone', () => {
  const early = shown('CREATING', { launched_at: null });
  const late = shown('RUNNING', { launched_at: '2026' });
  expect(compared(look(1, late, early)).differences).toEqual([]);
  const same = shown('RUNNING', { launched_at: null });
  expect(compared(look(1, late, same)).differences).toMatchObject([{ field: 'launched_at' }]);
});

test('every operation is found at its own paths, with a project and without', () => {
  for (const operation of operations) {
    for (const form of [operation.path, ...operation.aliases]) {
      const filled = form.replace(/\{\w+\}/g, id);
      expect(recordedOperation(operation.method, `${filled}?limit=1`)?.id).toBe(operation.id);
    }
  }
  expect(recordedOperation('GET', `/v2/${project}/available-zones`)?.name).toBe(
    'listAvailableZones',
  );
  expect(recordedOperation('GET', '/v3/auth/tokens')).toBeUndefined();
});

test('a place that is no operation is named without ids', () => {
  expect(placeOf('GET', `/v3/projects/${project}/x/{{id1}}?name=a`)).toBe(
    'GET /v3/projects/{id}/x/{id}',
  );
});
