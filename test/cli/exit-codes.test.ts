// The table of docs/guide/exit-codes.md: the codes are those of the program, and what cannot be written is 1,
// whatever command was to write it.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exitCodes } from '../../src/cli/environment/failures.js';
import { shortageCode } from '../../src/cli/environment/shortage.js';
import { runHere } from './recording.js';

test('the guide has every code of the program, and no other', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../docs/guide/exit-codes.md'), 'utf8');
  const rows = [...guide.matchAll(/^\| ([\d, ]+) \|/gm)].flatMap(([, codes = '']) =>
    codes.split(',').map(Number),
  );
  const codes = new Set<number>([...Object.values(exitCodes), shortageCode]);
  expect([...codes].sort((a, b) => a - b)).toEqual(rows);
});

const nowhere = '/dev/null/nowhere';
test.each([
  ['simulate', 'production-year', '--trace', nowhere],
  ['diagram', '--output', nowhere],
  ['fleet', 'weekly-restarts', '--report', nowhere],
  ['fleet', 'weekly-restarts', '--csv', nowhere],
  ['check', 'polled', '--junit', nowhere],
  ['lint-waiter', '--target', 'RUNNING', '--junit', nowhere],
  ['watch', '--endpoint', 'http://127.0.0.1:1', '--trace', nowhere],
  ['serve', '--port', '0', '--data', nowhere],
])('%s %s %s %s that cannot be written is 1, in one line', async (...args) => {
  const { code, err } = await runHere(...args);
  expect(code).toBe(1);
  expect(err).toMatch(/^[^\n]*\/dev\/null\/nowhere[^\n]*\n$/);
});
