// The refusals that operations announce: each of them can come about, in the rules of the fields, in
// what the operation does, or from the chart for the requests that the operation makes of it.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import {
  kinds,
  lifecycle,
  type Request,
  requests,
  type Status,
  type Task,
} from '../../machines/index.js';
import { type AnyOperation, operations, refusalsOf } from '../../src/protocol/index.js';

const emulator = join(import.meta.dirname, '../../src/emulator');

/** Where what an operation does can be; the world finds instances. */
const doing = ['operations', 'jobs', 'catalog', 'world/invalid.ts'];

/** The file of an operation and all that it needs of what operations do. */
function filesOf(path: string, known = new Map<string, string>()): Map<string, string> {
  if (known.has(path) || !existsSync(path)) return known;
  const text = readFileSync(path, 'utf8');
  known.set(path, text);
  for (const [, from] of text.matchAll(/from '(\.[^']+)\.js'/g)) {
    const next = resolve(dirname(path), `${from}.ts`);
    const isDoing = doing.some((folder) => next.startsWith(join(emulator, folder)));
    if (isDoing && !next.endsWith('operations/handle.ts')) filesOf(next, known);
  }
  return known;
}

function sourceOf({ name }: AnyOperation): string {
  const file = `${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`;
  const path = join(emulator, 'operations', file);
  const texts = [...filesOf(path).values()];
  if (texts.length === 0) throw new Error(`there is no ${path}`);
  return texts.join('\n');
}

const ofChart = new Map(
  requests.map((request) => {
    const codes = lifecycle.table.states.flatMap((state) =>
      kinds.flatMap((kind) => {
        const [status, task] = state.split('.') as [Status, Task | undefined];
        return lifecycle.refusal(request, { kind, status, task })?.code ?? [];
      }),
    );
    return [request, new Set<string>(codes)] as const;
  }),
);

/** The requests of the chart that a source names. */
const requestsIn = (source: string): Request[] =>
  requests.filter((request) => source.includes(`'${request}'`));

function possible(operation: AnyOperation): Set<string> {
  const source = sourceOf(operation);
  return new Set<string>([
    ...refusalsOf({ ...operation, refusals: [] }),
    ...[...source.matchAll(/(?:DCS|EMU)\.\d{4}/g)].map(([code]) => code),
    ...(/\bfind(Alive)?\(/.test(source) ? ['DCS.4061', 'DCS.3022'] : []),
    ...requestsIn(source).flatMap((request) => [...(ofChart.get(request) ?? [])]),
  ]);
}

test.each(operations.map((operation) => [operation.id, operation] as const))(
  '%s announces no refusal that cannot come about',
  (_id, operation) => {
    const can = possible(operation);
    expect(operation.refusals.filter((code) => !can.has(code))).toEqual([]);
  },
);

test('a code that nothing gives would be found', () => {
  const [operation] = operations as [AnyOperation];
  expect(possible(operation)).not.toContain('DCS.5094');
});
