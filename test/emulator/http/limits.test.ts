// What is too much for any operation, asked of the whole emulator.

import { createEmulator } from '../../../src/emulator/index.js';

const emulator = createEmulator();
afterAll(() => emulator.close());

const project = '0123456789abcdef0123456789abcdef';
const base = `http://localhost/v2/${project}/instances`;

async function codeOf(request: Request): Promise<[number, string | undefined]> {
  const response = await emulator.fetch(request);
  const text = await response.text();
  return [response.status, text === '' ? undefined : JSON.parse(text).error_code];
}

const post = (body: BodyInit, headers = {}) =>
  new Request(base, { method: 'POST', body, headers, duplex: 'half' } as RequestInit);

const bytes = (count: number) => `{"name":"${'x'.repeat(count - 11)}"}`;

test('a body of 1 MB is read, and one byte more is not', async () => {
  const [status, code] = await codeOf(post(bytes(1024 * 1024)));
  expect([status, code]).not.toContain(413);
  expect(status).toBe(400);
  expect(await codeOf(post(bytes(1024 * 1024 + 1)))).toEqual([413, 'EMU.0413']);
});

test('a body that says it is too long is not even read', async () => {
  let read = 0;
  const endless = new ReadableStream({
    pull(controller) {
      read++;
      controller.enqueue(new Uint8Array(1024));
    },
  });
  const request = post(endless, { 'content-length': '99999999' });
  expect(await codeOf(request)).toEqual([413, 'EMU.0413']);
  expect(read).toBeLessThan(3);
});

test('a body that does not say how long it is, is read up to 1 MB', async () => {
  let read = 0;
  const endless = new ReadableStream({
    pull(controller) {
      read++;
      controller.enqueue(new Uint8Array(64 * 1024).fill(0x20));
    },
  });
  expect(await codeOf(post(endless))).toEqual([413, 'EMU.0413']);
  expect(read).toBeLessThan(20);
});

test.each([
  ['{"name":"\\u0000"}', 'DCS.4005'],
  ['['.repeat(65) + ']'.repeat(65), 'DCS.4005'],
  ['{', 'DCS.4005'],
  ['', 'DCS.4004'],
])('the body %j is refused with its code', async (body, code) => {
  expect(await codeOf(post(body))).toEqual([400, code]);
});

test('a body that is not UTF-8 is refused', async () => {
  const body = new Uint8Array([...new TextEncoder().encode('{"name":"'), 0xff, 0xfe, 0x22, 0x7d]);
  expect(await codeOf(post(body))).toEqual([400, 'DCS.4005']);
});

test.each([
  '/%2e%2e/%2e%2e/etc/passwd',
  '/..%2f..%2fetc%2fpasswd',
  '/a%2Fb',
  '/%5c..%5cx',
  '/%00',
  '/%0d%0aX-Evil:1',
  '//v2',
  '/%',
  '/%ff',
  '/%2525',
  `/${'x'.repeat(5000)}`,
])('there is nothing at %s', async (trick) => {
  const [status, code] = await codeOf(new Request(base + trick));
  expect([status, code]).toEqual([404, 'DCS.4001']);
});

test('a slash at the end changes nothing', async () => {
  const plain = await codeOf(new Request('http://localhost/v2/available-zones'));
  expect(await codeOf(new Request('http://localhost/v2/available-zones/'))).toEqual(plain);
});
