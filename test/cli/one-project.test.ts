// One project: what `serve` prints, what the guides show and what a client without credentials asks for are about
// the same instances. The commands are run as they are written, in their order, against one server.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../src/cli/index.js';
import { defaultProject } from '../../src/protocol/index.js';
import { buildProgram, type Program } from '../support/cli/index.js';
import { until } from '../support/waiting/index.js';
import { withAsked } from './played.js';
import { recording } from './recording.js';

const docs = join(import.meta.dirname, '../../docs/guide');
const guide = (name: string) => readFileSync(join(docs, name), 'utf8');

let program: Program;
beforeAll(() => {
  program = buildProgram();
});
afterAll(() => program.remove());

/** Starts `serve`, and tells what it prints for people. */
async function serving(...args: string[]) {
  const child = program.start(['serve', '--port', '0', ...args]);
  let printed = '';
  child.stdout?.setEncoding('utf8').on('data', (text) => (printed += text));
  await until(() => printed.includes('Ctrl-C ends it'));
  const row = (name: string) => new RegExp(`^ +${name} +(.*)$`, 'm').exec(printed)?.[1] ?? '';
  return { row, url: row('console'), end: () => child.kill('SIGKILL') };
}

/** Runs a command line in this process, with the network. */
async function ran(line: string, variables = {}) {
  const args = line.replace(/^npx dcs-lifecycle /, '').split(' ');
  const { environment, said } = recording(variables);
  return withAsked({ code: await run(args, { ...environment, fetch }), ...said });
}

const listed = async (url: string): Promise<string[]> => {
  const { instances } = (await (await fetch(url)).json()) as {
    instances: { instance_id: string }[];
  };
  return instances.map(({ instance_id }) => instance_id);
};

test('what one command makes, all others see', async () => {
  const { row, url, end } = await serving('--speed', '20');
  try {
    const printed = row('curl').replace(/^curl /, '');
    expect(await listed(printed)).toEqual([]);

    const [, order = '', id = ''] =
      /\$ curl -s -d '(\{"name".*?\})' \$DCS\/instances\n\{"instance_id":"([^"]+)"/.exec(
        guide('emulator.md'),
      ) ?? [];
    const [, path = ''] = /\$ DCS=localhost:8632(\S+)/.exec(guide('emulator.md')) ?? [];
    await fetch(`${url}${path}/instances`, { method: 'POST', body: order });
    expect(await listed(printed)).toEqual([id]);

    const waits = [
      ...guide('waiting.md').matchAll(/^\$ (npx dcs-lifecycle wait .* --until .*)$/gm),
    ];
    expect(waits.map(([, line]) => line)).toEqual([
      expect.stringContaining(`${id} --until RUNNING`),
      expect.stringContaining(`${id} --until EXTENDING`),
    ]);
    const [running, extending] = await waits.reduce(
      async (before, [, line = '']) => [
        ...(await before),
        await ran(line.replace('http://localhost:8632', url)),
      ],
      Promise.resolve([] as Awaited<ReturnType<typeof ran>>[]),
    );
    expect(running).toMatchObject({ code: 0, err: '' });
    expect(running?.out).toMatch(/^✓ the instance is RUNNING after /);
    expect(running?.asked).toBe(
      `waiting for RUNNING, at most 5m: GET ${url}/v2/${defaultProject}/instances/${id}`,
    );
    expect(extending).toMatchObject({
      code: 1,
      err: 'the instance is in RUNNING; EXTENDING needs extend\n',
    });

    // As the guide watches, in less time; what it leaves is what the guide then checks.
    const seen = join(program.folder, 'seen.jsonl');
    const [line = ''] =
      /npx dcs-lifecycle watch .* --trace seen\.jsonl/.exec(guide('waiting.md')) ?? [];
    const watch = await ran(
      line
        .replace('http://localhost:8632', url)
        .replace('--interval 1s --for 40s', '--interval 200ms --for 1s')
        .replace('seen.jsonl', seen),
    );
    expect(watch.code).toBe(0);
    expect(watch.out).toContain(`${id}  shop-cache  RUNNING  serving`);
    expect(await ran(`check ${seen} --plan documented`)).toMatchObject({ code: 0 });

    const user = { OS_USERNAME: 'anybody', OS_PASSWORD: 'anything' };
    const variables = Object.fromEntries(
      row('Python')
        .split(' ')
        .map((pair) => pair.split('=')),
    );
    const [, OS_AUTH_URL, OS_PROJECT_NAME] =
      /auth_url = "(.*?)" +tenant_name = "(.*?)"/.exec(row('Terraform')) ?? [];
    for (const own of [variables, { OS_AUTH_URL, OS_PROJECT_NAME }]) {
      const signedIn = await ran(`wait ${id} --until serving --timeout 1m`, { ...user, ...own });
      expect(signedIn).toMatchObject({ code: 0, err: '' });
    }
  } finally {
    end();
  }
});

test('the fleet of the demo is there for a client without credentials', async () => {
  const { row, url, end } = await serving('--demo');
  try {
    const { code, out } = await ran(`watch --endpoint ${url} --interval 200ms --for 400ms`);
    expect(code).toBe(0);
    const seen = new Set(out.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g));
    expect(seen.size).toBeGreaterThanOrEqual(40);
    // A page of the list.
    expect(await listed(row('curl').replace(/^curl /, ''))).toHaveLength(10);
  } finally {
    end();
  }
});

test('the console creates its first instance there, too', () => {
  const dialog = join(import.meta.dirname, '../../src/console/create/create-dialog.tsx');
  expect(readFileSync(dialog, 'utf8')).toContain(`const firstProject = '${defaultProject}'`);
});
