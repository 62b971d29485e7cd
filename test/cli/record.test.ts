// `record` as a process before `serve`: what clients get, what is written, and how it ends.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseRecording } from '../../src/client/internal.js';
import { orderV2 } from '../contract/orders.js';
import { buildProgram, ended } from '../support/cli/index.js';
import { certificate, httpsFront, startProcess } from '../support/server/index.js';
import { until } from '../support/waiting/index.js';

const program = buildProgram();
afterAll(() => program.remove());

const project = '0123456789abcdef0123456789abcdef';

/** Starts a recorder on a free port. */
async function recorder(upstream: string, args: readonly string[] = [], env = {}) {
  const child = program.start(['record', '--upstream', upstream, '--port', '0', ...args], { env });
  const end = ended(child);
  const url = await new Promise<string>((resolve, reject) => {
    end.then(({ err }) => reject(new Error(err)));
    createInterface({ input: child.stderr as NodeJS.ReadableStream }).on('line', (line) => {
      const [, found] = /^recording (\S+) → /.exec(line) ?? [];
      if (found !== undefined) resolve(found);
    });
  });
  return {
    url,
    stop() {
      child.kill('SIGINT');
      return end;
    },
  };
}

test('a client talks through it, every line is there with its answer, and Ctrl-C ends it well', async () => {
  const server = await startProcess(program, ['--plan', 'instant']);
  const out = join(program.folder, 'recording.jsonl');
  const { url, stop } = await recorder(server.url, ['--out', out]);
  const password = 'Correct-Horse-7';
  const headers = { 'x-auth-token': 'a-token-of-mine' };
  const created = await fetch(`${url}/v2/${project}/instances`, {
    method: 'POST',
    headers,
    body: JSON.stringify(orderV2({ password })),
  });
  const { instance_id: id } = (await created.json()) as { instance_id: string };
  expect(parseRecording(readFileSync(out, 'utf8'))).toHaveLength(1);
  const shown = await fetch(`${url}/v2/${project}/instances/${id}`, { headers });
  expect(await shown.json()).toMatchObject({ instance_id: id, status: 'RUNNING' });
  expect(await stop()).toMatchObject({ code: 0, out: '' });
  const text = readFileSync(out, 'utf8');
  for (const secret of [password, 'a-token-of-mine']) expect(text).not.toContain(secret);
  expect(parseRecording(text)).toMatchObject([
    { n: 1, method: 'POST', status: 200 },
    { n: 2, method: 'GET', path: `/v2/${project}/instances/{{id1}}`, status: 200 },
  ]);
  const replayed = await program.run(['replay', out, '--endpoint', server.url]);
  expect(replayed).toMatchObject({ code: 0, out: expect.stringMatching(/^✓ 0 of \d+ fields/) });
  await server.end('SIGTERM');
});

test('over https it trusts what NODE_EXTRA_CA_CERTS names, and says so where it has to', async () => {
  const server = await startProcess(program, ['--plan', 'instant']);
  const front = await httpsFront(server.url);
  const listed = async (env: NodeJS.ProcessEnv) => {
    const { url, stop } = await recorder(front.url, [], env);
    const answer = await fetch(`${url}/v2/${project}/instances`);
    const { error_msg } = (await answer.json()) as { error_msg?: string };
    const { out } = await stop();
    return { status: answer.status, error_msg, recorded: parseRecording(out) };
  };
  expect(await listed({ NODE_EXTRA_CA_CERTS: certificate })).toMatchObject({
    status: 200,
    recorded: [{ method: 'GET', status: 200, path: `/v2/${project}/instances` }],
  });
  expect(await listed({})).toMatchObject({
    status: 502,
    error_msg: `cannot reach ${front.url} (DEPTH_ZERO_SELF_SIGNED_CERT; NODE_EXTRA_CA_CERTS=FILE names certificates to trust)`,
    recorded: [{ stubbed: true }],
  });
  front.close();
  await server.end('SIGTERM');
});

test('a service that is gone is 502 for the client, and the recording goes on', async () => {
  const server = await startProcess(program);
  const { url, stop } = await recorder(server.url);
  await server.end('SIGTERM');
  for (const _ of [1, 2]) {
    const response = await fetch(`${url}/v2/available-zones`);
    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({
      error_msg: `cannot reach ${server.url} (ECONNREFUSED)`,
    });
  }
  const { code, out } = await stop();
  expect(code).toBe(0);
  expect(parseRecording(out).map(({ stubbed }) => stubbed)).toEqual([true, true]);
});

test('a page of another site may not use it', async () => {
  const { url, stop } = await recorder('http://127.0.0.1:1');
  const headers = { origin: 'https://evil.example' };
  expect((await fetch(`${url}/v2/available-zones`, { headers })).status).toBe(403);
  expect(await stop()).toMatchObject({ code: 0, out: '' });
});

test.each(['terraform-opentelekomcloud-v2-data', 'terraform-opentelekomcloud-v2-502'])(
  '%s is replayed over a socket, and nothing differs',
  async (name) => {
    const fixtures = join(import.meta.dirname, '../fixtures/recordings');
    const server = await startProcess(program, ['--plan', join(fixtures, 'plan.yaml')]);
    const file = join(fixtures, `${name}.jsonl`);
    const { code, out, err } = await program.run(['replay', file, '--endpoint', server.url]);
    expect({ code, out, err }).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/^✓ 0 of/),
    });
    await server.end('SIGTERM');
  },
);

test('Ctrl-C ends a replay that waits for real time', async () => {
  const server = await startProcess(program, ['--control', 'off']);
  const file = join(program.folder, 'slow.jsonl');
  const look = { method: 'GET', path: '/v2/available-zones', requestHeaders: {}, requestBody: '' };
  const answer = { status: 200, responseHeaders: {}, responseBody: '{}' };
  const lines = [0, 3_600_000].map((atMs, n) => JSON.stringify({ n, atMs, ...look, ...answer }));
  writeFileSync(file, lines.join('\n'));
  const child = program.start(['replay', file, '--endpoint', server.url]);
  const end = ended(child);
  await until(() => server.lines.some(({ event }) => event === 'request'), 'the first request');
  child.kill('SIGINT');
  expect(await end).toMatchObject({ code: 130, err: 'interrupted\n' });
  await server.end('SIGTERM');
});

test('a recording is not written over another', async () => {
  const out = join(program.folder, 'there.jsonl');
  writeFileSync(out, 'kept');
  const args = ['record', '--upstream', 'http://127.0.0.1:1', '--port', '0', '--out', out];
  expect(await program.run(args)).toMatchObject({
    code: 2,
    err: `--out: ${out} is there already; name a new file\n`,
  });
  expect(readFileSync(out, 'utf8')).toBe('kept');
});

test.each([
  [['--upstream', 'nowhere'], /^--upstream: expected an address/],
  [['--upstream', 'http://dcs.example.org'], /--allow-http$/m],
  [
    ['--upstream', 'http://127.0.0.1:1', '--out', 'no/such/folder/r.jsonl'],
    /^cannot write no\/such/,
  ],
  [[], /required option '--upstream <url>'/],
])('%j is refused in one line, and leaves no file', async (args, line) => {
  const { code, err } = await program.run(['record', '--port', '0', ...args]);
  expect([1, 2]).toContain(code);
  expect(err).toMatch(line);
  expect(existsSync(join(program.folder, 'no'))).toBe(false);
});
