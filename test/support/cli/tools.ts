// Tools of a system that a bare machine may not have: what needs them is skipped there.

import { spawnSync } from 'node:child_process';

/** Whether a shell finds all of some tools. */
export function hasTools(...names: readonly string[]): boolean {
  const asked = names.map((name) => `command -v ${name}`).join(' && ');
  return spawnSync('sh', ['-c', asked]).status === 0;
}
