// A day of the Python client: /v1.0 with a token, its reduced bodies, its paging by marker, and its
// one retry after a 401.

import { base, type Conversation, converse, type Heard, signIn, user } from './conversation.js';

const region = 'eu-de';

/** openstacksdk as far as this service notices. */
class PythonClient {
  #token = '';
  #endpoint = '';
  signIns = 0;

  constructor(
    private readonly talk: Conversation,
    private readonly password = user.password,
  ) {}

  async signIn(): Promise<void> {
    this.signIns++;
    const version = await this.talk.say('GET', `${base}/v3`);
    expect([200, 404]).toContain(version.status);
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const body = JSON.stringify(signIn(this.password, region));
    const answer = await this.talk.say('POST', `${base}/v3/auth/tokens`, headers, body);
    expect(answer.status).toBe(201);
    const { token } = answer.body;
    expect(Number.isNaN(Date.parse(token.expires_at))).toBe(false);
    this.#token = answer.headers.get('x-subject-token') as string;
    const service = token.catalog.find((entry: { type: string }) => entry.type === 'dcs');
    const endpoint = service.endpoints.find(
      (each: { interface: string; region: string }) =>
        each.interface === 'public' && each.region === region,
    );
    expect(endpoint.region_id).toBe(region);
    expect(endpoint.url).toBe(`${base}/v1.0/${token.project.id}`);
    this.#endpoint = endpoint.url;
  }

  forget(): void {
    this.#token = 'expired';
  }

  /** A 401 makes it sign in and ask again, once. */
  async call(method: string, path: string, body?: object): Promise<Heard> {
    const ask = () =>
      this.talk.say(
        method,
        `${this.#endpoint}${path}`,
        {
          accept: 'application/json',
          'user-agent': 'openstacksdk/0.101.0 keystoneauth1/5.1.0',
          'x-auth-token': this.#token,
          // Sent along without a body as well.
          'content-type': 'application/json',
        },
        body && JSON.stringify(body),
      );
    const answer = await ask();
    if (answer.status !== 401) return answer;
    await this.signIn();
    return ask();
  }

  /** `wait_for_status` knows one failure only. */
  async waitForStatus(id: string, wanted = 'RUNNING'): Promise<string[]> {
    const seen: string[] = [];
    for (let poll = 0; poll < 60; poll++) {
      const { status, body } = await this.call('GET', `/instances/${id}`);
      expect(status).toBe(200);
      if (seen.at(-1) !== body.status) seen.push(body.status);
      if (body.status.toLowerCase() === wanted.toLowerCase()) return seen;
      if (body.status.toLowerCase() === 'error') throw new Error('the resource is in ERROR');
      this.talk.sleep(2000);
    }
    throw new Error(`waited too long, saw ${seen.join(', ')}`);
  }

  /** Pages by the last id until a page is empty; a server that ignores it goes round in circles. */
  async list(path: string, key: string, limit: number, name = 'instance_id'): Promise<string[]> {
    const ids: string[] = [];
    for (;;) {
      const marker = ids.length > 0 ? `&marker=${ids.at(-1)}` : '';
      const { body } = await this.call('GET', `${path}?limit=${limit}${marker}`);
      const page: string[] = body[key].map((each: Record<string, string>) => each[name]);
      if (page.length === 0) return ids;
      for (const id of page) {
        if (ids.includes(id)) throw new Error('an endless loop in pagination');
        ids.push(id);
      }
    }
  }

  /** Asks for the name as if it were an id, then by the name. */
  async find(name: string): Promise<string | undefined> {
    const direct = await this.call('GET', `/instances/${name}`);
    expect(direct.status).toBeGreaterThanOrEqual(400);
    const { body } = await this.call('GET', `/instances?name=${name}`);
    return body.instances.find((each: { name: string }) => each.name === name)?.instance_id;
  }
}

/** What is left of a creation once the client has dropped what it does not know. */
const creation = (name: string) => ({
  name,
  description: 'made by Python',
  engine: 'Redis',
  engine_version: '5.0',
  capacity: 1,
  password: 'Correct-Horse-7',
  vpc_id: '5e37b3be-950a-48e1-b498-65b63d336481',
  subnet_id: 'a4112635-3ec0-471c-95c3-5cf49b9533af',
  available_zones: ['bf84aba586ce4e948da0b97d9a7d62fb'],
  product_id: 'redis.ha.xu1.large.r2.1-h',
  maintain_begin: '22:00:00',
  maintain_end: '02:00:00',
});

let talk: Conversation;
let python: PythonClient;
beforeEach(async () => {
  talk = converse();
  python = new PythonClient(talk);
  await python.signIn();
});
afterEach(() => talk.close());

test('create, update, extend, back up, restore, restart, delete', async () => {
  const made = await python.call('POST', '/instances', creation('python-walk'));
  expect(made.status).toBe(200);
  const id: string = made.body.instance_id;
  expect(await python.waitForStatus(id)).toEqual(['CREATING', 'RUNNING']);

  const changes = { instance_id: id, description: 'changed', maintain_begin: null };
  expect((await python.call('PUT', `/instances/${id}`, changes)).status).toBe(204);
  expect((await python.call('GET', `/instances/${id}`)).body.description).toBe('changed');

  const extend = await python.call('POST', `/instances/${id}/extend`, { new_capacity: 2 });
  expect(extend.status).toBe(204);
  expect(await python.waitForStatus(id)).toEqual(['EXTENDING', 'RUNNING']);
  const grown = (await python.call('GET', `/instances/${id}`)).body;
  expect(grown).toMatchObject({ capacity: 2, max_memory: 2048 });

  const path = `/instances/${id}/backups`;
  const none = (await python.call('GET', path)).body;
  expect(none.backup_record_response).toEqual([]);
  const backup = await python.call('POST', path, { remark: 'nightly' });
  expect(backup.status).toBe(200);
  const records = async () => (await python.call('GET', path)).body.backup_record_response;
  expect(await records()).toHaveLength(1);
  while ((await records())[0].status !== 'succeed') talk.sleep(2000);

  const restores = `/instances/${id}/restores`;
  const order = { backup_id: backup.body.backup_id, remark: 'undo' };
  expect((await python.call('POST', restores, order)).status).toBe(200);
  expect(await python.waitForStatus(id)).toEqual(['RESTORING', 'RUNNING']);
  const [restored] = (await python.call('GET', restores)).body.restore_record_response;
  expect(restored).toMatchObject({ status: 'succeed', progress: '100.00' });

  const restart = { action: 'restart', instances: [id] };
  const restarted = await python.call('PUT', '/instances/status', restart);
  expect(restarted.body.results).toEqual([{ instance: id, result: 'success' }]);
  expect(await python.waitForStatus(id)).toEqual(['RESTARTING', 'RUNNING']);

  expect((await python.call('DELETE', `${path}/${backup.body.backup_id}`)).status).toBe(200);
  expect((await python.call('DELETE', `/instances/${id}`)).status).toBe(204);
  let gone = await python.call('GET', `/instances/${id}`);
  for (; gone.status === 200; gone = await python.call('GET', `/instances/${id}`)) talk.sleep(2000);
  expect(gone.status).toBe(404);
});

test('start and stop, which the service does not offer, are clear refusals', async () => {
  const { body } = await python.call('POST', '/instances', creation('python-stop'));
  for (const action of ['start', 'stop']) {
    const answer = await python.call('PUT', '/instances/status', {
      action,
      instances: [body.instance_id],
    });
    expect(answer).toMatchObject({ status: 400, body: { error_code: '111400064' } });
  }
});

test('its lists end, whatever the size of a page', async () => {
  const made: string[] = [];
  for (const name of ['python-1', 'python-2', 'python-3']) {
    made.push((await python.call('POST', '/instances', creation(name))).body.instance_id);
  }
  for (const limit of [1, 2, 3, 100]) {
    expect(await python.list('/instances', 'instances', limit)).toEqual(made);
  }
  expect(await python.find('python-2')).toBe(made[1]);
  expect(await python.find('unknown')).toBeUndefined();
});

test('so do those of backups', async () => {
  const { body } = await python.call('POST', '/instances', creation('python-pages'));
  const path = `/instances/${body.instance_id}/backups`;
  const made: string[] = [];
  for (let n = 0; n < 3; n++) {
    await python.waitForStatus(body.instance_id);
    made.unshift((await python.call('POST', path, {})).body.backup_id);
    talk.sleep(10_000);
  }
  for (const limit of [1, 2, 3, 100]) {
    expect(await python.list(path, 'backup_record_response', limit, 'backup_id')).toEqual(made);
  }
});

test('it says True where others say true', async () => {
  const answer = await python.call('GET', '/instances?include_failure=True&exactMatchName=False');
  expect(answer).toMatchObject({ status: 200, body: { instance_num: 0, instances: [] } });
  const counts = await python.call('GET', '/instances/status?includeFailure=True');
  expect(counts.status).toBe(200);
});

test('after a 401 it signs in again, once, and is answered', async () => {
  python.forget();
  expect((await python.call('GET', '/instances')).status).toBe(200);
  expect(python.signIns).toBe(2);
});

test('parameters, password and quota', async () => {
  const { body } = await python.call('POST', '/instances', creation('python-rest'));
  const id: string = body.instance_id;
  await python.waitForStatus(id);
  const item = { param_id: '1', param_name: 'timeout', param_value: '100' };
  const put = await python.call('PUT', `/instances/${id}/configs`, { redis_config: [item] });
  expect(put.status).toBe(204);
  expect((await python.call('GET', `/instances/${id}/configs`)).body.config_status).toBe(
    'UPDATING',
  );
  talk.sleep(10_000);
  const configs = (await python.call('GET', `/instances/${id}/configs`)).body;
  expect(configs.config_status).toBe('SUCCESS');
  expect(configs.redis_config[0]).toMatchObject(item);
  const passwords = { old_password: 'Correct-Horse-7', new_password: 'Battery-Staple-8' };
  const changed = await python.call('PUT', `/instances/${id}/password`, passwords);
  expect(changed.body.result).toBe('Success');
  expect((await python.call('GET', '/quota')).body.quotas.resources).toHaveLength(2);
  for (const path of ['/availableZones', '/products', '/instances/maintain-windows']) {
    expect((await python.call('GET', path)).status).toBe(200);
  }
});
