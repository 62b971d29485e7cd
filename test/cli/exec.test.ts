// `exec` and `env` as processes: what the command finds, and what becomes of its end and of signals.

import { spawnSync } from 'node:child_process';
import { buildProgram, ended, type Program } from '../support/cli/index.js';
import { endChildren } from '../support/processes.js';
import { runHere } from './recording.js';

let program: Program;
beforeAll(() => {
  program = buildProgram();
});
afterEach(endChildren);
afterAll(() => program.remove());

const executed = (script: string, env: NodeJS.ProcessEnv = {}) =>
  ended(
    program.start(['exec', '--plan', 'instant', '--', 'node', '-e', script, '--', '--version'], {
      env,
    }),
  );

test('the command finds a server that is ready, and its calls are summed up', async () => {
  const { code, out, err } = await executed(
    `const { OS_AUTH_URL, DCS_LIFECYCLE_ENDPOINT: url, OS_TOKEN, OS_AUTH_TYPE, OS_APPLICATION_CREDENTIAL_SECRET, NO_PROXY } = process.env;
    (async () => {
      const health = await (await fetch(url + '/health')).json();
      const missing = await fetch(url + '/nothing');
      console.log(JSON.stringify([OS_AUTH_URL === url + '/v3', OS_TOKEN ?? OS_AUTH_TYPE ?? OS_APPLICATION_CREDENTIAL_SECRET ?? 'none', NO_PROXY, health.ready, missing.status, process.argv.slice(1)]));
    })();`,
    {
      OS_TOKEN: 'real',
      OS_AUTH_TYPE: 'v3applicationcredential',
      OS_APPLICATION_CREDENTIAL_SECRET: 'real',
      NO_PROXY: 'corp.example',
    },
  );
  expect({ code, out: JSON.parse(out) }).toEqual({
    code: 0,
    out: [true, 'none', 'corp.example,127.0.0.1,localhost', true, 404, ['--version']],
  });
  expect(err).toBe(
    'dcs-lifecycle: 2 calls, 1 of them refused; 0 changes of status; 0 instances left\n',
  );
});

test('its arguments are passed on as they are, empty ones as well', async () => {
  const script = 'console.log(JSON.stringify(process.argv.slice(1)))';
  const child = program.start(['exec', '--', 'node', '-e', script, '--', 'a', '', ' ', '--seed']);
  const { code, out } = await ended(child);
  expect({ code, out: JSON.parse(out) }).toEqual({ code: 0, out: ['a', '', ' ', '--seed'] });
  expect(await runHere('exec', '--', '')).toMatchObject({
    code: 2,
    err: "error: argument 'command' is empty\n",
  });
});

test('its exit code is passed on', async () => {
  const { code, err } = await executed('process.exit(7)');
  expect([code, err]).toEqual([7, expect.stringMatching(/\nnode ended with exit code 7\n$/)]);
});

test('a signal is handed on to the command, which decides what to do', async () => {
  const child = program.start([
    'exec',
    '--',
    'node',
    '-e',
    'process.on("SIGTERM", () => process.exit(9)); setInterval(() => {}, 1000); console.log("up")',
  ]);
  const end = ended(child);
  await new Promise((resolve) => child.stdout?.once('data', resolve));
  child.kill('SIGTERM');
  expect((await end).code).toBe(9);
});

test('a command that is not there is 127, in one line', async () => {
  const { code, err } = await ended(program.start(['exec', '--', './no-such-command']));
  expect([code, err]).toEqual([127, 'cannot run ./no-such-command: no such file or directory\n']);
});

test('a shell that evaluates env has the variables, and not those that would win over them', async () => {
  const { out } = await runHere('env', '--endpoint', 'http://dcs:8632', '--region', "eu-'de");
  const { stdout } = spawnSync(
    'sh',
    ['-c', 'eval "$LINES_OF_ENV"; echo "$OS_AUTH_URL $OS_PROJECT_NAME $OS_TOKEN."'],
    {
      env: { ...process.env, LINES_OF_ENV: out, OS_TOKEN: 'real' },
      encoding: 'utf8',
    },
  );
  expect(stdout).toBe("http://dcs:8632/v3 eu-'de .\n");
});
