// Every row of the pages' tables of specifications against the catalogue and what it lists.

import {
  bandwidthOf,
  connectionsOf,
  flavorOf,
  flavors,
} from '../../../src/emulator/catalog/index.js';
import { ownTarget } from '../../contract/own-target.js';
import { specifications } from './specifications.js';

const { client, running, shown } = ownTarget();

test('the pages list 173 specifications', () => {
  expect(specifications).toHaveLength(173);
});

test.each(specifications)('$specCode of $version is as page $page has it', (documented) => {
  const { specCode, version, connections, bandwidth, shards } = documented;
  const flavor = flavorOf(specCode);
  if (!flavor) throw new Error(`there is no flavor ${specCode}`);
  expect(flavor.engineVersions).toContain(version);
  expect(connectionsOf(flavor, version)).toBe(connections);
  expect(bandwidthOf(flavor, version)).toBe(bandwidth);
  if (shards !== undefined) expect(flavor.shards).toBe(shards);
});

const nodes = [0.125, 0.25, 0.5, 1, 2, 4, 8, 16, 24, 32, 48, 64];
const clusters = [4, 8, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024];

test.each([
  ['single', nodes],
  ['ha', nodes],
  ['ha_rw_split', [1, 2, 4, 8, 16, 32, 64]],
  ['cluster', clusters],
  // The last one is on dcs-pd-0916004 alone.
  ['proxy', [...clusters, 2048]],
])('%s instances have the capacities of page CreateInstance', (kind, capacities) => {
  const own = flavors.filter((flavor) => flavor.kind === kind);
  expect([...new Set(own.map(({ capacityGb }) => capacityGb))]).toEqual(capacities);
});

test('the largest proxy is one of 6.0 alone', () => {
  expect(flavorOf('redis.proxy.xu1.large.2048')).toMatchObject({
    engineVersions: ['6.0'],
    shards: 128,
  });
});

const valueIn = (attrs: readonly { name: string; value: string }[], name: string) =>
  attrs.find((each) => each.name === name)?.value;

test('both lists of flavors and an instance say so', async () => {
  const specCode = 'redis.ha.xu1.tiny.r2.128';
  const { body } = await client.v2('GET', `/flavors?spec_code=${specCode}`);
  const [flavor] = body.flavors;
  expect(valueIn(flavor.attrs, 'max_connections')).toBe('10000');
  expect(valueIn(flavor.attrs, 'max_bandwidth')).toBe('40');
  expect(flavor).toMatchObject({ is_dec: false, dec: false });

  const { products } = (await client.send('GET', '/v1.0/products')).body;
  const product = products.find((each: { spec_code: string }) => each.spec_code === specCode);
  expect(product.details).toMatchObject({ max_connections: 10_000, max_bandwidth: 40 });

  const id = await running({ spec_code: specCode, capacity: 0.125 });
  expect((await shown(id)).bandwidth_info.bandwidth).toBe(40);
});

test('a proxy of 4 GB sends less in 5.0 than in 6.0', async () => {
  const bandwidthIn = async (engine_version: string) => {
    const id = await running({
      spec_code: 'redis.proxy.xu1.large.4',
      capacity: 4,
      engine_version,
    });
    return (await shown(id)).bandwidth_info.bandwidth;
  };
  expect(await bandwidthIn('5.0')).toBe(1000);
  expect(await bandwidthIn('6.0')).toBe(2304);
});
