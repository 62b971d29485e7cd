// Instances as waiting and watching need them: one, or all of them, page by page.

import {
  createClient,
  type Dialect,
  dialects,
  type Instances,
  instancesOf,
  type ListOptions,
} from '../../src/client/index.js';
import { type ClientWorld, createWorld, project } from '../support/client/index.js';

let world: ClientWorld;
beforeEach(() => {
  world = createWorld();
});
afterEach(() => world.close());

async function all(instances: Instances, options?: ListOptions): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of instances.pages(options)) {
    ids.push(...page.map((each) => each.instance_id));
  }
  return ids;
}

const serving = (answer: (query: URLSearchParams) => unknown) =>
  instancesOf(
    createClient({
      ...world.base,
      credentials: { by: 'nothing', projectId: project },
      fetch: async (request) => Response.json(answer(new URL(request.url).searchParams)),
    }),
  );

describe.each(dialects)('%s', (dialect: Dialect) => {
  test('all instances are listed once, failed creations too, one call a page', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 7; i++) ids.push(await world.create());
    world.befall(ids[3] as string, 'fail');
    const instances = world.instances(dialect);
    expect(await all(instances, { pageSize: 3 })).toEqual(ids);
    expect(world.requests).toHaveLength(3);
    world.requests.length = 0;
    expect(await all(instances)).toEqual(ids);
    expect(world.requests).toHaveLength(1);
  });

  test('an instance is shown with its status and kind, and gone when it is', async () => {
    const id = await world.create();
    const seen = await world.instances(dialect).show(id);
    expect(seen).toMatchObject({ instance_id: id, status: 'CREATING', cache_mode: 'ha' });
    const none = '00000000-0000-4000-8000-000000000000';
    expect(await world.instances(dialect).show(none)).toBe('gone');
  });
});

const rows = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => ({ instance_id: `i-${from + i}`, status: 'RUNNING' }));

test('a service that cuts pages shorter than asked is asked for the rest', async () => {
  const cutting = serving((query) => {
    const offset = Number(query.get('offset'));
    return { instances: rows(offset, Math.min(10, 25 - offset)), instance_num: 25 };
  });
  expect(await all(cutting)).toHaveLength(25);
});

test('a service that knows no offset ends in an error, not in an endless list', async () => {
  const ignoring = serving(() => ({ instances: rows(0, 10), instance_num: 25 }));
  await expect(all(ignoring)).rejects.toThrow(/begins anew/);
});

test('an answer without statuses is unreadable, and says where', async () => {
  const odd = serving(() => ({ instances: [{ instance_id: 'a' }] }));
  await expect(all(odd)).rejects.toThrow(/instances\.0\.status/);
});
