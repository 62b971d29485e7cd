// The memory that a command of the program takes at its most, all of its threads together.

import { spawnSync } from 'node:child_process';

const tellMemory = `
  import { isMainThread } from 'node:worker_threads';
  if (isMainThread) process.on('exit', () => {
    console.error('resident ' + process.resourceUsage().maxRSS);
  });`;

/**
 * Runs a command to its good end.
 *
 * @param args - what follows `dcs-lifecycle`
 * @returns megabytes
 */
export function mostResident(args: readonly string[]): number {
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      ...['--import', `data:text/javascript,${encodeURIComponent(tellMemory)}`],
      ...['dist/bin/main.js', ...args],
    ],
    { encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  const [, kilobytes] = /^resident (\d+)$/m.exec(stderr) ?? [];
  if (status !== 0 || kilobytes === undefined) throw new Error(`${args[0]}: ${stderr}`);
  return Number(kilobytes) / 1024;
}
