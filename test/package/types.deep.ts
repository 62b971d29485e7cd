// The types of the package, where it is installed.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { once } from '../support/once/index.js';
import { type Run, runTool } from './packed.js';

const { root: consumer } = await once('consumer');

/** Type-checks a module in the consumer's project, and the types of all that it imports. */
function typeCheck(source: string, ...flags: string[]): Run {
  writeFileSync(join(consumer, 'typed.ts'), source);
  const target = ['--target', 'ES2023', '--lib', 'ES2023,DOM', '--module', 'NodeNext'];
  const more = ['--strict', '--skipLibCheck', 'false', '--noEmit', ...flags, 'typed.ts'];
  return runTool(consumer, 'typescript/bin/tsc', '--ignoreConfig', ...target, ...more);
}

describe('in TypeScript, with the types of libraries checked', () => {
  const sample = `
    import * as library from 'dcs-lifecycle';
    import { lifecycle, type Refusal, type Situation } from 'dcs-lifecycle/machines';
    const situation: Situation = { kind: 'ha', status: 'RESTARTING' };
    const refusal: Refusal | undefined = lifecycle.refusal('extend', situation);
    export const code: string | undefined = refusal?.code;
    export const names: string[] = Object.keys(library);
  `;

  test('the public types hold together', () => {
    const { status, stdout } = typeCheck(sample);
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });

  test('nothing of ours is wrong by stricter rules, which xstate itself does not keep', () => {
    const flags = ['--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess'];
    const { stdout } = typeCheck(sample, ...flags);
    const complaints = stdout.split('\n').filter((line) => line.includes('error TS'));
    expect(complaints.filter((line) => !line.startsWith('node_modules/xstate/'))).toEqual([]);
  });

  test.each([
    ['a misspelt request', `lifecycle.refusal('extand', { kind: 'ha', status: 'RUNNING' });`],
    ['a status that does not exist', `lifecycle.serves('PAUSED');`],
    ['a kind that does not exist', `lifecycle.accepted({ kind: 'hb', status: 'RUNNING' });`],
  ])('%s does not compile', (_what, line) => {
    const { stdout } = typeCheck(`import { lifecycle } from 'dcs-lifecycle/machines';\n${line}\n`);
    expect(stdout).toMatch(/^typed[.]ts\(2,\d+\): error TS2\d+/);
  });
});
