// docs/guide/emulator.md, walked: every command of its life in curl answers what it shows, for both
// versions of the API.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEmulator, type Emulator } from '../../../src/emulator/index.js';
import { presets } from '../../../src/plan/index.js';
import { createVirtualClock } from '../../../src/time/index.js';

const docs = join(import.meta.dirname, '../../../docs/guide');
const page = readFileSync(join(docs, 'emulator.md'), 'utf8');

/** The commands of the page in their order, each with what is shown below it. */
const commands = [...page.matchAll(/```console\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
  block
    .split(/^\$ /m)
    .slice(1)
    .map((text) => {
      const [command = '', ...shown] = text.trimEnd().split('\n');
      return { command, shown: shown.join('\n') };
    }),
);

/** What a shell would make of the command. */
async function run(emulator: Emulator, command: string): Promise<string> {
  const url = /localhost:8632\S*/.exec(command)?.[0].replace(/'$/, '');
  const body = /-d '((?:[^']|'[0-9a-f-]+')*)'/.exec(command)?.[1]?.replaceAll("'", '');
  const method = /-X (\w+)/.exec(command)?.[1] ?? (body === undefined ? 'GET' : 'POST');
  const init = { method, ...(body !== undefined && { body }) };
  const response = await emulator.fetch(new Request(`http://${url}`, init));
  if (command.includes("-w '%{http_code}")) return String(response.status);
  if (command.includes('-o /dev/null')) return '';
  const text = await response.text();
  const pattern = /grep -oE '([^']+)'/.exec(command)?.[1];
  return pattern ? (text.match(new RegExp(pattern, 'g')) ?? []).join('\n') : text;
}

it('shows what its commands answer, all through a life in both versions', async () => {
  const emulator = createEmulator({
    clock: createVirtualClock(),
    start: { atMs: Date.UTC(2026, 0, 1), paused: true },
    plan: presets.demo,
  });
  expect(commands.length).toBeGreaterThan(50);
  const variables = new Map<string, string>();
  for (const { command, shown } of commands) {
    const [, name, value] = /^([A-Z]+)=(\S+)$/.exec(command) ?? [];
    if (name && value) variables.set(name, value);
    if (name) continue;
    const full = command.replaceAll(/\$([A-Z]+)/g, (_, each) => variables.get(each) ?? '');
    expect({ command, shown: await run(emulator, full) }).toEqual({ command, shown });
  }
  emulator.close();
});

it.each(['2', '1.0'])('walks every step of a life in version %s', (version) => {
  const [from, to] = version === '2' ? ['/v2/', '/v1.0/'] : ['/v1.0/', 'no more'];
  const start = commands.findIndex(({ command }) =>
    command.startsWith(`DCS=localhost:8632${from}`),
  );
  const end = commands.findIndex(({ command }) => command.startsWith(`DCS=localhost:8632${to}`));
  const walk = commands.slice(start, end < 0 ? undefined : end).map(({ shown }) => shown);
  for (const status of ['CREATING', 'EXTENDING', 'RESTORING', 'RESTARTING']) {
    expect(walk.some((shown) => shown.includes(`"status":"${status}"`))).toBe(true);
  }
  expect(walk.at(-1)).toContain('does not exist');
});

it('every link leads to a page and a heading that exist', () => {
  const links = [...page.matchAll(/\]\(([^)#]+)(?:#([\w-]+))?\)/g)];
  expect(links.length).toBeGreaterThan(3);
  for (const [, path = '', anchor] of links) {
    const text = readFileSync(join(docs, path), 'utf8');
    const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    );
    if (anchor) expect(headings).toContain(anchor);
  }
});
