// The console as people get it: `serve` as a process of its own, with its page and a fleet to show.

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

/** The program, and a fleet beside it: `fleet.yaml`. */
export function buildWithConsole(): Program {
  const program = buildProgram();
  writeFileSync(join(program.folder, 'fleet.yaml'), fixtures);
  return program;
}
