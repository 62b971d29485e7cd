// The snippets of docs/guide/emulator.md order what the same clients ordered when they were recorded: all that was
// sent stands in the snippet, and nothing else.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordingOf } from '../../support/recordings/index.js';

const root = join(import.meta.dirname, '../../..');
const guide = readFileSync(join(root, 'docs/guide/emulator.md'), 'utf8');

/** The call of a snippet that creates, from its first line to its last. */
function creationIn(id: string, from: string, to: string): string {
  const [, code = ''] =
    new RegExp(`<!-- connect: ${id} -->\\n\`\`\`\\w+\\n([\\s\\S]*?)\`\`\``).exec(guide) ?? [];
  const start = code.indexOf(from);
  expect(start).toBeGreaterThanOrEqual(0);
  return code.slice(start, code.indexOf(to, start));
}

/** The texts and numbers of a piece of code. */
const literalsIn = (code: string): string[] =>
  [...code.matchAll(/"([^"\n]*)"|'([^'\n]*)'|(?<![\w".-])(\d+(?:\.\d+)?)(?![\w"-])/g)].map(
    ([, double, single, number]) => double ?? single ?? number ?? '',
  );

/** The texts and numbers of JSON that say something; what a recording stands something in for, without. */
function leavesOf(json: unknown): string[] {
  if (typeof json === 'object') return Object.values(json ?? {}).flatMap(leavesOf);
  if (typeof json === 'boolean') return [];
  const text = String(json);
  return text === '' || text.startsWith('{{') ? [] : [text];
}

/** The body of a request that was recorded. */
const recordedBody = (name: string, n: number): Record<string, unknown> => {
  const exchange = recordingOf(name).find((each) => each.n === n);
  return JSON.parse(exchange?.requestBody ?? '');
};

/** What a snippet has in the place of what a recording stands something in for. */
const ownOf: Readonly<Record<string, readonly string[]>> = {
  terraform: ['Correct-Horse-7', 'cache'],
  python: ['Correct-Horse-7'],
  // The test of the SDK draws a name, and looks for a zone.
  go: ['Correct-Horse-7', 'dcs-instance', 'eu-de-01'],
  'node-sdk': ['Correct-Horse-7'],
};

test.each([
  ['terraform', 'terraform-opentelekomcloud-v2-doc', 3, '"cache" {', '\n}', ['instance_num']],
  ['python', 'openstack-cli', 3, 'conn.dcs.create_instance(', '\n)', []],
  ['go', 'gophertelekomcloud-v2-instance', 6, 'instance.CreateOpts{', '\n\t})', ['name']],
  ['node-sdk', 'huaweicloud-sdk-nodejs-walk', 1, 'const body = {', '\n  };', []],
])('the snippet %s orders what is recorded in %s', (id, name, n, from, to, without) => {
  const body = recordedBody(name, n);
  for (const key of without) delete body[key];
  const own = ownOf[id] ?? [];
  const written = literalsIn(creationIn(id, from, to)).filter((text) => !own.includes(text));
  expect(written.sort()).toEqual(leavesOf(body).sort());
});
