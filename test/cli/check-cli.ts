// `check` for its tests: run in this process, on traces that they make up.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/cli/index.js';
import { recording } from './recording.js';

/** A folder of this test file. */
const folder = mkdtempSync(join(tmpdir(), 'check-'));
afterAll(() => rmSync(folder, { recursive: true }));
export const path = (name: string) => join(folder, name);
/** Writes a file there, and tells its path. */
export const file = (name: string, text: string) => {
  writeFileSync(path(name), text);
  return path(name);
};
/** A line of a trace, so many minutes after its beginning. */
export const line = (minute: number, id: string, status: string) =>
  `${JSON.stringify({ at: `2026-01-01T00:${String(minute).padStart(2, '0')}:00Z`, instance_id: id, status })}\n`;
/** An instance that was polled once a minute. */
export const life = (id: string, ...statuses: string[]) =>
  statuses.map((status, minute) => line(minute, id, status)).join('');

/** Runs a check. */
export async function check(args: readonly string[], input: string | Iterable<Uint8Array> = '') {
  const { environment, said } = recording();
  const chunks = typeof input === 'string' ? [new TextEncoder().encode(input)] : input;
  const stdin = (async function* () {
    yield* chunks;
  })();
  const code = await run(['check', ...args], { ...environment, stdin });
  return { code, ...said };
}
/** Runs a check and tells what it counted. */
export const counts = async (args: readonly string[], input: string | Iterable<Uint8Array> = '') =>
  JSON.parse((await check([...args, '--json'], input)).out).counts;
