// The help of every command: examples that can be tried, and a word on every option and argument.

import { existsSync } from 'node:fs';
import { fileOrExample } from '../../src/cli/input/examples.js';
import { createProgram, run } from '../../src/cli/program.js';
import { recording } from './recording.js';

const { environment, said } = recording();
const commands = async () => [...(await createProgram(environment)).commands];

test('every command has examples, and each of them is a command that there is', async () => {
  const all = await commands();
  const names = all.map((command) => command.name());
  expect(names.length).toBeGreaterThanOrEqual(10);
  for (const command of all) {
    said.out = '';
    command.outputHelp();
    const [, examples = ''] = said.out.split('\nExamples:\n');
    const lines = examples.split('\n').filter((line) => line.includes('dcs-lifecycle'));
    expect({ name: command.name(), examples: lines.length }).not.toMatchObject({ examples: 0 });
    for (const line of lines) expect(names).toContain(/dcs-lifecycle (\S+)/.exec(line)?.[1]);
  }
});

test('what the examples read is there in any folder', async () => {
  const program = await createProgram(environment);
  const shown = [program, ...program.commands].flatMap((command) => {
    said.out = '';
    command.outputHelp();
    return [...said.out.matchAll(/^ {2}dcs-lifecycle (simulate|fleet|availability) (\S+)/gm)];
  });
  expect(shown.length).toBeGreaterThanOrEqual(10);
  for (const [, command, argument] of shown) {
    const kind = command === 'simulate' ? 'scenario' : 'profile';
    const path = argument === '-' ? '.' : fileOrExample(argument as string, kind);
    expect({ argument, isThere: existsSync(path) }).toEqual({ argument, isThere: true });
  }
});

test('the help of the program says the same without loading what it lists', async () => {
  const help = async (args?: string[]) =>
    (await createProgram(environment, args)).helpInformation();
  expect(await help(['--help'])).toBe(await help());
  expect(await help(['serve'])).toBe(await help());
});

test.each([
  [['watch', '--help'], /--endpoint/],
  [['help', 'watch'], /--endpoint/],
])('%j shows the help of the command itself', async (args, option) => {
  said.out = '';
  expect(await run(args, environment)).toBe(0);
  expect(said.out).toMatch(option);
});

test.each([
  ['nosuch', /^error: unknown command 'nosuch'\n$/],
  ['waitt', /^error: unknown command 'waitt' .*Did you mean .*wait/],
])('the help of %s, which is no command, says so: 2', async (name, said) => {
  const { environment: own, said: heard } = recording();
  expect(await run(['help', name], own)).toBe(2);
  expect(heard.out).toBe('');
  expect(heard.err).toMatch(said);
  expect(heard.err).toMatch(/^[^\n]+\n$/);
});

test('every option and argument is described, with what it is called', async () => {
  const undescribed = (await commands()).flatMap((command) => [
    ...command.options
      .filter(({ description }) => !description)
      .map(({ flags }) => `${command.name()} ${flags}`),
    ...command.registeredArguments
      .filter(({ description }) => !description)
      .map((argument) => `${command.name()} ${argument.name()}`),
  ]);
  expect(undescribed).toEqual([]);
});

test('commands about a service or a trace say what their exit codes mean', async () => {
  for (const name of ['wait', 'watch', 'check', 'lint-waiter']) {
    const command = (await commands()).find((each) => each.name() === name);
    said.out = '';
    command?.outputHelp();
    expect(said.out).toMatch(/\nExit codes: 0 /);
  }
});

test('no option takes a secret', async () => {
  const flags = (await commands()).flatMap(({ options }) => options.map((option) => option.flags));
  expect(flags.filter((each) => /token|password|secret/i.test(each))).toEqual([]);
});
