// The console as people get it: the program and its page, built from the sources, and `serve` as a
// process of its own.

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildProgram, type Program } from '../support/cli/index.js';

/** Three instances: one that runs, one that is broken, one that is at work for an hour. */
const fixtures = `instances:
  - name: shop-cache
    kind: ha
    backups: [{ name: monday }]
  - name: shop-single
    kind: single
    status: ERROR
  - name: shop-grow
    kind: cluster
    status: EXTENDING
    left: 1h
`;

/**
 * Builds the program with the console's page, and a fleet beside it: `fleet.yaml`.
 *
 * @throws Error when either does not build
 */
export function buildWithConsole(): Program {
  const program = buildProgram();
  const script = join(program.main, '../../../../src/console/build.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the console cannot be built: ${stderr}`);
  writeFileSync(join(program.folder, 'fleet.yaml'), fixtures);
  return program;
}
