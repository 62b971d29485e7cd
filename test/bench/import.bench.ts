// How long the program of a user waits for an import of this package.

import { spawnSync } from 'node:child_process';
import { type Fresh, measureFresh } from './fresh.js';
import type { BenchReport } from './report.js';

/** The doors, and how long their import may take in milliseconds. */
const doors: readonly (readonly [name: string, aimMs?: number])[] = [
  ['dcs-lifecycle', 150],
  ['dcs-lifecycle/machines', 60],
  ['dcs-lifecycle/ui', 10],
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
    ...(await measureFresh(doors.map(([name, aimMs]) => imported(name, aimMs)))),
  };
}

function imported(name: string, aimMs?: number): Fresh {
  const script = `
    const start = performance.now();
    await import('${name}');
    console.log(performance.now() - start);
  `;
  return {
    name,
    row: `import of ${name}`,
    aimMs,
    once() {
      const args = ['--input-type=module', '--eval', script];
      const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      const took = Number.parseFloat(stdout);
      if (Number.isNaN(took)) throw new Error(`${name} cannot be imported: ${stderr}`);
      return took;
    },
  };
}
