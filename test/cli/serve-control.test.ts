// Who may use the control plane of `serve`: what decides it, how the token gets to people, and that it
// gets nowhere else.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/cli/index.js';
import { controlAccessFor } from '../../src/cli/serve/control-access.js';
import { recording } from './recording.js';

const variable = 'DCS_LIFECYCLE_CONTROL_TOKEN';
const token = 'a-token.of_mine~1';

describe('what decides it', () => {
  const chosen = (
    settings: Partial<Parameters<typeof controlAccessFor>[0]>,
    env: Record<string, string> = {},
  ) =>
    controlAccessFor(
      { control: 'on', auth: 'open', host: '127.0.0.1', ...settings },
      recording(env).environment,
    );

  it.each(['127.0.0.1', '127.9.9.9', 'localhost', '::1'])('is open on %s', (host) => {
    expect(chosen({ host })).toEqual({ access: 'open' });
  });

  it.each(['0.0.0.0', '::', '192.168.0.5', 'example.org', 'localhost.example.org'])(
    'asks for the token on %s',
    (host) => {
      expect(chosen({ host }, { [variable]: token })).toEqual({ access: { token } });
    },
  );

  it('asks for the token where credentials are checked', () => {
    expect(chosen({ auth: 'strict' }, { [variable]: token })).toEqual({ access: { token } });
  });

  it.each([{}, { [variable]: '' }])('generates another token each time with %j', (env) => {
    const [one, two] = [chosen({ auth: 'strict' }, env), chosen({ auth: 'strict' }, env)];
    expect(one.generated).toMatch(/^[0-9a-f]{48}$/);
    expect(one.access).toEqual({ token: one.generated });
    expect(two.generated).not.toBe(one.generated);
  });

  it('takes the plane away wherever it listens', () => {
    for (const host of ['127.0.0.1', '0.0.0.0']) {
      expect(chosen({ host, control: 'off' })).toEqual({ access: 'off' });
    }
  });

  it.each(['has space', 'ünï', 'x'.repeat(300), 'line\nbreak'])(
    'refuses the token %j in a line that does not repeat it',
    (bad) => {
      const attempt = () => chosen({ auth: 'strict' }, { [variable]: bad });
      expect(attempt).toThrow(`${variable}: allowed are`);
      expect(attempt).not.toThrow(bad);
    },
  );
});

const folder = mkdtempSync(join(tmpdir(), 'serve-control-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Serves with the log on, for as long as `during` takes. */
async function served(
  args: readonly string[],
  env: Record<string, string>,
  during: (url: string, said: { out: string; err: string }) => Promise<void>,
) {
  const { environment, said } = recording({ DCS_LIFECYCLE_PASSWORD: 'Correct-Horse-7', ...env });
  let began = (_url: string) => {};
  const url = new Promise<string>((resolve) => {
    began = resolve;
  });
  const stdout = {
    write(text: string) {
      said.out += text;
      const found = /"url":"([^"]+)"|served at (\S+)/.exec(said.out);
      if (found) began((found[1] ?? found[2]) as string);
    },
  };
  const running = run(['serve', '--port', '0', ...args], { ...environment, stdout });
  try {
    await during(await Promise.race([url, running.then(() => Promise.reject(said.err))]), said);
  } finally {
    process.emit('SIGTERM');
    await running;
  }
  return said;
}

const strict = ['--auth', 'strict', '--user', 'dev'];
const ready = (url: string, given?: string) =>
  fetch(`${url}/_control/ready`, {
    headers: given === undefined ? {} : { Authorization: `Bearer ${given}` },
  });

it('tells a generated token once, on standard error, and takes it', async () => {
  const said = await served([...strict, '--json'], {}, async (url, { err }) => {
    const generated = /Control token for this run: (\w+)/.exec(err)?.[1];
    expect((await ready(url)).status).toBe(401);
    expect((await ready(url, generated)).status).toBe(200);
  });
  expect(said.err.match(/Control token/g)).toHaveLength(1);
  expect(said.out).toContain('"control":"token"');
});

it.each([['--json'], []])('writes a given token nowhere, with %s', async (...format) => {
  const data = join(folder, `${format.length}.db`);
  let snapshot = '';
  const said = await served(
    [...strict, ...format, '--data', data],
    { [variable]: token },
    async (url) => {
      expect((await ready(url, 'wrong')).status).toBe(401);
      const headers = { Authorization: `Bearer ${token}` };
      snapshot = await (await fetch(`${url}/_control/snapshot`, { headers })).text();
      await fetch(`${url}/_control/trace?token=${token}`, { headers });
    },
  );
  expect(snapshot).toContain('dcs-lifecycle emulator snapshot');
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
  for (const text of [said.out, said.err, snapshot, ...files]) expect(text).not.toContain(token);
});

it('answers like any unknown path with --control off, and says so at the start', async () => {
  const said = await served(['--control', 'off'], {}, async (url) => {
    const [control, unknown] = await Promise.all([ready(url), fetch(`${url}/nothing`)]);
    expect([control.status, await control.text()]).toEqual([404, await unknown.text()]);
  });
  expect(said.out).toMatch(/control +off\n/);
});
