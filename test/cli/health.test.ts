// `health`: what it says of a server, and the exit code by which an image knows.

import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { run } from '../../src/cli/index.js';
import { createEmulator, serve } from '../../src/emulator/index.js';
import { systemClock } from '../../src/time/index.js';
import { memoryPersistence } from '../support/emulator/memory-persistence.js';
import { recording } from './recording.js';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function health(...args: string[]) {
  const { environment, said } = recording();
  const code = await run(['health', ...args], {
    ...environment,
    fetch: (request) => fetch(request),
  });
  return { code, ...said };
}

async function listening(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function served() {
  const persistence = memoryPersistence();
  const emulator = createEmulator({ version: '1.2.3', persistence });
  const where = { host: '127.0.0.1', port: 0, clock: systemClock };
  const { url, close } = await serve({ fetch: emulator.fetch, ...where });
  closing.push(async () => {
    await close();
    emulator.close();
  });
  return { url, persistence };
}

it('ends with 0 at a server that is ready, whatever is behind its address', async () => {
  const { url } = await served();
  for (const endpoint of [url, `${url}/`, `${url}/v2/0123456789abcdef0123456789abcdef`]) {
    const out = `${url} is ready (dcs-lifecycle 1.2.3)\n`;
    expect(await health('--endpoint', endpoint)).toEqual({ code: 0, out, err: '' });
  }
});

it('ends with 1 and the reason at a server that cannot keep changes', async () => {
  const { url, persistence } = await served();
  persistence.failing = true;
  await fetch(`${url}/_control/seed`, { method: 'PUT', body: '{"seed": 2}' });
  const err = `${url} is not ready: the disk is full\n`;
  expect(await health('--endpoint', url)).toEqual({ code: 1, out: '', err });
});

it.each([
  ['a page', '<!doctype html>'],
  ['other JSON', '{"status": "ok"}'],
])('ends with 1 at a server that answers with %s', async (_, body) => {
  const url = await listening((_request, response) => response.end(body));
  const err = `${url} answers, but is not what dcs-lifecycle serve starts\n`;
  expect(await health('--endpoint', url)).toEqual({ code: 1, out: '', err });
});

it('ends with 1 at a server that does not answer in time', async () => {
  const url = await listening(() => {});
  const err = `${url} does not answer within 50 ms\n`;
  expect(await health('--endpoint', url, '--timeout', '50ms')).toEqual({ code: 1, out: '', err });
});

it.each([
  ['goes on and on', 'x'],
  ['stops in the middle', ''],
])('ends with 1 at a server whose answer %s', async (_, more) => {
  const url = await listening((_request, response) => {
    response.write('{"ready": ');
    const timer = setInterval(() => response.write(more), 5);
    response.on('close', () => clearInterval(timer));
  });
  const err = `${url} does not answer within 50 ms\n`;
  expect(await health('--endpoint', url, '--timeout', '50ms')).toEqual({ code: 1, out: '', err });
});

it('ends with 1 where nothing listens', async () => {
  const url = await listening(() => {});
  for (const close of closing.splice(0)) await close();
  const err = `${url} does not answer: connection refused\n`;
  expect(await health('--endpoint', url)).toEqual({ code: 1, out: '', err });
});

it('ends with 2 at an address that is none', async () => {
  const { code, err } = await health('--endpoint', 'localhost');
  expect([code, err]).toEqual([2, expect.stringMatching(/^--endpoint: expected an address .+\n$/)]);
});
