// Snapshots that were edited by someone who knows how to sign them: whatever the edit, it is refused with
// its place and changes nothing, or it is harmless.

import { createHash } from 'node:crypto';
import { deleted, statuses } from '../../../machines/index.js';
import { type Controlled, controlled } from '../../support/emulator/controlled.js';

// biome-ignore lint/suspicious/noExplicitAny: documents that are no longer what they were
type Document = any;
type Path = readonly (string | number)[];

/** A service with a record in every table. */
async function eventful(): Promise<Controlled> {
  const at = controlled();
  const id = await at.instance({
    tags: [{ key: 'env', value: 'test' }],
    password: 'Correct-Horse-7',
    no_password_access: false,
    instance_backup_policy: {
      backup_type: 'auto',
      save_days: 3,
      periodical_backup_plan: { backup_at: [1, 2], period_type: 'weekly', begin_at: '00:00-01:00' },
    },
  });
  await at.control('PUT', '/plan', { like: 'demo', phases: { EXTENDING: { takes: '1m' } } });
  await at.control('POST', '/clock/advance', { by: '10s' });
  const below = (path: string) => `/instances/${id}${path}`;
  await at.v2('POST', below('/backups'), {});
  await at.control('POST', '/clock/advance', { by: '1m' });
  const [backup] = (await at.v2('GET', below('/backups'))).body.backup_record_response;
  await at.v2('POST', below('/restores'), { backup_id: backup.backup_id });
  await at.control('POST', '/clock/advance', { by: '1m' });
  const { redis_config: parameters } = (await at.v2('GET', below('/configs'))).body;
  const timeout = parameters.find(({ param_name: name }: Document) => name === 'timeout');
  const { param_id, param_name } = timeout;
  await at.v2('PUT', below('/configs'), {
    redis_config: [{ param_id, param_name, param_value: '60' }],
  });
  await at.control('POST', '/clock/advance', { by: '1m' });
  await at.v2('PUT', below('/password'), {
    old_password: 'Wrong-1-Word',
    new_password: 'New-Word-1',
  });
  await at.v2('POST', below('/swap'));
  await at.v2('PUT', `/instance/${id}/whitelist`, {
    enable_whitelist: true,
    whitelist: [{ group_name: 'office', ip_list: ['10.0.0.1'] }],
  });
  const [template] = (await at.v2('GET', '/config-templates?type=sys')).body.templates;
  await at.v2('POST', '/config-templates', {
    template_id: template.template_id,
    name: 'mine',
    type: 'sys',
    params: { 'latency-monitor-threshold': 15 },
  });
  await at.control('POST', '/clock/advance', { by: '1m' });
  await at.v2('POST', below('/resize'), { spec_code: 'redis.ha.xu1.large.r2.2', new_capacity: 2 });
  await at.control('POST', '/plan/overrides', { tag: 'env=test', fails: 0.5, uses: 3 });
  await at.control('POST', '/plan/overrides', { phase: 'CREATING', plan: 'documented' });
  await at.control('POST', '/faults', { operation: 'showQuota', answer: 'DCS.5000', times: 1 });
  await at.control('POST', `/instances/${id}/events`, { event: 'fault', in: '1d' });
  return at;
}

/** The snapshot with the digest that goes with what it says now. */
function signed(document: Document): Document {
  const { now, paused, scale, seed, plan, tables } = document;
  const text = JSON.stringify([now, paused, scale, seed, plan, tables]);
  return { ...document, digest: createHash('sha256').update(text).digest('hex') };
}

/** A copy with something else at a path; without `value`, with nothing there. */
function edited(document: Document, path: Path, value?: unknown): Document {
  const copy = structuredClone(document);
  const holder = path.slice(0, -1).reduce((inner, key) => inner[key], copy);
  const last = path.at(-1) as string;
  if (value !== undefined) holder[last] = value;
  else if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete holder[last];
  return signed(copy);
}

/** Every place in a document that holds anything, the first of each list and plan for all of it. */
function* places(value: Document, path: Path = []): Generator<Path> {
  if (path.length > 0) yield path;
  if (path.at(-1) === 'phases') {
    yield* places(value.EXTENDING, [...path, 'EXTENDING']);
    return;
  }
  if (Array.isArray(value)) {
    if (value.length > 0) yield* places(value[0], [...path, 0]);
  } else if (typeof value === 'object' && value !== null) {
    for (const key of Object.keys(value)) yield* places(value[key], [...path, key]);
  }
}

/** What can be put in the place of anything. */
const otherValues: readonly [name: string, value: unknown][] = [
  ['nothing', undefined],
  ['null', null],
  ['an unknown name', 'PAUSED'],
  ['a dangling reference', '00000000-0000-4000-8000-00000000dead'],
  ['a negative number', -1],
  ['a huge number', 1e300],
  ['a fraction', 0.5],
  ['a list', []],
  ['a mapping with an unknown key', { unknown: 1 }],
];

/** Uses a service in every way that reads or moves what a snapshot holds. */
async function used(at: Controlled): Promise<void> {
  const known = new Set<string>([...statuses, deleted]);
  const fine = async (method: string, path: string, body?: unknown) => {
    const ask = () =>
      path.startsWith('/_control')
        ? at.control(method, path.slice('/_control'.length), body)
        : at.v2(method, path, body);
    const first = await ask();
    // A rule of faults may be for more calls than it was, once.
    const answer = first.headers.has('x-dcs-fault') ? await ask() : first;
    if (answer.status >= 500)
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const { instances } = await fine('GET', '/instances?include_failure=true');
  for (const { instance_id: id, status } of instances) {
    if (!known.has(status)) throw new Error(`${status} is served`);
    for (const path of ['', '/backups', '/restores', '/configs', '/tasks', '/tags', '/password']) {
      await fine('GET', `/instances/${id}${path}`);
    }
    await fine('GET', `/instance/${id}/whitelist`);
    await fine('GET', `/_control/explain/${id}`);
    await fine('GET', `/_control/instances/${id}/events`);
  }
  for (const path of ['', '/plan', '/plan/overrides', '/faults', '/clock']) {
    await fine('GET', `/_control${path}`);
  }
  await fine('GET', '/config-templates?type=user');
  await at.instance({ name: 'created-afterwards' });
  await fine('POST', '/_control/clock/advance', { by: '3d' });
  await fine('GET', '/instances');
  await fine('GET', '/_control/snapshot');
}

/** One edit in so many: each place has several, of changing sorts. DCS_ALL_EDITS=1 makes them all. */
const every = process.env.DCS_ALL_EDITS ? 1 : otherValues.length + 1;

it('is refused with its place and changes nothing, or is harmless, whatever was edited', async () => {
  const at = await eventful();
  const snapshot: Document = (await at.control('GET', '/snapshot')).body;
  at.close();
  const empty = Object.keys(snapshot.tables).filter((name) => snapshot.tables[name].length === 0);
  expect(empty).toEqual([]);

  const target = controlled();
  await target.instance({ name: 'stays' });
  const before = (await target.control('GET', '/snapshot')).body;
  let [refused, taken] = [0, 0];
  const paths = [...places(snapshot)].filter(
    ([first]) => !['format', 'digest'].includes(String(first)),
  );
  const edits = paths.flatMap((path) => otherValues.map((other) => [path, ...other] as const));
  for (const [path, name, value] of edits.filter((_, index) => index % every === 0)) {
    const edit = `${path.join('.')} is ${name}`;
    const document = edited(snapshot, path, value);
    const { status, body } = await target.control('PUT', '/snapshot', document);
    if (status === 400) {
      refused++;
      // The version has a line of its own, and the records of a table are known by their number.
      if (path[0] !== 'version') expect([edit, body.place]).toEqual([edit, expect.any(String)]);
      expect([edit, body.error.includes('\n'), body.error.length < 600]).toEqual([
        edit,
        false,
        true,
      ]);
      continue;
    }
    expect([edit, status]).toEqual([edit, 200]);
    taken++;
    await used(target).catch((error) => {
      throw new Error(`${edit}: ${error.message}`);
    });
    expect((await target.control('PUT', '/snapshot', before)).status).toBe(200);
  }
  expect((await target.control('GET', '/snapshot')).body).toEqual({
    ...before,
    digest: expect.any(String),
    tables: expect.anything(),
  });
  expect(refused).toBeGreaterThan(1500 / every);
  expect(taken).toBeGreaterThan(100 / every);
  target.close();
});

it.each<[edit: string, path: Path, value: unknown, place: string, error: RegExp]>([
  [
    'an unknown state',
    ['instances', 0, 'state'],
    'FLUSHING',
    'tables.instances[0].state',
    /unknown state "FLUSHING"; allowed: CREATING/,
  ],
  [
    'an unknown status',
    ['instances', 0, 'status'],
    'FLUSHING',
    'tables.instances[0].status',
    /allowed: .*EXTENDING/,
  ],
  [
    'a status that is not that of its state',
    ['instances', 0, 'status'],
    'ERROR',
    'tables.instances[0].status',
    /expected EXTENDING, the status of EXTENDING, got ERROR/,
  ],
  [
    'a state that its kind never gets to',
    ['instances', 0, 'kind'],
    'single',
    'tables.instances[0].kind',
    /expected ha, as redis\.ha/,
  ],
  [
    'a time that is text',
    ['agenda', 0, 'atMs'],
    'soon',
    'tables.agenda[0].atMs',
    /expected a time: milliseconds since 1970.*got "soon"/,
  ],
  [
    'a plan that is empty',
    ['settings', 0, 'value'],
    {},
    'tables.settings[0].value.name',
    /missing/,
  ],
  [
    'something due of an unknown type',
    ['agenda', 0, 'type'],
    'party',
    'tables.agenda[0].type',
    /allowed: phaseEnd, removal/,
  ],
  [
    'a job of an unknown type',
    ['instances', 0, 'work'],
    { type: 'nap' },
    'tables.instances[0].work.type',
    /unknown job "nap"; allowed: backup/,
  ],
  [
    'a restoration from nowhere',
    ['restores', 0, 'backup'],
    '00000000-0000-4000-8000-000000000000',
    'tables.restores[0].backup',
    /there is no/,
  ],
  [
    'a backup of an unknown instance',
    ['backups', 0, 'instance'],
    '00000000-0000-4000-8000-000000000000',
    'tables.backups[0].instance',
    /there is no/,
  ],
])('says of %s what is wrong, where, and what is allowed', async (_, path, value, place, error) => {
  const at = await eventful();
  const before: Document = (await at.control('GET', '/snapshot')).body;
  const answer = await at.control('PUT', '/snapshot', edited(before, ['tables', ...path], value));
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({ place, error: expect.stringMatching(error) });
  expect((await at.control('GET', '/snapshot')).body).toEqual(before);
  at.close();
});

it('is refused when a number in it is too large for a number', async () => {
  const at = await eventful();
  const text = JSON.stringify((await at.control('GET', '/snapshot')).body);
  const { status, body } = await at.control(
    'PUT',
    '/snapshot',
    text.replace(/"atMs":\d+/, '"atMs":1e999'),
  );
  expect([status, body.place]).toEqual([400, expect.stringMatching(/atMs$/)]);
  at.close();
});

it('is taken when it is from before distributions had a type, and exported with it', async () => {
  const at = await eventful();
  const before = (await at.control('GET', '/snapshot')).body;
  const text = JSON.stringify(before);
  const old = text.replace(/"type":("(?:fixed|uniform)")/g, '"kind":$1');
  expect(old).not.toBe(text);
  const { status } = await at.control('PUT', '/snapshot', signed(JSON.parse(old)));
  expect(status).toBe(200);
  const { plan, tables } = (await at.control('GET', '/snapshot')).body;
  expect(plan).toEqual(before.plan);
  expect(tables.settings).toEqual(expect.arrayContaining(before.tables.settings));
  expect(tables.overrides).toEqual(before.tables.overrides);
  at.close();
});

it('has counters that are not behind what was counted', async () => {
  const at = await eventful();
  const snapshot: Document = (await at.control('GET', '/snapshot')).body;
  const { counters } = snapshot.tables;
  const drawn = ['instances', 'backups', 'restores', 'tasks', 'configChanges', 'templates'].reduce(
    (sum, table) => sum + snapshot.tables[table].length,
    0,
  );
  const place = (id: string) => counters.findIndex((each: Document) => each.id === id);
  const set = async (id: string, value: number) =>
    at.control(
      'PUT',
      '/snapshot',
      edited(snapshot, ['tables', 'counters', place(id), 'value'], value),
    );
  expect((await set('streams', drawn)).status).toBe(200);
  const behind = await set('streams', drawn - 1);
  expect([behind.status, behind.body]).toEqual([
    400,
    expect.objectContaining({
      error: expect.stringContaining(
        `expected at least ${drawn}, as many as ids were drawn, got ${drawn - 1}`,
      ),
    }),
  ]);
  const last = Math.max(...snapshot.tables.tasks.map(({ seq }: Document) => seq));
  expect((await set('tasks', last)).status).toBe(200);
  expect((await set('tasks', last - 1)).body.error).toContain(
    `${last} exceeds the counter tasks, which is ${last - 1}`,
  );
  at.close();
});
