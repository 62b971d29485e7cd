// The page's requests against the emulator itself: orders that it takes, for every kind, and refusals
// in its own words.

import { kinds, lifecycle } from '../../machines/index.js';
import {
  Access,
  createApi,
  listFlavors,
  otherSizes,
  Refused,
} from '../../src/console/api/index.js';
import { refusalIn } from '../../src/console/api/refused.js';
import { type CreationRequest, fitting, orderFor } from '../../src/console/create/order.js';
import {
  askFor,
  hasOperation,
  listBackups,
  listParameters,
} from '../../src/console/instance/requests.js';
import { createTarget } from '../contract/target.js';
import { stillEnvironment } from './environment.js';

const project = '0123456789abcdef0123456789abcdef';

async function open() {
  const target = await createTarget();
  const { emulator } = target;
  const request = (path: string, init?: RequestInit) =>
    emulator.fetch(new Request(`http://localhost${path}`, init));
  const at = stillEnvironment(request);
  const api = createApi(at, new Access(at));
  const flavors = await listFlavors(api);
  const create = async (changes: Partial<CreationRequest> = {}) => {
    const wanted = {
      name: 'from-page',
      kind: 'ha',
      gb: 1,
      copies: 2,
      version: '',
      count: 1,
    } as const;
    const order = fitting({ ...wanted, description: '', ...changes }, flavors);
    const { instances } = await api.v2<{ instances: { instance_id: string }[] }>(
      'POST',
      `${project}/instances`,
      orderFor(order, flavors, ['eu-de-01', 'eu-de-02']),
    );
    return instances.map(({ instance_id: id }) => ({ project, id }));
  };
  const stateOf = (id: string) => emulator.store.instances.get(id)?.state;
  return { target, api, flavors, create, stateOf, emulator };
}

it.each(kinds)('creates instances of the kind %s', async (kind) => {
  const { create, emulator } = await open();
  const [place] = await create({ kind });
  expect(emulator.store.instances.get(place?.id ?? '')).toMatchObject({ kind });
});

it('creates several at once', async () => {
  const { create } = await open();
  expect(await create({ count: 3 })).toHaveLength(3);
});

it('carries out every request for which the API has an operation, from where the chart accepts it', async () => {
  const { target, api, flavors, create, stateOf, emulator } = await open();
  const idle = { kind: 'ha', status: 'RUNNING', task: 'idle' } as const;
  const asked = lifecycle.acceptedRequests(idle).filter(hasOperation);
  expect(asked.length).toBeGreaterThan(6);
  for (const request of asked) {
    const [place] = await create();
    if (!place) throw new Error('no instance');
    await target.settle();
    await askFor(api, 'backUp', place);
    await target.settle();
    const spec = emulator.store.instances.get(place.id)?.specCode ?? '';
    const [size] = otherSizes(flavors, spec).filter(({ gb }) => gb > 1);
    const [backup] = await listBackups(api, place);
    const known = (await listParameters(api, place)).find(
      ({ param_name }) => param_name === 'timeout',
    );
    await askFor(api, request, place, {
      ...(size && { size }),
      ...(backup && { backup: backup.backup_id }),
      ...(known && { parameter: { id: known.param_id, name: known.param_name, value: '60' } }),
    });
    expect([request, stateOf(place.id)]).toEqual([request, lifecycle.next(idle, request)]);
  }
});

it('tells a refusal in the words of the service, with its code', async () => {
  const { api, create } = await open();
  const [place] = await create();
  const asked = askFor(api, 'delete', place as { project: string; id: string });
  const refused = (await asked.catch((error: unknown) => error)) as Refused;
  expect(refused).toBeInstanceOf(Refused);
  expect(refused).toMatchObject({ code: 'DCS.4099' });
  expect(refused.message).toMatch(/CREATING/);
});

it('says that the service does not answer when it does not', async () => {
  const at = stillEnvironment();
  const api = createApi(at, new Access(at));
  await expect(api.v2('GET', 'flavors')).rejects.toThrow(/does not answer/);
});

test.each<[string, string | object, Record<string, string>, string, string | undefined]>([
  ['the control plane', { error: 'no such plan' }, {}, 'no such plan', undefined],
  [
    'the identity service',
    { error: { message: 'who are you', code: 401 } },
    {},
    'who are you',
    undefined,
  ],
  ['an operation', { error_msg: 'Busy.', error_code: 'DCS.4026' }, {}, 'Busy.', 'DCS.4026'],
  [
    'an operation with a reason of its own',
    { error_msg: 'Busy.', error_code: 'DCS.4026' },
    { 'X-Dcs-Detail': 'it is CREATING' },
    'Busy. It is CREATING.',
    'DCS.4026',
  ],
  ['a reason alone that ends', {}, { 'X-Dcs-Detail': 'is that so?' }, 'Is that so?', undefined],
  [
    'something else',
    { error_msg: 7, error_code: 7, error: 7 },
    {},
    'The service answered 418.',
    undefined,
  ],
  ['no mapping', '[]', {}, 'The service answered 418.', undefined],
  ['nothing', '', {}, 'The service answered 418.', undefined],
  ['null', 'null', {}, 'The service answered 418.', undefined],
])('a refusal by %s has its words and its code', async (_, body, headers, message, code) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const refused = await refusalIn(new Response(text, { status: 418, headers }));
  expect(refused).toMatchObject({ name: 'Refused', message });
  expect(refused.code).toBe(code);
});
