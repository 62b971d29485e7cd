// Availability zones, in both APIs.

import { ownTarget } from '../../contract/own-target.js';

const { client } = ownTarget();
const get = async (path: string) => {
  const { status, body } = await client.send('GET', path);
  expect(status).toBe(200);
  return body;
};

test('zones have a code, an id and text for a port, in both APIs', async () => {
  const v2 = await get('/v2/available-zones');
  expect(v2.region_id).toMatch(/./);
  expect(v2.available_zones.length).toBeGreaterThan(0);
  for (const zone of v2.available_zones) {
    expect(zone).toMatchObject({ port: expect.any(String), resource_availability: 'true' });
  }
  const v1 = await get('/v1.0/availableZones');
  expect(v1).toEqual({ ...v2, regionId: v2.region_id });
  expect(await get(`/v1.0/${client.project}/availableZones`)).toEqual(v1);
});
