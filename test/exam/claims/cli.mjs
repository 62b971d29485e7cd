// What the program that was built in the copy prints.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = new URL('../../../', import.meta.url);
const main = fileURLToPath(new URL('dist/bin/main.js', root));

const folder = mkdtempSync(join(tmpdir(), 'dcs-lifecycle-claims-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

/** A file that is gone when the claims are made. */
export function file(name, content) {
  const path = join(folder, name);
  if (content !== undefined) writeFileSync(path, JSON.stringify(content));
  return path;
}

/** Runs a command that ends with 0 unless another code is expected. */
export function cli(args, code = 0) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });
  assert.equal(status, code, `${args.join(' ')}: ${stdout}${stderr}`);
  return stdout + stderr;
}
