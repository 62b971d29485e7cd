// The snippets by which clients connect, run where their client is at hand: Node, curl and our own. Those of
// the SDKs are held against recordings in test/emulator/guide/snippets.test.ts.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withSnippets } from '../../docs/connect.mjs';
import { type Connection, snippetsFor } from '../../src/connect/index.js';
import { createEmulator, type EmulatorOptions, serve } from '../../src/emulator/index.js';
import { refusalOf } from '../../src/loopback/index.js';
import { presets } from '../../src/plan/index.js';
import { defaultProject, operations } from '../../src/protocol/index.js';
import { systemClock } from '../../src/time/index.js';
import { buildProgram, ended, hasTools, type Program } from '../support/cli/index.js';
import { endChildren, startChild } from '../support/processes.js';

let program: Program;
beforeAll(() => {
  program = buildProgram();
});
afterEach(endChildren);
afterAll(() => program.remove());

const usual: Connection = {
  url: 'http://127.0.0.1:8632',
  region: 'eu-de',
  projectId: defaultProject,
  signIn: { mode: 'open' },
};

/** A snippet of the list, as it is copied. */
function textOf(id: string, connection: Connection): string {
  const found = snippetsFor(connection).find((snippet) => snippet.id === id);
  if (!found) throw new Error(`there is no snippet ${id}`);
  return found.text;
}

/** The snippet of curl needs them, and curl. */
const withText = hasTools('awk', 'sed');
const withCurl = withText && hasTools('curl');

const strict: EmulatorOptions['identity'] = {
  mode: 'strict',
  users: [{ name: "o'hara", password: 'Tr0ub4dor \\&"3"' }],
};

test.each([
  ['any credentials', undefined, {}] as const,
  ['a user', strict, { OS_PASSWORD: 'Tr0ub4dor \\&"3"' }] as const,
])(
  'those of Node, curl and wait work as they are copied where %s may sign in',
  async (_, identity, env) => {
    const emulator = createEmulator({
      plan: presets.instant,
      control: 'open',
      ...(identity && { identity }),
    });
    const server = await serve({
      fetch: emulator.fetch,
      host: '127.0.0.1',
      port: 0,
      clock: systemClock,
    });
    const told = await (await fetch(`${server.url}/_control/connect`)).json();
    const texts = new Map<string, string>(
      told.snippets.map(({ name, text }: { name: string; text: string }) => [name, text]),
    );
    const script = `npx() { shift; node "$MAIN" "$@"; }
      made=$(node --input-type=module -e "$NODE_TEXT"); echo "$made"; ID=\${made%% *}
      ${withCurl ? texts.get('curl') : ''}
      ${texts.get('dcs-lifecycle wait')}`;
    const { PATH } = process.env;
    const given = { PATH, MAIN: program.main, NODE_TEXT: texts.get('Node'), ...env };
    const { code, out, err } = await ended(
      startChild('sh', ['-ec', script], { env: given, cwd: program.folder }),
    );
    await server.close();
    emulator.close();
    expect({ code, err }).toEqual({
      code: 0,
      err: expect.stringMatching(/^waiting for RUNNING.*\n$/),
    });
    expect(out).toMatch(/^[0-9a-f-]{36} shop-cache (CREATING|RUNNING)\n/);
    expect(out.includes('"instance_num":2')).toBe(withCurl);
    expect(out).toMatch(/RUNNING/);
    expect(JSON.stringify(told)).not.toContain('Tr0ub4dor');
  },
);

test('the control plane tells them with the address that was asked, in words for each client', async () => {
  const emulator = createEmulator({ region: { name: 'eu-nl' } });
  const answer = await emulator.fetch(new Request('http://dcs:8632/_control/connect'));
  const { snippets } = await answer.json();
  const connection = { ...usual, url: 'http://dcs:8632', region: 'eu-nl' };
  expect(snippets).toEqual(snippetsFor(connection).map(({ brief: _, ...shown }) => shown));
  expect(snippets.length).toBeGreaterThan(7);
  expect(textOf('terraform', connection)).toContain('auth_url    = "http://dcs:8632/v3"');
  expect(textOf('wait', connection)).toMatch(/--endpoint http:\/\/dcs:8632 --allow-http$/);
  for (const host of ['[::1]:8632', 'dcs_1.example']) {
    const known = await emulator.fetch(new Request(`http://${host}/_control/connect`));
    expect(known.status).toBe(200);
  }
  const odd = await emulator.fetch(new Request("http://dcs';id;'/_control/connect"));
  expect([odd.status, await odd.json()]).toEqual([
    400,
    { error: `ask by a name or an address; "http://dcs';id;'" is none` },
  ]);
  emulator.close();
});

test('a client that cannot sign in as the service wants it has none', () => {
  const idsFor = (signIn: Connection['signIn']) =>
    snippetsFor({ ...usual, signIn }).map(({ id }) => id);
  const all = idsFor({ mode: 'open' });
  expect(idsFor({ mode: 'strict', user: 'a', accessKey: 'b' })).toEqual(all);
  expect(idsFor({ mode: 'strict', accessKey: 'b' })).toEqual([
    'terraform',
    'go',
    'node-sdk',
    'vite',
    'wait',
  ]);
  expect(idsFor({ mode: 'strict', user: 'a' })).toEqual(all.filter((id) => id !== 'node-sdk'));
  expect(idsFor({ mode: 'strict' })).toEqual([]);
});

/** What a language could take for something else. */
const hostile = `o'h"a\\ra \${file("/etc/passwd")} %{ if } $\${a} $(id) \`id\` $OS_PASSWORD ""\b\f\n* é😀`;

const connection = {
  ...usual,
  region: hostile,
  signIn: { mode: 'strict', user: hostile },
} as const;

test('a name stays what it is in every language, whatever it is made of', () => {
  const literal = (id: string, before: string) =>
    /^(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')/.exec(
      textOf(id, connection).split(before)[1] ?? '',
    )?.[0] ?? '';
  const hcl = literal('terraform', 'tenant_name = ');
  expect(hcl).not.toMatch(/(?<![$])[$]\{|(?<!%)%\{|\\[bf]/);
  expect(JSON.parse(hcl.replaceAll(/([$%])\1\{/g, '$1{'))).toBe(hostile);
  expect(JSON.parse(literal('python', 'region_name='))).toBe(hostile);
  expect(JSON.parse(literal('go', 'Region: '))).toBe(hostile);
  expect(new Function(`return ${literal('node', 'const account = { name: ')}`)()).toBe(hostile);
});

(withText ? test : test.skip)('a name and a password stay what they are in a shell', async () => {
  const script = `openstack() { printf '%s|' "$OS_USERNAME" "$OS_REGION_NAME"; }
    curl() { for each; do case "$each" in '{"auth"'*) printf '%s|' "$each" >&2; esac; done; }
    npx() { :; }
    ${['openstack', 'curl', 'wait'].map((id) => textOf(id, connection)).join('\n')}`;
  const env = { PATH: process.env.PATH, OS_PASSWORD: 'a\\"b' };
  const { code, out, err } = await ended(startChild('sh', ['-ec', script], { env }));
  expect({ code, out }).toEqual({ code: 0, out: `${hostile}|${hostile}|` });
  const { identity, scope } = JSON.parse(err.slice(0, -1)).auth;
  expect([
    identity.password.user.name,
    identity.password.user.password,
    scope.project.name,
  ]).toEqual([hostile, 'a\\"b', hostile]);
});

test('an address of version 6 is one word in every shell', () => {
  const url = 'http://[::1]:8632';
  const { brief } = snippetsFor({ ...usual, url }).find(({ id }) => id === 'curl') ?? {};
  expect(brief).toBe(`curl '${url}/v2/${defaultProject}/instances'`);
});

test("the proxy of Vite takes the service's paths and no file of the application, and is let in", () => {
  const text = textOf('vite', usual);
  const { server } = new Function(
    'defineConfig',
    text.replace(/^import.*$/m, '').replace('export default', 'return'),
  )((config: unknown) => config);
  const [[pattern, target]] = Object.entries(server.proxy) as [[string, unknown]];
  const isProxied = (path: string) => new RegExp(pattern).test(path);
  expect(operations.filter(({ path }) => !isProxied(path))).toEqual([]);
  expect(['/v3/auth/tokens', '/obs/x'].every(isProxied)).toBe(true);
  expect(['/', '/src/main.ts', '/@vite/client', '/vite.svg'].some(isProxied)).toBe(false);
  expect(target).toEqual({ target: usual.url, changeOrigin: false });
  const page = {
    host: 'localhost:5173',
    origin: 'http://localhost:5173',
    fetchSite: 'same-origin',
  };
  expect(refusalOf(page, { listensOn: '127.0.0.1' })).toBeUndefined();
});

test('the guide shows the same', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../docs/guide/emulator.md'), 'utf8');
  const fresh = withSnippets(guide, snippetsFor(usual));
  if (guide !== fresh) throw new Error('docs/guide/emulator.md is out of date: run npm run docs');
  const shown = [...guide.matchAll(/<!-- connect: ([\w-]+) -->/g)].map(([, id]) => id);
  expect(shown.sort()).toEqual(
    snippetsFor(usual)
      .map(({ id }) => id)
      .sort(),
  );
});
