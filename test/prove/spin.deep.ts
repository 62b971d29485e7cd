// Spin, where it is installed, counts the states of the lifecycle and judges the claims: an exploration that shares
// nothing with XState's, of what was read off the chart by the rules of statecharts.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instanceMachine } from '../../machines/index.js';
import { alterMachine, instanceProof, promelaOf, prove } from '../../src/prove/index.js';
import { hasTools } from '../support/cli/index.js';

const folder = mkdtempSync(join(tmpdir(), 'spin-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** How many states Spin stores, and how many errors it finds. */
function spin(model: string, ...options: string[]): { states: number; errors: number } {
  writeFileSync(join(folder, 'lifecycle.pml'), model);
  const told = execFileSync('spin', ['-run', ...options, 'lifecycle.pml'], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const figure = (pattern: RegExp) => Number(pattern.exec(told)?.[1]);
  return { states: figure(/(\d+) states, stored/), errors: figure(/errors: (\d+)/) };
}

const claims = (...names: string[]) => names.map((name) => name.replaceAll('-', '_'));
const canRun = hasTools('spin', 'gcc');
/** Before a merge the count has to do: each claim is compiled anew. */
const eachClaim = process.env.TEST_DEPTH === 'merge' ? test.skip : test;
if (!canRun)
  process.stderr.write(
    'Spin is not installed: the counts of test/prove/spin.deep.ts were not compared\n',
  );

(canRun ? describe : describe.skip)('Spin', () => {
  test('reaches as many states as the proof, and the one before the kind is chosen', () => {
    const { reached } = prove(instanceMachine, { ...instanceProof, walks: false });
    const snapshots = reached.reduce((sum, each) => sum + each.snapshots, 0);
    expect(spin(promelaOf(), '-noclaim')).toEqual({ states: snapshots + 1, errors: 0 });
  });

  eachClaim.each(claims('serving-is-running', 'work-is-transitional'))(
    'finds no error in %s',
    (name) => {
      expect(spin(promelaOf(), '-ltl', name)).toMatchObject({ errors: 0 });
    },
  );

  eachClaim('finds that what is transitional ends, and that an instance can be deleted', () => {
    expect(spin(promelaOf(), '-f', '-ltl', 'transitional_ends')).toMatchObject({ errors: 0 });
    expect(spin(promelaOf(), '-ltl', 'can_be_deleted')).toMatchObject({ errors: 1 });
  });

  eachClaim.each([
    ['RESTARTING.tags=serving', 'serving_is_running', []],
    ['RESTARTING.tags=', 'work_is_transitional', []],
    ['RESTARTING.on.succeed=RESTARTING', 'transitional_ends', ['-f']],
  ] as const)('after %s refutes %s as the proof does', (change, name, options) => {
    const machine = alterMachine(instanceMachine, [change]);
    expect(spin(promelaOf(machine), ...options, '-ltl', name)).toMatchObject({ errors: 1 });
    const { verdicts } = prove(machine, { ...instanceProof, walks: false });
    const verdict = verdicts.find(({ claim }) => claim.name.replaceAll('-', '_') === name);
    expect(verdict?.outcome).toBe('refuted');
  });
});
