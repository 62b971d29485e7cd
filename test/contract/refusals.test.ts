// Each code that an operation announces is provoked, and each that is provoked is announced: by the rows of the
// request tables (request-rules.test.ts holds them against the answers), in every state of the chart, by who asks,
// by bodies that are none, and by quotas.

import { lifecycle } from '../../machines/index.js';
import {
  type AnyOperation,
  catalogue,
  operations,
  refusalsOf,
  refusalsOfServer,
  unsupportedOperations,
} from '../../src/protocol/index.js';
import { orderV1, orderV2 } from './orders.js';
import { ruleTables } from './rules/index.js';
import { type Ground, groundOf, type Parts } from './rules/rule.js';
import { pathOf } from './rules/sending.js';
import { createTarget, startMs } from './target.js';

/** What the guard around all requests refuses before any operation is looked for; serve.test.ts has them. */
const ofGuard = ['EMU.0400', 'EMU.0403'];

const target = createTarget();
const strict = createTarget({
  identity: { mode: 'strict', users: [{ name: 'alice', password: 'Correct-Horse-9' }] },
});
const tight = createTarget({ region: { name: 'eu-de', quota: { instances: 1, ramGb: 1 } } });
afterAll(() => {
  for (const each of [target, strict, tight]) each.close();
});

let projects = 0;
const nextProject = () => (++projects).toString(16).padStart(32, 'e');

const codesByForm = new Map(
  Object.entries(catalogue).flatMap(([code, { v1Code }]) => [
    [code, code] as const,
    ...(v1Code ? [[v1Code, code] as const] : []),
  ]),
);

/** The code of a refusal as the catalogue has it; undefined for another answer. */
const codeOf = ({ status, body }: { status: number; body: { error_code?: string } | undefined }) =>
  status < 400 ? undefined : codesByForm.get(body?.error_code ?? '');

const tablesOf = ({ id }: AnyOperation) => ruleTables.filter(({ operation }) => operation === id);

/** The codes that the rows of an operation's tables are about. */
const inRows = (operation: AnyOperation) =>
  tablesOf(operation)
    .flatMap(({ rules, asItIs }) => [asItIs, ...rules.map(([, , verdict]) => verdict)])
    .filter((verdict) => verdict !== undefined && verdict !== 'accepted');

/** The codes that each state of the chart has for a request that is right. */
async function inStates(operation: AnyOperation): Promise<(string | undefined)[]> {
  const codes: (string | undefined)[] = [];
  for (const { right, asItIs } of tablesOf(operation)) {
    if (asItIs !== undefined) continue;
    let made: { ground: Ground; right: Parts } | undefined;
    for (const state of lifecycle.table.states) {
      made ??= await make(right);
      const { client } = made.ground;
      if (!put(client.project, made.right.params?.instance_id, state)) break;
      const path = pathOf(operation, client.project, made.right);
      const answer = await client.send(operation.method, path, made.right.body);
      codes.push(codeOf(answer));
      if (answer.status < 400 && operation.method !== 'GET') made = undefined;
    }
  }
  return codes;
}

async function make(right: (ground: Ground) => Promise<Parts> | Parts) {
  const ground = groundOf(target, target.client(nextProject()));
  return { ground, right: await right(ground) };
}

/** Puts an instance into a state, whatever led there; false without one. */
function put(
  project: string,
  id: string | undefined,
  state: (typeof lifecycle.table.states)[number],
) {
  if (id === undefined) return false;
  const { core, clock } = target.emulator;
  core.run(clock.now(), undefined, (world) => {
    world.patch(world.find(project, id), { state, work: null } as object);
  });
  return true;
}

/** A path of an operation to which only who asks, and how, matters. */
const anyPath = (operation: AnyOperation, project: string) =>
  pathOf(operation, project, {
    params: {
      instance_id: '01928d55-7020-4500-9c29-774caabe4bc4',
      backup_id: 'b',
      template_id: 't',
      task_id: '0'.repeat(32),
      job_id: 'j',
    },
  });

async function asked(
  { emulator }: typeof target,
  operation: AnyOperation,
  {
    project = nextProject(),
    headers = {},
    body,
  }: { project?: string; headers?: object; body?: string },
) {
  const response = await emulator.fetch(
    new Request(`http://dcs.localhost${anyPath(operation, project)}`, {
      method: operation.method,
      headers: { 'Content-Type': 'application/json', ...headers },
      ...(body !== undefined && { body }),
    }),
  );
  return codeOf({ status: response.status, body: JSON.parse((await response.text()) || '{}') });
}

async function signedIn(scope?: object): Promise<string> {
  const user = { name: 'alice', password: 'Correct-Horse-9', domain: { name: 'OTC' } };
  const identity = { methods: ['password'], password: { user } };
  const response = await strict.emulator.fetch(
    new Request('http://dcs.localhost/v3/auth/tokens', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ auth: { identity, ...(scope && { scope }) } }),
    }),
  );
  return response.headers.get('x-subject-token') ?? '';
}

const mine = 'a'.repeat(32);
const signature = 'SDK-HMAC-SHA256 Access=nobody, SignedHeaders=host, Signature=0';

/** The codes for who may not ask. Those about projects are common to all, though some paths have none. */
async function byAccess(operation: AnyOperation): Promise<(string | undefined)[]> {
  const own = await signedIn({ project: { id: mine } });
  const ofDomain = await signedIn({ domain: { name: 'OTC' } });
  const ask = (headers: object) => asked(strict, operation, { headers });
  return Promise.all([
    ask({}),
    ask({ 'X-Auth-Token': 'made up' }),
    ask({ 'X-Auth-Token': expired }),
    ask({ 'X-Auth-Token': own }),
    ask({ 'X-Auth-Token': ofDomain }),
    ask({ Authorization: signature, 'X-Sdk-Date': '20260101T000000Z' }),
  ]);
}

let expired = '';
beforeAll(async () => {
  expired = await signedIn({ project: { id: mine } });
  strict.emulator.clock.advanceTo(startMs + 25 * 3_600_000);
});

/** The codes for what is no body, and for what is no project. */
async function byForm(operation: AnyOperation): Promise<(string | undefined)[]> {
  const { method, body, bodyOptional } = operation;
  const codes = [await asked(target, operation, { project: 'nobody' })];
  if (method === 'GET' || !body) return codes;
  if (!bodyOptional) codes.push(await asked(target, operation, {}));
  codes.push(await asked(target, operation, { body: '{' }));
  codes.push(await asked(target, operation, { body: JSON.stringify('x'.repeat(1_100_000)) }));
  return codes;
}

/** The codes for more than a quota leaves: one instance of 1 GB. */
async function byQuota({ id, api }: AnyOperation): Promise<(string | undefined)[]> {
  const client = tight.client(nextProject());
  const call = api === 'v1.0' ? client.v1 : client.v2;
  if (id.endsWith('.createInstance')) {
    const [order, large] =
      api === 'v1.0'
        ? [orderV1, { product_id: 'redis.ha.xu1.large.r2.2-h', capacity: 2 }]
        : [orderV2, { spec_code: 'redis.ha.xu1.large.r2.2', capacity: 2 }];
    const memory = codeOf(await call('POST', '/instances', order(large)));
    return [memory, codeOf(await call('POST', '/instances', order({ instance_num: 2 })))];
  }
  if (!['v2.resizeInstance', 'v1.0.extendInstance'].includes(id)) return [];
  const { body } = await client.v2('POST', '/instances', orderV2());
  tight.emulator.clock.advanceBy(60_000);
  const path = `/instances/${body.instance_id}/${api === 'v1.0' ? 'extend' : 'resize'}`;
  const larger = { spec_code: 'redis.ha.xu1.large.r2.2', new_capacity: 2 };
  return [codeOf(await call('POST', path, larger))];
}

async function provoked(operation: AnyOperation): Promise<string[]> {
  const codes = [
    ...inRows(operation),
    ...(await inStates(operation)),
    ...(await byAccess(operation)),
    ...(await byForm(operation)),
    ...(await byQuota(operation)),
    ...ofGuard,
  ];
  return [...new Set(codes.filter((code) => code !== undefined))].sort();
}

const aboutProjects = ['DCS.1004', 'DCS.2003'];

test.each(operations.map((operation) => [operation.id, operation] as const))(
  '%s announces what it refuses with, and nothing else',
  async (_id, operation) => {
    const codes = new Set(await provoked(operation));
    if (!operation.path.includes('{project_id}')) for (const code of aboutProjects) codes.add(code);
    expect(refusalsOf(operation)).toEqual([...codes].sort());
  },
);

test('calls for no operation get what the server itself refuses with', async () => {
  const { project, send } = target.client(nextProject());
  const [absent] = unsupportedOperations;
  const calls = [
    send('GET', `/v2/${project}/nothing`),
    send('DELETE', `/v2/${project}/flavors`),
    send(absent?.method ?? '', absent?.path.replace('{project_id}', project) ?? ''),
  ];
  const codes = (await Promise.all(calls)).map(codeOf);
  expect(codes).toEqual(['DCS.4001', 'DCS.5001', 'EMU.0501']);
  // app.test.ts has a defect, persistence.test.ts a disk that is full.
  expect([...codes, 'DCS.5000', 'EMU.0503'].sort()).toEqual([...refusalsOfServer].sort());
});
