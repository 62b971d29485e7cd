// A system that is short of files or memory: one line that says so, and no stack.

import { shortageIn } from '../../src/cli/environment/shortage.js';
import { buildProgram, ended, type Program } from '../support/cli/index.js';
import { startChild } from '../support/processes.js';

jest.setTimeout(60_000);

let program: Program;
beforeAll(() => {
  program = buildProgram();
});
afterAll(() => program.remove());

const posix = process.platform === 'win32' ? test.skip : test;

posix.each([
  [20, ['diagram']],
  [20, ['serve', '--port', '0']],
  [24, ['check', 'docs/examples/polled.jsonl']],
  [28, ['serve', '--port', '0']],
])('with at most %i open files, %j says so', async (most, args) => {
  const script = `ulimit -n ${most} && exec "$0" "$@"`;
  const command = ['-c', script, process.execPath, program.main, ...args];
  const child = startChild('/bin/sh', command, { cwd: program.folder });
  const { code, out, err } = await ended(child);
  expect({ code, out }).toEqual({ code: 71, out: '' });
  expect(err).toMatch(/^(cannot start: )?too many open files; allow more with ulimit -n\n$/);
});

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
