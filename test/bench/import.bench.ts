// How long the program of a user waits for an import of this package.

import { spawnSync } from 'node:child_process';
import type { Row } from './aims.js';
import { type Fresh, measureFresh } from './fresh.js';
import type { BenchReport } from './report.js';

/** The doors, and their rows in the table of aims. */
const doors: readonly (readonly [name: string, row?: Row])[] = [
  ['dcs-lifecycle', 'import of dcs-lifecycle'],
  ['dcs-lifecycle/machines', 'import of dcs-lifecycle/machines'],
  ['dcs-lifecycle/ui', 'import of dcs-lifecycle/ui'],
  ['dcs-lifecycle/client'],
  ['dcs-lifecycle/emulator'],
  ['xstate'],
];

/** Runs the bench. */
export async function benchImport(): Promise<BenchReport> {
  return {
    bench: 'import',
    work: 'an import in a new process each, without the start of Node',
    unit: 'import',
    baseline: 'xstate',
    ...(await measureFresh(doors.map(([name, row]) => imported(name, row)))),
  };
}

function imported(name: string, row?: Row): Fresh {
  const script = `
    const start = performance.now();
    await import('${name}');
    console.log(performance.now() - start);
  `;
  return {
    name,
    row,
    once() {
      const args = ['--input-type=module', '--eval', script];
      const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      const took = Number.parseFloat(stdout);
      if (Number.isNaN(took)) throw new Error(`${name} cannot be imported: ${stderr}`);
      return took;
    },
  };
}
