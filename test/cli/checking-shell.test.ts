// The shell lines of the guide about checking, run by a shell: the parts of a trace that was split by instance
// find what the whole finds.

import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildProgram, hasTools, type Program } from '../support/cli/index.js';
import { life } from './check-cli.js';

const guide = readFileSync(join(import.meta.dirname, '../../docs/guide/checking.md'), 'utf8');
const blocks = [...guide.matchAll(/```sh\n(.*?)```/gs)].map(([, block]) => block as string);

let program: Program;
beforeAll(() => {
  program = buildProgram();
});
afterAll(() => program.remove());

/** Runs lines as a user does who has the package installed. */
function shell(lines: string) {
  const npx = join(program.folder, 'npx');
  writeFileSync(npx, `#!/bin/sh\nshift\nexec "${process.execPath}" "${program.main}" "$@"\n`);
  chmodSync(npx, 0o755);
  const env = { PATH: `${program.folder}:${process.env.PATH}` };
  return spawnSync('sh', ['-c', lines], { cwd: program.folder, encoding: 'utf8', env });
}

/** The recipe needs awk and xargs, which a bare machine may not have. */
const withTools = hasTools('awk', 'xargs') ? test : test.skip;

withTools('a trace that was split by instance finds in its parts what the whole finds', () => {
  const ids = Array.from({ length: 40 }, (_, index) => `cache-${index}`);
  const trace = [
    ...ids.map((id) => life(id, 'CREATING', 'RUNNING')),
    life('x', 'CREATEFAILED', 'RUNNING'),
  ];
  writeFileSync(join(program.folder, 'seen.jsonl'), trace.join(''));
  expect(blocks).toHaveLength(1);
  const { status, stdout, stderr } = shell(blocks[0] as string);
  // The part says so, and the whole.
  expect({ status, stderr }).toEqual({ status: 1, stderr: '1 violation\n'.repeat(2) });
  expect(stdout).toContain('82 observations of 41 instances');
  expect(stdout).toContain('4 reports, merged');
});
