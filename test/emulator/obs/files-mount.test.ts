// Links are followed: by who has one, without a token, until they expire or the thing is gone.

import { created, orderV2 } from '../../contract/orders.js';
import { createTarget, type Target } from '../../contract/target.js';

let target: Target;
beforeEach(() => {
  target = createTarget();
});
afterEach(() => target.close());

const follow = (link: string, method = 'GET', at = target) =>
  at.emulator.fetch(new Request(link, { method }));
const fault = async (response: Response) => {
  expect(response.headers.get('content-type')).toBe('application/xml');
  const text = await response.text();
  expect(text).toContain(`<RequestId>${response.headers.get('x-request-id')}</RequestId>`);
  return [response.status, /<Code>(\w+)<\/Code>/.exec(text)?.[1]];
};

async function certificate() {
  const client = target.client();
  const id = await created(client, { engine_version: '6.0' });
  await target.settle();
  const { body } = await client.v2('POST', `/instances/${id}/ssl-certs/download`);
  return { client, id, link: body.link as string };
}

async function backup(format = 'rdb') {
  const client = target.client();
  const id = await created(client);
  await target.settle();
  const made = await client.v2('POST', `/instances/${id}/backups`, { backup_format: format });
  await target.settle();
  const path = `/instances/${id}/backups/${made.body.backup_id}`;
  const { body } = await client.v2('POST', `${path}/links`, { expiration: 300 });
  return { client, id, path, link: body.links[0].link as string };
}

test('the link to a certificate is on the host that was asked, and leads to an archive', async () => {
  const { link } = await certificate();
  expect(link).toMatch(/^http:\/\/dcs\.localhost\/obs\/bucket\w+\/ssl-[\w-]+\/redis-ssl\.zip\?/);
  const response = await follow(link);
  expect(response.status).toBe(200);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.toString('latin1', 0, 4)).toBe('PK\x03\x04');
  expect(bytes.toString('latin1')).toContain('BEGIN CERTIFICATE');
  expect(response.headers.get('content-length')).toBe(String(bytes.length));
});

test('another name of the host is in the links to those who call it so', async () => {
  const { id, client } = await certificate();
  const url = `http://other.localhost:8632/v2/${client.project}/instances/${id}/ssl-certs/download`;
  const { link } = await (await target.emulator.fetch(new Request(url, { method: 'POST' }))).json();
  expect(link).toMatch(/^http:\/\/other\.localhost:8632\/obs\//);
  expect((await follow(link)).status).toBe(200);
});

test.each(['rdb', 'aof'])('the link to a backup leads to its %s file', async (format) => {
  const { link } = await backup(format);
  expect(new URL(link).pathname).toMatch(new RegExp(`\\.${format}$`));
  const text = await (await follow(link)).text();
  expect(text.startsWith(format === 'rdb' ? 'REDIS0009' : '*2\r\n$6\r\nSELECT')).toBe(true);
});

test('HEAD says how long the file is and sends none of it', async () => {
  const { link } = await backup();
  const length = (await (await follow(link)).arrayBuffer()).byteLength;
  const head = await follow(link, 'HEAD');
  expect([head.status, head.headers.get('content-length')]).toEqual([200, String(length)]);
  expect(await head.text()).toBe('');
  expect(await fault(await follow(link, 'PUT'))).toEqual([405, 'MethodNotAllowed']);
});

test('a link expires when it said, by the clock of the service', async () => {
  const { link } = await backup();
  target.emulator.clock.advanceBy(299_000);
  expect((await follow(link)).status).toBe(200);
  target.emulator.clock.advanceBy(1000);
  expect(await fault(await follow(link))).toEqual([403, 'AccessDenied']);
  const { link: other } = await certificate();
  target.emulator.clock.advanceBy(86_400_000);
  expect(await fault(await follow(other))).toEqual([403, 'AccessDenied']);
});

test('a link is good for its own file and time only', async () => {
  const { link } = await backup();
  const { link: other } = await backup();
  const url = new URL(link);
  expect(await fault(await follow(url.origin + url.pathname))).toEqual([403, 'AccessDenied']);
  expect(await fault(await follow(url.origin + new URL(other).pathname + url.search))).toEqual([
    403,
    'SignatureDoesNotMatch',
  ]);
  url.searchParams.set('Expires', '4102444800');
  expect(await fault(await follow(url.href))).toEqual([403, 'SignatureDoesNotMatch']);
  expect(await fault(await follow(`${url.origin}/obs/`))).toEqual([403, 'AccessDenied']);
});

test('what is deleted is not there any more', async () => {
  const one = await backup();
  expect((await one.client.v2('DELETE', one.path)).status).toBeLessThan(300);
  expect(await fault(await follow(one.link))).toEqual([404, 'NoSuchKey']);
  const other = await backup();
  const cert = await certificate();
  for (const { client, id } of [other, cert]) await client.v2('DELETE', `/instances/${id}`);
  expect(await fault(await follow(other.link))).toEqual([404, 'NoSuchKey']);
  expect(await fault(await follow(cert.link))).toEqual([404, 'NoSuchKey']);
});

test('strict signing in asks for no token, and without the secrets no link can be made', async () => {
  const users = [{ name: 'alice', password: 'Correct-Horse-9' }];
  const identity = { mode: 'strict', users } as const;
  const { link: forged, client } = await certificate();
  const strict = createTarget({ identity });
  const send = async (path: string, body: object, token = '') => {
    const headers = { 'X-Auth-Token': token, 'Content-Type': 'application/json' };
    const request = { method: 'POST', headers, body: JSON.stringify(body) };
    return strict.emulator.fetch(new Request(`http://dcs.localhost${path}`, request));
  };
  const user = { name: 'alice', password: 'Correct-Horse-9', domain: { name: 'OTC' } };
  const scope = { project: { id: client.project } };
  const auth = { identity: { methods: ['password'], password: { user } }, scope };
  const signedIn = await send('/v3/auth/tokens', { auth });
  const token = signedIn.headers.get('x-subject-token') ?? '';
  const path = `/v2/${client.project}/instances`;
  const { instance_id } = await (
    await send(path, orderV2({ engine_version: '6.0' }), token)
  ).json();
  const asked = await send(`${path}/${instance_id}/ssl-certs/download`, {}, token);
  const { link } = await asked.json();
  expect((await follow(link, 'GET', strict)).status).toBe(200);
  expect(await fault(await follow(forged, 'GET', strict))).toEqual([403, 'SignatureDoesNotMatch']);
  strict.close();
});
