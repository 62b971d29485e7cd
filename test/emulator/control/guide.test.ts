// docs/guide/control.md, run: every command that it shows answers what it shows.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { fixturesSchema } from '../../../src/emulator/control/index.js';
import { createEmulator, type Emulator } from '../../../src/emulator/index.js';
import { presets } from '../../../src/plan/index.js';
import { parseInput } from '../../../src/plan/internal.js';
import { createVirtualClock } from '../../../src/time/index.js';

const page = readFileSync(join(import.meta.dirname, '../../../docs/guide/control.md'), 'utf8');
const fixtures = parse(/```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '');

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

function begin(): Emulator {
  const emulator = createEmulator({
    clock: createVirtualClock(),
    start: { atMs: Date.UTC(2026, 0, 1), paused: true },
    plan: presets.demo,
  });
  emulator.control.apply(parseInput(fixturesSchema, fixtures));
  return emulator;
}

async function curl(emulator: Emulator, command: string, files: Map<string, string>) {
  const url = /localhost:8632[^'\s]*/.exec(command)?.[0];
  const file = /-d @(\S+)/.exec(command)?.[1];
  const body = file ? files.get(file) : /-d '([^']*)'/.exec(command)?.[1];
  const method = /-X (\w+)/.exec(command)?.[1] ?? (body === undefined ? 'GET' : 'POST');
  const request = new Request(`http://${url}`, { method, ...(body !== undefined && { body }) });
  const response = await emulator.fetch(request);
  const text = await response.text();
  const into = /-o (\S+)/.exec(command)?.[1];
  if (into) files.set(into, text);
  if (into) return '';
  const head = [
    `HTTP/1.1 ${response.status}`,
    ...[...response.headers].map((pair) => pair.join(': ')),
  ];
  return command.includes(' -i ') ? `${head.join('\n')}\n\n${text}` : text;
}

/** The page leaves out what is long (…), and the reason phrase is the socket's. */
const pieces = (shown: string) =>
  shown
    .replace(/^(HTTP\/1.1 \d+) .*$/m, '$1')
    .split('…')
    .map((piece) => piece.trim())
    .filter(Boolean);

it('shows what its commands answer', async () => {
  const emulator = begin();
  const files = new Map<string, string>();
  const [instance] = [...emulator.store.instances.all];
  const idOfPage = /explain\/(\S+)/.exec(page)?.[1] as string;
  const ours = (text: string) => text.replaceAll(idOfPage, instance?.id as string);
  expect(commands.length).toBeGreaterThan(20);
  for (const { command, shown } of commands) {
    let rest = await curl(emulator, ours(command), files);
    for (const piece of pieces(ours(shown))) {
      expect(rest).toContain(piece);
      rest = rest.slice(rest.indexOf(piece) + piece.length);
    }
    const isCut = shown.endsWith('…');
    expect({ command, left: isCut ? '' : rest.trim() }).toEqual({ command, left: '' });
  }
  emulator.close();
});
