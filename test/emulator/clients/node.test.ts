// A day of the Node.js client: /v2 only, every request signed, the project looked up by the region.

import { signedWithAccess } from '../identity/signing.js';
import { base, type Conversation, converse, type Heard, keys } from './conversation.js';

const region = 'eu-de';

let talk: Conversation;
beforeEach(() => {
  talk = converse();
});
afterEach(() => talk.close());

/** Huawei Cloud's SDK as far as this service notices; an endpoint may end in a slash. */
class NodeClient {
  project = '';

  constructor(
    private readonly endpoint: string,
    private readonly secret = keys.sk,
  ) {}

  /** Without a project id it asks which one the region has, and wants exactly one. */
  async begin(): Promise<this> {
    // It sends `{}` with this GET, which no server sees, and signs it.
    const found = await this.#send('GET', '/v3/projects', [['name', region]], '{}', false);
    expect(found.status).toBe(200);
    expect(found.body.projects).toHaveLength(1);
    this.project = found.body.projects[0].id;
    return this;
  }

  call(
    method: string,
    path: string,
    { query = [], body }: { query?: [string, string][]; body?: object } = {},
  ): Promise<Heard> {
    const text = body === undefined ? '' : JSON.stringify(body);
    return this.#send(method, `/v2/${this.project}${path}`, query, text, method !== 'GET');
  }

  #send(
    method: string,
    path: string,
    query: [string, string][],
    body: string,
    isSent: boolean,
  ): Promise<Heard> {
    const headers = {
      'content-type': 'application/json',
      host: new URL(this.endpoint).host,
      'X-Sdk-Date': '20260101T000000Z',
      ...(this.project && { 'X-Project-Id': this.project }),
    };
    // An endpoint with a slash at its end is signed with two and sent with one.
    const signedPath = this.endpoint.endsWith('/') ? `/${path}` : path;
    const unsigned = { method, path: signedPath, query, headers, body };
    const authorization = signedWithAccess(unsigned, { ...keys, sk: this.secret });
    const url = new URL(path, this.endpoint);
    for (const [name, value] of query) url.searchParams.append(name, value);
    const sent = isSent && body !== '' ? body : undefined;
    return talk.say(method, url.href, { ...headers, authorization }, sent);
  }

  async waitFor(id: string, wanted: string): Promise<string[]> {
    const seen: string[] = [];
    for (let poll = 0; poll < 60; poll++) {
      const { status, body } = await this.call('GET', `/instances/${id}`);
      const now = status === 404 ? 'gone' : body.status;
      if (seen.at(-1) !== now) seen.push(now);
      if (now === wanted) return seen;
      talk.sleep(3000);
    }
    throw new Error(`waited too long, saw ${seen.join(', ')}`);
  }
}

const creation = (name: string, changes: object = {}) => ({
  name,
  engine: 'Redis',
  engine_version: '5.0',
  capacity: 1,
  spec_code: 'redis.ha.xu1.large.r2.1',
  az_codes: ['eu-de-01', 'eu-de-02'],
  vpc_id: '5e37b3be-950a-48e1-b498-65b63d336481',
  subnet_id: 'a4112635-3ec0-471c-95c3-5cf49b9533af',
  password: 'Correct-Horse-7',
  instance_num: 1,
  ...changes,
});

test.each([base, `${base}/`])('from create to delete at %s', async (endpoint) => {
  const node = await new NodeClient(endpoint).begin();
  const made = await node.call('POST', '/instances', { body: creation('dcs-node') });
  expect(made.status).toBe(200);
  const id: string = made.body.instances[0].instance_id;
  expect(await node.waitFor(id, 'RUNNING')).toEqual(['CREATING', 'RUNNING']);

  const update = await node.call('PUT', `/instances/${id}`, { body: { description: 'renewed' } });
  expect(update.status).toBe(204);
  const order = { spec_code: 'redis.ha.xu1.large.r2.2', new_capacity: 2 };
  expect((await node.call('POST', `/instances/${id}/resize`, { body: order })).status).toBe(204);
  expect(await node.waitFor(id, 'RUNNING')).toEqual(['EXTENDING', 'RUNNING']);
  expect((await node.call('GET', `/instances/${id}`)).body).toMatchObject({
    capacity: 2,
    description: 'renewed',
    spec_code: 'redis.ha.xu1.large.r2.2',
  });
  const tasks = await node.call('GET', `/instances/${id}/tasks`, { query: [['limit', '10']] });
  expect(tasks.body.tasks).toMatchObject([{ name: 'EXTEND', status: 'SUCCESS' }]);

  const copy = await node.call('POST', `/instances/${id}/backups`, { body: { remark: 'node' } });
  const records = async () =>
    (await node.call('GET', `/instances/${id}/backups`, { query: [['offset', '0']] })).body;
  expect((await records()).backup_record_response[0].backup_id).toBe(copy.body.backup_id);
  while ((await records()).backup_record_response[0].status !== 'succeed') talk.sleep(3000);
  const from = { backup_id: copy.body.backup_id };
  expect((await node.call('POST', `/instances/${id}/restores`, { body: from })).status).toBe(200);
  expect(await node.waitFor(id, 'RUNNING')).toEqual(['RESTORING', 'RUNNING']);

  const restart = { action: 'soft_restart', instances: [id] };
  const restarted = await node.call('PUT', '/instances/status', { body: restart });
  expect(restarted.body.results).toEqual([{ instance: id, result: 'success' }]);
  expect(await node.waitFor(id, 'RUNNING')).toEqual(['RESTARTING', 'RUNNING']);

  expect((await node.call('DELETE', `/instances/${id}`)).status).toBe(204);
  expect(await node.waitFor(id, 'gone')).toEqual(['RUNNING', 'gone']);
});

test('lists with any names and values in the query that it signs', async () => {
  const node = await new NodeClient(base).begin();
  const tags = [{ key: 'stage', value: 'blue green' }];
  await node.call('POST', '/instances', { body: creation('dcs-node-tags', { tags }) });
  const query: [string, string][] = [
    ['tags', 'stage=blue green'],
    ['include_failure', 'true'],
    ['limit', '100'],
    ['offset', '0'],
  ];
  const { status, body } = await node.call('GET', '/instances', { query });
  expect({ status, instance_num: body.instance_num }).toEqual({ status: 200, instance_num: 1 });
});

test('parameters, switchover, password and nodes', async () => {
  const node = await new NodeClient(base).begin();
  const made = await node.call('POST', '/instances', { body: creation('dcs-node-more') });
  const id: string = made.body.instances[0].instance_id;
  await node.waitFor(id, 'RUNNING');
  const item = { param_id: '1', param_name: 'timeout', param_value: '100' };
  const configs = { body: { redis_config: [item] } };
  expect((await node.call('PUT', `/instances/${id}/configs`, configs)).status).toBe(204);
  talk.sleep(10_000);
  const histories = await node.call('GET', `/instances/${id}/config-histories`);
  expect(histories.body.histories).toMatchObject([{ status: 'SUCCESS' }]);
  expect((await node.call('POST', `/instances/${id}/swap`)).status).toBe(204);
  talk.sleep(3000);
  const [{ id: job }] = (await node.call('GET', `/instances/${id}/tasks`)).body.tasks;
  expect((await node.call('GET', `/jobs/${job}`)).body.status).toBe('SUCCESS');
  const passwords = { old_password: 'Correct-Horse-7', new_password: 'Battery-Staple-8' };
  const changed = await node.call('PUT', `/instances/${id}/password`, { body: passwords });
  expect(changed.body.result).toBe('success');
  expect((await node.call('GET', `/instance/${id}/groups`)).body.group_count).toBe(1);
  expect((await node.call('GET', '/instances-logical-nodes')).body.count).toBe(1);
  expect((await node.call('GET', '/config-templates', { query: [['type', 'sys']] })).status).toBe(
    200,
  );
});

test('a wrong secret is 401, and it does not ask again', async () => {
  const node = await new NodeClient(base).begin();
  const liar = new NodeClient(base, 'another secret');
  liar.project = node.project;
  const { status, body } = await liar.call('GET', '/instances');
  expect(status).toBe(401);
  expect(body).toMatchObject({
    error_code: 'APIGW.0301',
    error_msg: 'Incorrect IAM authentication information: verify aksk signature fail',
  });
});
