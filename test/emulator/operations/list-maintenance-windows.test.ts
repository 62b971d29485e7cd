// Maintenance windows: of one hour in v2, of four in v1.0.

import { ownTarget } from '../../contract/own-target.js';

const { client } = ownTarget();
const get = async (path: string) => {
  const { status, body } = await client.send('GET', path);
  expect(status).toBe(200);
  return body;
};

test('v2 has a window for every hour, v1.0 six of four hours, one of each the default', async () => {
  const v2 = (await get('/v2/instances/maintain-windows')).maintain_windows;
  const v1 = (await get('/v1.0/instances/maintain-windows')).maintain_windows;
  expect(v2).toHaveLength(24);
  expect(v2[0]).toEqual({ seq: 1, begin: '18', end: '19', default: true });
  expect(v1.map((each: { begin: string; end: string }) => `${each.begin}-${each.end}`)).toEqual([
    '22-02',
    '02-06',
    '06-10',
    '10-14',
    '14-18',
    '18-22',
  ]);
  for (const windows of [v1, v2]) {
    expect(windows.filter((each: { default: boolean }) => each.default)).toHaveLength(1);
  }
});
