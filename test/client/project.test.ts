// Which project is meant when none is named: the service is asked, once.

import {
  ClientSetupError,
  ConnectionError,
  createClient,
  type Fetch,
  instancesOf,
} from '../../src/client/index.js';
import { defaultProject } from '../../src/protocol/index.js';
import { type ClientWorld, createWorld } from '../support/client/index.js';

let world: ClientWorld;
beforeEach(() => {
  world = createWorld();
});
afterEach(() => world.close());

const anybody = (fetch: Fetch = world.base.fetch) =>
  instancesOf(createClient({ ...world.base, fetch, retries: 0, credentials: { by: 'nothing' } }));

test('without credentials the service says which project it is, once', async () => {
  const id = await world.create();
  const instances = anybody();
  expect(await instances.show(id)).toMatchObject({ instance_id: id });
  await instances.show(id);
  expect(await instances.where()).toEqual({
    base: 'http://dcs.localhost',
    projectId: defaultProject,
    url: `http://dcs.localhost/v2/${defaultProject}/instances`,
  });
  expect(world.requests.filter((each) => each.includes('/v3/'))).toEqual(['GET /v3/auth/projects']);
});

test('a password for the project of the region is for the same project', async () => {
  const password = (name: string) =>
    createClient({
      ...world.base,
      credentials: {
        by: 'password',
        authUrl: 'http://dcs.localhost/v3',
        username: 'dev',
        password: 'dev',
        domain: { name: 'dev' },
        project: { name },
      },
    });
  expect((await password('eu-de').projectUrl()).projectId).toBe(defaultProject);
  expect((await password('eu-de_team').projectUrl()).projectId).not.toBe(defaultProject);
});

test.each([
  ['knows no projects', 404],
  ['wants credentials', 401],
])('a service that %s makes it an error to name none', async (_, status) => {
  const call = anybody(async () => new Response('', { status })).where();
  await expect(call).rejects.toBeInstanceOf(ClientSetupError);
  await expect(call).rejects.toThrow('which project is meant is not known; give its id');
});

test('a service that does not answer is asked again by the next call', async () => {
  let isUp = false;
  const instances = anybody(async (request) => {
    if (!isUp) throw new TypeError('fetch failed');
    return world.base.fetch(request);
  });
  await expect(instances.where()).rejects.toBeInstanceOf(ConnectionError);
  isUp = true;
  expect((await instances.where()).projectId).toBe(defaultProject);
});
