// What an unset variable makes of a command line: every option and argument refuses to be empty, in one
// line and with exit code 2, before anything is done.

import { createProgram } from '../../src/cli/program.js';
import { recording, runHere } from './recording.js';

jest.setTimeout(60_000);

const commandsIn = async () => (await createProgram(recording().environment)).commands;

test('every option that takes a value refuses an empty one', async () => {
  let count = 0;
  for (const command of await commandsIn()) {
    for (const { flags, long, short, required, optional } of command.options) {
      if (!required && !optional) continue;
      for (const args of [
        [`${long}=`],
        [`${long}=  `],
        ...(short && required ? [[short, '']] : []),
      ]) {
        const err = `error: option '${flags}' got an empty value\n`;
        expect([args, await runHere(command.name(), ...args)]).toEqual([
          args,
          { code: 2, out: '', err },
        ]);
        count++;
      }
    }
  }
  expect(count).toBeGreaterThan(60);
});

test('every argument refuses to be empty', async () => {
  let count = 0;
  for (const command of await commandsIn()) {
    for (const [i, argument] of command.registeredArguments.entries()) {
      const needed = command.options.filter(({ mandatory }) => mandatory);
      const given = needed.flatMap(({ long }) => [
        `${long}`,
        long === '--timeout' ? '1s' : 'RUNNING',
      ]);
      const before = command.registeredArguments
        .slice(0, i)
        .map(({ argChoices: [first] = [] }) => first ?? 'weekly-restarts');
      const err = argument.argChoices
        ? expect.stringMatching(
            /^error: .* '' is invalid for argument .* Allowed choices are .*\n$/,
          )
        : `error: argument '${argument.name()}' is empty\n`;
      const result = await runHere(command.name(), ...given, ...before, '');
      expect([command.name(), result]).toEqual([command.name(), { code: 2, out: '', err }]);
      count++;
    }
  }
  expect(count).toBeGreaterThan(7);
});

test.each([':memory:', 'file:somewhere?mode=memory'])(
  '--data %s keeps nothing, and is refused',
  async (name) => {
    const err = `--data: ${name}: is no file on the disk; name one that can be kept\n`;
    expect(await runHere('serve', '--port', '0', '--data', name)).toEqual({
      code: 2,
      out: '',
      err,
    });
  },
);
