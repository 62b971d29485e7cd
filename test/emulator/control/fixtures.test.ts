// Instances to begin with: in any state that the chart has for their kind, and in no other.

import { kinds, lifecycle, statusOf } from '../../../machines/index.js';
import { type Flavor, flavorOf, flavors } from '../../../src/emulator/catalog/index.js';
import { fixturesSchema } from '../../../src/emulator/control/index.js';
import { parseInput, phaseAt } from '../../../src/plan/internal.js';
import { defaultProject } from '../../../src/protocol/index.js';
import { type Controlled, controlled, later } from '../../support/emulator/controlled.js';
import { tenSeconds } from '../../support/emulator/ten-seconds.js';

let at: Controlled;
beforeEach(() => {
  at = controlled();
});
afterEach(() => at.close());

const apply = (...instances: object[]) =>
  at.emulator.control.apply(parseInput(fixturesSchema, { instances }));
const all = () => [...at.emulator.store.instances.all];
const advance = (by: string) => at.control('POST', '/clock/advance', { by });

it('exist from the beginning, with what was asked for', async () => {
  apply({
    name: 'prod-cache',
    kind: 'cluster',
    capacity: 16,
    engine_version: '6.0',
    description: 'of the shop',
    tags: { env: 'prod' },
    project: 'F'.repeat(32),
  });
  expect(all()).toMatchObject([
    {
      name: 'prod-cache',
      kind: 'cluster',
      state: 'RUNNING.idle',
      capacityGb: 16,
      engineVersion: '6.0',
      description: 'of the shop',
      project: 'f'.repeat(32),
      tags: [{ key: 'env', value: 'prod' }],
    },
  ]);
});

it('can be in every state that an instance of their kind ever gets to', () => {
  const cells = kinds.flatMap((kind) =>
    lifecycle.table.states
      .filter((state) => statusOf(state) !== 'deleted')
      .filter((to) => lifecycle.path({ from: 'CREATING', to, kind }))
      .map((state) => ({ kind, state })),
  );
  apply(
    ...cells.map(({ kind, state }, n) => {
      const [status, task] = state.split('.');
      return { name: `cell-${n}`, kind, status, ...(task && { task }) };
    }),
  );
  expect(all().map(({ kind, state }) => ({ kind, state }))).toEqual(cells);
  for (const { state, phaseDue } of all()) {
    const phase = phaseAt(state);
    const ends = phase && tenSeconds.phases[phase.name];
    expect(Boolean(phaseDue && at.emulator.store.agenda.get(phaseDue))).toBe(Boolean(ends));
  }
});

it('come to the end that was asked for, when it was asked for', async () => {
  apply(
    { name: 'extending', status: 'EXTENDING', left: '30s', ends: 'fault' },
    { name: 'faulty', status: 'ERROR', left: '40s' },
    { name: 'restarting', status: 'RESTARTING' },
  );
  expect(at.emulator.core.nextDueMs).toBe(Date.parse(later(10_000)));
  await advance('29s');
  expect(all().map(({ status }) => status)).toEqual(['EXTENDING', 'ERROR', 'RUNNING']);
  await advance('1s');
  expect(all().map(({ status }) => status)).toEqual(['ERROR', 'ERROR', 'RUNNING']);
  await advance('10s');
  expect(all().map(({ status }) => status)).toEqual(['ERROR', 'RUNNING', 'RUNNING']);
});

it('end what they are at as if a client had asked for it', async () => {
  apply(
    { name: 'copied', task: 'backingUp', left: '30s' },
    { name: 'grown', kind: 'ha', capacity: 2, status: 'EXTENDING', left: '30s' },
    { name: 'stays', kind: 'ha', capacity: 2, status: 'EXTENDING', left: '30s', ends: 'fail' },
    { name: 'restored', status: 'RESTORING', left: '30s', backups: [{ name: 'monday' }] },
    { name: 'restored-too', status: 'RESTORING', left: '30s', ends: 'fail' },
  );
  const { backups, restores } = at.emulator.store;
  const [copied, , , restored, too] = all().map(({ id }) => id) as string[];
  const underWay = [...backups.group(copied as string), ...restores.group(restored as string)];
  expect(underWay).toMatchObject([
    { ending: 'underWay', expectedMs: Date.parse(later(30_000)) },
    { ending: 'underWay', expectedMs: Date.parse(later(30_000)), backupName: 'monday' },
  ]);
  await advance('30s');
  expect(all().map(({ status }) => status)).toEqual(Array(5).fill('RUNNING'));
  expect([...backups.group(copied as string)]).toMatchObject([{ ending: 'succeeded' }]);
  expect(all().map(({ capacityGb }) => capacityGb)).toEqual([1, 4, 2, 1, 1]);
  expect([...restores.group(restored as string)]).toMatchObject([{ ending: 'succeeded' }]);
  expect([...restores.group(too as string)]).toMatchObject([{ ending: 'failed' }]);
});

/** What two flavors have in common that differ in size alone. */
const formOf = (flavor?: Flavor) => [flavor?.kind, flavor?.cpuType, flavor?.replicas];

it.each(kinds)(
  'of kind %s and of any size can be EXTENDING, and stay of its form',
  async (kind) => {
    const sizes = flavors.filter((flavor) => flavor.kind === kind);
    apply(
      ...sizes.map(({ specCode: flavor }, n) => ({
        name: `dcs-${n}`,
        flavor,
        status: 'EXTENDING',
      })),
    );
    const before = all().map(({ specCode }) => specCode);
    await advance('10s');
    for (const [n, { status, specCode, engineVersion }] of all().entries()) {
      expect(status).toBe('RUNNING');
      expect(specCode).not.toBe(before[n]);
      const [was, is] = [flavorOf(before[n] as string), flavorOf(specCode)];
      expect(formOf(is)).toEqual(formOf(was));
      // The largest becomes smaller: there is nowhere else to go.
      const isLargest = !sizes.some(
        (each) =>
          `${formOf(each)}` === `${formOf(was)}` &&
          each.engineVersions.includes(engineVersion) &&
          each.capacityGb > Number(was?.capacityGb),
      );
      expect(Number(is?.capacityGb) > Number(was?.capacityGb)).toBe(!isLargest);
    }
  },
);

it('have the backups that they are to have', () => {
  apply({
    name: 'cache',
    backups: [
      { name: 'monday', remark: 'whole' },
      { name: 'tuesday', failed: true },
    ],
  });
  const [{ id = '' } = {}] = all();
  expect([...at.emulator.store.backups.group(id)]).toMatchObject([
    { name: 'monday', remark: 'whole', ending: 'succeeded' },
    { name: 'tuesday', remark: null, ending: 'failed' },
  ]);
});

it('can be many of one sort', () => {
  apply({ name: 'many', count: 3 }, { name: 'one-more' });
  expect(all().map(({ name, project }) => [name, project])).toEqual(
    ['many-1', 'many-2', 'many-3', 'one-more'].map((name) => [name, defaultProject]),
  );
});

it('are left out by a service that has instances already', async () => {
  await at.instance();
  apply({ name: 'late' });
  expect(all()).toHaveLength(1);
});

it.each<[object, string]>([
  [{}, 'instances[0].name: missing: expected a name'],
  [{ name: 'x' }, 'instances[0].name: expected a name: 4 to 64 letters'],
  [{ name: 'cache', knid: 'ha' }, 'instances[0].knid: unknown key "knid"; allowed: name, count'],
  [
    { name: 'cache', status: 'RUNING' },
    'instances[0].status: unknown status "RUNING"; allowed: CREATING',
  ],
  [
    { name: 'cache', kind: 'single', status: 'RESTORING' },
    'instances[0].status: an instance of kind single never gets to RESTORING',
  ],
  [
    { name: 'cache', kind: 'single', task: 'backingUp' },
    'instances[0].task: an instance of kind single never gets to backingUp',
  ],
  [
    { name: 'cache', status: 'ERROR', task: 'idle' },
    'instances[0].task: an instance that is ERROR has no tasks',
  ],
  [{ name: 'cache', left: '5s' }, 'instances[0].left: nothing is under way in RUNNING.idle'],
  [
    { name: 'cache', status: 'EXTENDING', ends: 'recover' },
    'instances[0].ends: EXTENDING does not end with recover; allowed: succeed, fail, fault',
  ],
  [
    { name: 'cache', capacity: 3 },
    'instances[0].capacity: no flavor of this kind has 3 GB; allowed:',
  ],
  [{ name: 'cache', flavor: 'redis.huge' }, 'instances[0].flavor: unknown flavor "redis.huge"'],
  [
    { name: 'cache', flavor: 'redis.single.xu1.large.1', kind: 'ha' },
    'instances[0].kind: redis.single.xu1.large.1 is of kind single',
  ],
  [
    { name: 'cache', kind: 'proxy', engine_version: '7.0' },
    'does not come with 7.0; allowed: 4.0, 5.0, 6.0',
  ],
  [{ name: 'cache', project: 'mine' }, 'instances[0].project: expected the id of a project'],
  ...['f'.repeat(31), 'f'.repeat(33), `-${'f'.repeat(32)}`, `${'f'.repeat(31)}g`].map(
    (project): [object, string] => [
      { name: 'cache', project },
      'instances[0].project: expected the id of a project: 32 hexadecimal digits',
    ],
  ),
  ...['abc', 'a'.repeat(65), '-abc', 'a.bcd'].map((name): [object, string] => [
    { name },
    'instances[0].name: expected a name: 4 to 64 letters, digits, - and _, a letter or digit first',
  ]),
  [
    { name: 'cache', kind: 'single', backups: [{ name: 'monday' }] },
    'instances[0].backups: a single-node instance keeps no backups',
  ],
  [{ name: 'cache', backups: [{}] }, 'instances[0].backups[0].name: missing: expected a name'],
  [
    { name: 'cache', password: 'abcdefgh' },
    'instances[0].password: expected a password: 8 to 32 characters, three of: lower case',
  ],
  [{ name: 'cache', password: 12345678 }, 'instances[0].password: expected a password'],
  [{ name: 'cache', count: 0 }, 'instances[0].count: expected a whole number from 1 to 100000'],
])('%j is refused with its place', (instance, message) => {
  expect(() => apply(instance)).toThrow(message);
  expect(all()).toEqual([]);
});

it('are refused with their place when only the plan or the service stands in the way', () => {
  expect(() =>
    apply({ name: 'cache' }, { name: 'faulty', status: 'ERROR', ends: 'recover' }),
  ).toThrow('instances[1].left: the plan never ends ERROR; say how long it lasts');
  expect(all()).toEqual([]);
});

it('say nothing of a password that will not do', () => {
  const given = { name: 'cache', password: 'Hidden' };
  expect(() => apply(given)).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('Hidden') }),
  );
});

it('come in while the service runs as well, besides what there is: all of them, or none', async () => {
  apply({ name: 'first' });
  const { status, body } = await at.control('POST', '/fixtures', {
    instances: [
      { name: 'second', status: 'EXTENDING', left: '30s' },
      { name: 'third', count: 2 },
    ],
  });
  expect([status, body.instances.length]).toEqual([201, 3]);
  expect(all().map(({ name }) => name)).toEqual(['first', 'second', 'third-1', 'third-2']);
  const refused = await at.control('POST', '/fixtures', {
    instances: [{ name: 'fourth' }, { name: 'fifth', kind: 'single', status: 'RESTORING' }],
  });
  expect([refused.status, refused.body.place]).toEqual([400, 'instances[1].status']);
  expect(all()).toHaveLength(4);
});

it('are refused as a body of the control plane that is not UTF-8, and nothing is kept of it', async () => {
  const written = JSON.stringify({ instances: [{ name: 'cache', description: 'für Müller' }] });
  const sent = (encoding: BufferEncoding) =>
    at.emulator.fetch(
      new Request('http://dcs.localhost/_control/fixtures', {
        method: 'POST',
        body: Buffer.from(written, encoding),
      }),
    );
  for (const encoding of ['latin1', 'utf16le'] as const) {
    const refused = await sent(encoding);
    const { error } = (await refused.json()) as { error: string };
    expect([refused.status, error]).toEqual([400, expect.stringContaining('the body is not')]);
  }
  expect(all()).toEqual([]);
  expect((await sent('utf8')).status).toBe(201);
  expect(all()).toMatchObject([{ description: 'für Müller' }]);
});

it('are no demo fleet where the service was given none', async () => {
  expect((await at.control('POST', '/demo')).status).toBe(404);
  expect((await at.control('GET', '/connect')).body.demo).toBe(false);
});

it('are a demo fleet only where there is none once that is ready, so that it never changes others', async () => {
  let meanwhile = async () => {};
  const prepareDemo = async () => {
    await meanwhile();
    return () => apply({ name: 'demo', count: 3 });
  };
  at.close();
  at = controlled({ prepareDemo });
  const twice = await Promise.all([at.control('POST', '/demo'), at.control('POST', '/demo')]);
  expect(twice.map(({ status }) => status)).toEqual([201, 409]);
  await at.control('POST', '/reset');
  meanwhile = async () => {
    await at.instance({ name: 'mine' });
  };
  expect((await at.control('POST', '/demo')).status).toBe(409);
  expect(all().map(({ name }) => name)).toEqual(['mine']);
});
