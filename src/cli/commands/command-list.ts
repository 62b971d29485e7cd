// All commands as a table of contents: enough for the help of the program and for suggestions. What a
// command needs is loaded only when that command runs, so that all of them start fast.

import { Command } from 'commander';
import type { Environment } from '../environment/environment.js';

/** A command in the list. A test compares it with the command itself. */
export interface CommandEntry {
  /** What it is called by. */
  readonly name: string;
  /** Its arguments, as the help shows them. */
  readonly arguments?: string;
  /** Whether it has options besides its help. */
  readonly hasOptions?: false;
  /** What it does, in one line. */
  readonly summary: string;
  /** The command, to be added to the program. */
  load(environment: Environment): Promise<Command>;
}

/** The commands, in the order of the help. */
export const commandList: readonly CommandEntry[] = [
  {
    name: 'simulate',
    arguments: '<scenario>',
    summary: 'play a scenario in virtual time',
    load: async (environment) => (await import('./simulate.js')).simulateCommand(environment),
  },
  {
    name: 'fleet',
    arguments: '<profile> [other]',
    summary: 'simulate a fleet of instances, and compare with the exact answer',
    load: async (environment) => (await import('./fleet.js')).fleetCommand(environment),
  },
  {
    name: 'merge',
    arguments: '<part...>',
    summary: 'join the shards of a fleet into the whole',
    load: async (environment) => (await import('./merge.js')).mergeCommand(environment),
  },
  {
    name: 'availability',
    arguments: '<profile> [other]',
    summary: 'work out the exact answer to a profile',
    load: async (environment) =>
      (await import('./availability.js')).availabilityCommand(environment),
  },
  {
    name: 'init',
    arguments: '<document> [file]',
    summary: 'write a commented document to begin with',
    load: async (environment) => (await import('./init.js')).initCommand(environment),
  },
  {
    name: 'prove',
    summary: 'prove claims about the lifecycle, or show the shortest way to where they fail',
    load: async (environment) => (await import('./prove.js')).proveCommand(environment),
  },
  {
    name: 'diagram',
    summary: 'draw the lifecycle, what is new in it, or what a trace saw of it',
    load: async (environment) => (await import('./diagram.js')).diagramCommand(environment),
  },
  {
    name: 'serve',
    summary: 'serve DCS on this machine, for clients that cannot tell the difference',
    load: async (environment) => (await import('./serve.js')).serveCommand(environment),
  },
  {
    name: 'health',
    summary: 'tell whether what serve has started is ready',
    load: async (environment) => (await import('./health.js')).healthCommand(environment),
  },
  {
    name: 'exec',
    arguments: '<command...>',
    summary: 'run a command beside an emulator of its own',
    load: async (environment) => (await import('./exec.js')).execCommand(environment),
  },
  {
    name: 'env',
    summary: 'print the variables that lead clients to what serve has started',
    load: async (environment) => (await import('./env.js')).envCommand(environment),
  },
  {
    name: 'inspect',
    arguments: '[file]',
    summary: 'look into the machines of any XState 5 application, offline',
    load: async (environment) => (await import('./inspect.js')).inspectCommand(environment),
  },
  {
    name: 'wait',
    arguments: '<id>',
    summary: 'wait until an instance has a status, or no longer can have it',
    load: async (environment) => (await import('./wait.js')).waitCommand(environment),
  },
  {
    name: 'watch',
    arguments: '[id...]',
    summary: 'watch instances, and what to expect of them next',
    load: async (environment) => (await import('./watch.js')).watchCommand(environment),
  },
  {
    name: 'record',
    summary: 'record what a client and the service say to each other',
    load: async (environment) => (await import('./record.js')).recordCommand(environment),
  },
  {
    name: 'replay',
    arguments: '<file>',
    summary: 'send what was recorded again, and show what is answered differently',
    load: async (environment) => (await import('./replay.js')).replayCommand(environment),
  },
  {
    name: 'check',
    arguments: '<file|folder...>',
    summary: 'check polled statuses against the lifecycle',
    load: async (environment) => (await import('./check.js')).checkCommand(environment),
  },
  {
    name: 'lint-waiter',
    summary: "hold a waiter's lists of statuses against the lifecycle",
    load: async (environment) => (await import('./lint-waiter.js')).lintWaiterCommand(environment),
  },
  {
    name: 'completion',
    arguments: '<shell>',
    hasOptions: false,
    summary: 'print the script by which a shell completes commands',
    load: async (environment) => (await import('./completion.js')).completionCommand(environment),
  },
];

/** A command that is only shown in the help. */
export function commandStub(entry: CommandEntry): Command {
  const command = new Command(entry.name).summary(entry.summary);
  if (entry.arguments !== undefined) command.arguments(entry.arguments);
  // Its own help lists them.
  return entry.hasOptions === false ? command : command.option('--options', 'those of the command');
}
