// The life of a Terraform resource: its waits, which know few statuses and see each target twice, and
// its retries, which know few codes. Anything else fails the plan that is applied.

import { base, type Conversation, converse, type Heard, signIn, user } from './conversation.js';

/** HTTP 400 with one of these is tried again; everything else fails at once. */
const retried = [
  'DCS.4026',
  'DCS.4049',
  'DCS.4096',
  'DCS.4097',
  'DCS.4111',
  'DCS.4113',
  'DCS.4114',
  'DCS.4115',
  'DCS.4116',
  'DCS.4117',
  'DCS.4118',
  'DCS.4120',
  'DCS.4975',
  'CBC.99003651',
];

let talk: Conversation;
let ask: (api: 'v1.0' | 'v2', method: string, path: string, body?: object) => Promise<Heard>;

beforeEach(async () => {
  talk = converse();
  const body = JSON.stringify(signIn(user.password, 'eu-de'));
  const json = { 'Content-Type': 'application/json' };
  const signedIn = await talk.say('POST', `${base}/v3/auth/tokens`, json, body);
  const headers = { ...json, 'X-Auth-Token': signedIn.headers.get('x-subject-token') as string };
  const { id } = signedIn.body.token.project;
  ask = async (api, method, path, sent) =>
    talk.say(method, `${base}/${api}/${id}${path}`, headers, sent && JSON.stringify(sent));
});
afterEach(() => talk.close());

interface Wait {
  readonly api: 'v1.0' | 'v2';
  readonly pending: readonly string[];
  readonly target: string;
  /** How often in a row the target must be seen. */
  readonly times?: number;
}

/** Waits as the provider does: ten seconds first, ten seconds between polls. */
async function waitFor(id: string, { api, pending, target, times = 2 }: Wait): Promise<void> {
  let seen = 0;
  for (let poll = 0; poll < 60; poll++) {
    talk.sleep(10_000);
    const { status, body } = await ask(api, 'GET', `/instances/${id}`);
    if (status !== 200 && status !== 404) throw new Error(`unexpected answer ${status}`);
    const now = status === 404 ? 'DELETED' : body.status;
    seen = now === target ? seen + 1 : 0;
    if (seen === times || (seen > 0 && target === 'DELETED')) return;
    if (now !== target && !pending.includes(now)) throw new Error(`unexpected state '${now}'`);
  }
  throw new Error('timeout while waiting');
}

/** Tries again while the service says that the instance is busy. */
async function retrying(send: () => Promise<Heard>): Promise<Heard & { tries: number }> {
  for (let tries = 1; tries < 60; tries++) {
    const heard = await send();
    const isBusy = heard.status === 400 && retried.includes(heard.body.error_code);
    if (!isBusy) return { ...heard, tries };
    talk.sleep(10_000);
  }
  throw new Error('timeout while retrying');
}

const network = {
  vpc_id: '5e37b3be-950a-48e1-b498-65b63d336481',
  subnet_id: 'a4112635-3ec0-471c-95c3-5cf49b9533af',
};
const item = { param_id: '1', param_name: 'timeout', param_value: '1000' };

const created = { api: 'v2', pending: ['CREATING'], target: 'RUNNING' } as const;
const resized = { api: 'v2', pending: ['EXTENDING', 'RESTARTING'], target: 'RUNNING' } as const;
const deleted = { api: 'v2', pending: ['RUNNING'], target: 'DELETED' } as const;

async function createV2(changes: object = {}): Promise<string> {
  const made = await ask('v2', 'POST', '/instances', {
    name: 'terraform-dcs',
    engine: 'Redis',
    engine_version: '6.0',
    capacity: 1,
    spec_code: 'redis.ha.xu1.large.r2.1',
    az_codes: ['eu-de-01'],
    ...network,
    password: 'Correct-Horse-7',
    no_password_access: false,
    rename_commands: {},
    bss_param: { charging_mode: '' },
    tags: [{ key: 'key', value: 'value' }],
    ...changes,
  });
  expect(made.status).toBe(200);
  const id: string = made.body.instances[0].instance_id;
  await waitFor(id, created);
  return id;
}

test('v2: apply, apply again with everything changed, destroy', async () => {
  const id = await createV2();
  const groups = [{ group_name: 'office', ip_list: ['10.10.10.1'] }];
  const whitelist = { enable_whitelist: true, whitelist: groups };
  expect((await ask('v2', 'PUT', `/instance/${id}/whitelist`, whitelist)).status).toBe(204);
  const configs = await ask('v2', 'PUT', `/instances/${id}/configs`, { redis_config: [item] });
  expect(configs.status).toBe(204);
  const read = await ask('v2', 'GET', `/instances/${id}/configs`);
  expect(read.body.redis_config[0].param_id).toBe('1');
  expect((await ask('v2', 'GET', `/instance/${id}/whitelist`)).body).toMatchObject(whitelist);

  const update = { name: 'terraform-new', description: 'changed', maintain_begin: '22:00:00' };
  const end = { maintain_end: '23:00:00' };
  expect((await ask('v2', 'PUT', `/instances/${id}`, { ...update, ...end })).status).toBe(204);

  const order = { spec_code: 'redis.ha.xu1.large.r2.2', new_capacity: 2, bss_param: {} };
  const resize = await retrying(() => ask('v2', 'POST', `/instances/${id}/resize`, order));
  // The parameters were still on their way.
  expect(resize).toMatchObject({ status: 204, tries: 2 });
  await waitFor(id, resized);
  const { body } = await ask('v2', 'GET', `/instances/${id}`);
  expect(body).toMatchObject({ spec_code: 'redis.ha.xu1.large.r2.2', name: 'terraform-new' });

  const passwords = { old_password: 'Correct-Horse-7', new_password: 'Battery-Staple-8' };
  const changed = await retrying(() => ask('v2', 'PUT', `/instances/${id}/password`, passwords));
  expect(changed.body.result).toBe('success');

  const change = { action: 'create', tags: [{ key: 'other', value: 'tag' }] };
  const remove = { action: 'delete', tags: [{ key: 'key', value: 'value' }] };
  expect((await ask('v2', 'POST', `/dcs/${id}/tags/action`, remove)).status).toBe(204);
  expect((await ask('v2', 'POST', `/dcs/${id}/tags/action`, change)).status).toBe(204);
  expect((await ask('v2', 'GET', `/instances/${id}/tags`)).body.tags).toEqual(change.tags);

  const destroy = await retrying(() => ask('v2', 'DELETE', `/instances/${id}`));
  expect(destroy.status).toBe(204);
  await waitFor(id, deleted);
});

test('v2: SSL is switched on and read back', async () => {
  const id = await createV2();
  const ssl = () => ask('v2', 'PUT', `/instances/${id}/ssl`, { enabled: true });
  expect((await retrying(ssl)).status).toBe(200);
  await waitFor(id, resized);
  expect((await ask('v2', 'GET', `/instances/${id}/ssl`)).body).toMatchObject({
    enabled: true,
    port: '6379',
  });
});

test('v2: a backup, a restoration and a restart outside of it are waited for', async () => {
  const id = await createV2();
  const backup = await retrying(() => ask('v2', 'POST', `/instances/${id}/backups`, {}));
  expect(backup.status).toBe(200);
  const order = { spec_code: 'redis.ha.xu1.large.r2.2', new_capacity: 2 };
  const resize = await retrying(() => ask('v2', 'POST', `/instances/${id}/resize`, order));
  expect(resize).toMatchObject({ status: 204, tries: 2 });
  await waitFor(id, resized);
  const from = { backup_id: backup.body.backup_id };
  const restore = await retrying(() => ask('v2', 'POST', `/instances/${id}/restores`, from));
  expect(restore.status).toBe(200);
  const destroy = await retrying(() => ask('v2', 'DELETE', `/instances/${id}`));
  expect(destroy.tries).toBe(2);
  await waitFor(id, deleted);
});

test('v2: what cannot be is told by a code that is a text, and not tried again', async () => {
  const id = await createV2();
  const order = { spec_code: 'redis.ha.xu1.large.r2.3', new_capacity: 3 };
  const resize = await retrying(() => ask('v2', 'POST', `/instances/${id}/resize`, order));
  expect(resize).toMatchObject({ status: 400, tries: 1, body: { error_code: 'DCS.4927' } });
  await ask('v2', 'PUT', '/instances/status', { action: 'restart', instances: [id] });
  const destroy = await retrying(() => ask('v2', 'DELETE', `/instances/${id}`));
  expect(destroy).toMatchObject({ status: 400, tries: 1, body: { error_code: 'DCS.4099' } });
});

test('v1.0: apply, change, destroy', async () => {
  const made = await ask('v1.0', 'POST', '/instances', {
    name: 'terraform-dcs-v1',
    engine: 'Redis',
    engine_version: '5.0',
    capacity: 2,
    ...network,
    password: 'Correct-Horse-7',
    available_zones: ['bf84aba586ce4e948da0b97d9a7d62fb'],
    product_id: 'redis.ha.xu1.large.r2.2-h',
    instance_backup_policy: {
      backup_type: 'manual',
      save_days: 1,
      periodical_backup_plan: {
        begin_at: '00:00-01:00',
        period_type: 'weekly',
        backup_at: [4],
        timezone_offset: '',
      },
    },
  });
  expect(made.status).toBe(200);
  const id: string = made.body.instance_id;
  await waitFor(id, { ...created, api: 'v1.0' });
  const { body } = await ask('v1.0', 'GET', `/instances/${id}`);
  expect(body.instance_backup_policy.policy.backup_type).toBe('manual');
  const put = await ask('v1.0', 'PUT', `/instances/${id}/configs`, { redis_config: [item] });
  expect(put.status).toBe(204);
  const update = { name: 'terraform-v1-new', description: '' };
  expect((await ask('v1.0', 'PUT', `/instances/${id}`, update)).status).toBe(204);
  talk.sleep(10_000);
  expect((await ask('v1.0', 'DELETE', `/instances/${id}`)).status).toBe(204);
  await waitFor(id, { api: 'v1.0', pending: ['DELETING', 'RUNNING'], target: 'DELETED' });
});
