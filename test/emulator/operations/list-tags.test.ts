// The tags of a project: by key, with every value once.

import { created } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';

const { target } = ownTarget();
const tag = (key: string, value = '') => ({ key, value });

test('those of a project are listed by key, every value once', async () => {
  const tenant = target.client('abababababababababababababababab');
  expect((await tenant.v2('GET', '/dcs/tags')).body).toEqual({ tags: [] });
  await created(tenant, { tags: [tag('stage', 'test'), tag('team', 'a')] });
  await created(tenant, { tags: [tag('stage', 'live'), tag('team', 'a')] });
  expect((await tenant.v2('GET', '/dcs/tags')).body.tags).toEqual([
    { key: 'stage', values: ['test', 'live'] },
    { key: 'team', values: ['a'] },
  ]);
});
