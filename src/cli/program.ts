// The program: its commands, its help, and how a run of it ends.

import type { EventEmitter } from 'node:events';
import { Command, CommanderError } from 'commander';
import { commandList, commandStub } from './commands/command-list.js';
import type { Environment } from './environment/environment.js';
import { CommandFailure, exitCodes, onOneLine } from './environment/failures.js';
import { shortageCode, shortageIn } from './environment/shortage.js';
import { styleFor } from './terminal/style.js';

/**
 * Puts the program together.
 *
 * @param args - the arguments of the run: commands that they do not name are only listed. Without them
 *   all commands are loaded
 */
export async function createProgram(
  environment: Environment,
  args?: readonly string[],
): Promise<Command> {
  const out = styleFor(environment.stdout, environment.variables);
  const err = styleFor(environment.stderr, environment.variables);
  const program = new Command('dcs-lifecycle')
    .description(
      'The lifecycle of a DCS instance (managed Redis of Open Telekom Cloud and Huawei Cloud),\n' +
        'as one state machine: play it in virtual time, simulate a fleet of it, draw it,\n' +
        'serve it, wait for it, or check what was seen of it.',
    )
    .version(environment.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .showSuggestionAfterError(true)
    // What comes after `exec` belongs to the command that it runs, whose options may be like ours.
    .enablePositionalOptions(!args || args.includes('exec'))
    .addHelpText('after', examples);
  const commands = await commandsFor(args, environment);
  for (const command of commands) program.addCommand(command);

  program.hook('preAction', (_, command) => requireArguments(command));
  for (const command of [program, ...commands]) {
    requireValues(command);
    command
      .exitOverride()
      .configureHelp({ styleTitle: (title) => out.colours.bold(title) })
      .configureOutput({
        writeOut: (text) => environment.stdout.write(text),
        writeErr: (text) => environment.stderr.write(text),
        outputError: (text, write) => write(`${onOneLine(oneLiner(text))}\n`),
        getOutHelpWidth: () => out.columns,
        getErrHelpWidth: () => err.columns,
        getOutHasColors: () => out.colours.isColorSupported,
        getErrHasColors: () => err.colours.isColorSupported,
      });
  }
  return program;
}

/**
 * Refuses empty values of all options at once: they are what a shell makes of an unset variable, and
 * an empty host or file name means something that the user did not ask for.
 */
function requireValues(command: Command): void {
  for (const option of command.options) {
    // The declared type leaves out what a command inherits.
    (command as unknown as EventEmitter).prependListener(
      `option:${option.name()}`,
      (value: unknown) => {
        if (isBlank(value)) command.error(`error: option '${option.flags}' got an empty value`);
      },
    );
  }
}

/** Refuses empty arguments of a command that is going to run; those of another program are its own. */
function requireArguments(command: Command): void {
  const { args, registeredArguments } = command;
  // The declared type leaves out what `passThroughOptions` sets.
  const { _passThroughOptions: passesOn } = command as { _passThroughOptions?: boolean };
  const empty = (passesOn ? args.slice(0, 1) : args).findIndex(isBlank);
  if (empty < 0) return;
  const name = (registeredArguments[empty] ?? registeredArguments.at(-1))?.name();
  command.error(`error: argument '${name}' is empty`);
}

const isBlank = (value: unknown): boolean => typeof value === 'string' && value.trim() === '';

/** Loads only the commands that are named: each of them starts without what the others need. */
const commandsFor = (
  args: readonly string[] | undefined,
  environment: Environment,
): Promise<Command[]> =>
  Promise.all(
    commandList.map(async (entry) =>
      !args || args.includes(entry.name) ? entry.load(environment) : commandStub(entry),
    ),
  );

const examples = `
Examples:
  dcs-lifecycle simulate production-year
  dcs-lifecycle fleet weekly-restarts --report fleet.html
  dcs-lifecycle diagram --format svg --output lifecycle.svg
  dcs-lifecycle help simulate
`;

/** Commander puts its suggestion on a line of its own. */
const oneLiner = (text: string) => text.trim().replaceAll(/\s*\n\s*/g, ' ');

/**
 * Runs a command to its end. Every failure is one line on standard error.
 *
 * @param args - the arguments after the program's name
 * @param environment - what it may see of the world
 * @returns the exit code
 */
export async function run(args: readonly string[], environment: Environment): Promise<number> {
  try {
    const [command, subject, ...rest] = args;
    // What the scripts of `completion` ask: the words may be anything, also options and nothing at all.
    if (command === 'completion' && subject === 'complete') {
      const words = rest[0] === '--' ? rest.slice(1) : rest;
      const { completions } = await import('./completion/complete.js');
      environment.stdout.write(completions(await createProgram(environment), words));
      return exitCodes.done;
    }
    const program = await createProgram(environment, args);
    await program.parseAsync(askedOf(program, args), { from: 'user' });
    return exitCodes.done;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? exitCodes.done : exitCodes.badInput;
    }
    if (error instanceof CommandFailure) {
      environment.stderr.write(`${error.message}\n`);
      return error.exitCode;
    }
    const { line, exitCode } = unexpected(error);
    environment.stderr.write(`${line}\n`);
    return exitCode;
  }
}

/** The help of a command that there is not is asked as that command, which says so. */
function askedOf(program: Command, args: readonly string[]): readonly string[] {
  const [command, subject] = args;
  if (command !== 'help' || subject === undefined || subject.startsWith('-')) return args;
  const names = [...program.commands.map((each) => each.name()), 'help'];
  return names.includes(subject) ? args : [subject];
}

/** The line about an unexpected error: a shortage of the system, or a defect of this program. */
export function unexpected(error: unknown): { readonly line: string; readonly exitCode: number } {
  const shortage = shortageIn(error);
  if (shortage !== undefined) return { line: shortage, exitCode: shortageCode };
  const line = `internal error: ${error}; please report it with the command and its input`;
  return { line: onOneLine(line), exitCode: exitCodes.internalError };
}
