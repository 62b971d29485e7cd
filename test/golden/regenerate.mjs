// Writes the goldens anew, on purpose: run `npm run build && node test/golden/regenerate.mjs`, then
// read the difference before you keep it. No test ever writes them.

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));
const root = join(folder, '../..');
const main = process.argv[2] ?? join(root, 'dist/bin/main.js');

for (const { file, args, env } of JSON.parse(readFileSync(join(folder, 'goldens.json'), 'utf8'))) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...env },
  });
  if (status !== 0) throw new Error(`${args.join(' ')} exits with ${status}: ${stderr}`);
  writeFileSync(join(folder, file), stdout);
}
