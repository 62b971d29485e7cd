// A system that is short of files or memory: one line that says so, and no stack.

import { shortageIn } from '../../src/cli/environment/shortage.js';
import { quickOrDeep } from '../deep/depth.js';
import { buildProgram, type Ended, ended, type Program } from '../support/cli/index.js';
import { startChild } from '../support/processes.js';

jest.setTimeout(60_000);

let program: Program;
beforeAll(() => {
  program = buildProgram();
});
afterAll(() => program.remove());

const posix = process.platform === 'win32' ? test.skip : test;

const endings: Readonly<Record<string, readonly string[]>> = {
  // Ends with 1: the example has a violation.
  check: ['check', 'docs/examples/polled.jsonl'],
  diagram: ['diagram'],
  serve: ['serve', '--port', '0'],
};

/** Runs a command that may open so many files; a server ends as soon as it says where it is. */
async function runWith(most: number, args: readonly string[]): Promise<Ended> {
  const script = `ulimit -n ${most} && exec "$0" "$@"`;
  const command = ['-c', script, process.execPath, program.main, ...args];
  const child = startChild('/bin/sh', command, { cwd: program.folder });
  child.stdout?.once('data', () => child.kill());
  return ended(child);
}

// How many files Node itself needs differs from one version to the next, and with too few it crashes before
// the program begins. So the limit goes up from there to where the program has enough.
posix.each(quickOrDeep(['check'], Object.keys(endings)))(
  'short of open files, %s says so in one line, or has enough of them',
  async (name) => {
    const limits = Array.from({ length: 7 }, (_, n) => 18 + 4 * n);
    const ends: Ended[] = [];
    for (const most of quickOrDeep(limits.slice(0, 3), limits)) {
      ends.push(await runWith(most, endings[name] ?? []));
    }
    const short = ends.filter(({ code }) => code === 71);
    for (const { out, err } of short) {
      expect(out).toBe('');
      expect(err).toMatch(/^(cannot start: )?too many open files; allow more with ulimit -n\n$/);
    }
    // A defect of the program says so and ends with 70; a stack of Node's own comes before the program.
    expect(ends.filter(({ code, err }) => code === 70 || /please report/.test(err))).toEqual([]);
  },
);

test('memory that the system does not have is no defect of ours', () => {
  const messages = [
    'WebAssembly.instantiate(): Out of memory: Cannot allocate Wasm memory for new instance',
    'Array buffer allocation failed',
    'WebAssembly.Memory(): could not allocate memory',
  ];
  for (const message of messages) expect(shortageIn(new RangeError(message))).toMatch(/memory/);
  expect(shortageIn(new RangeError('Invalid array length'))).toBeUndefined();
  expect(shortageIn(undefined)).toBeUndefined();
});
