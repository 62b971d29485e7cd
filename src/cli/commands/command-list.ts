// All commands as a list of contents: enough for the help of the program and for suggestions. What a
// command needs is loaded when it is going to run, so that nobody waits for the other ones.

import { Command } from 'commander';
import type { Io } from '../environment/environment.js';

/** A command in the list. A test holds it against the command itself. */
export interface Listed {
  readonly name: string;
  /** Its arguments as the help has them. */
  readonly takes?: string;
  readonly summary: string;
  /** The command, to be added to the program. */
  load(io: Io): Promise<Command>;
}

/** The commands, in the order of the help. */
export const listing: readonly Listed[] = [
  {
    name: 'simulate',
    takes: '<scenario>',
    summary: 'play a scenario in virtual time',
    load: async (io) => (await import('./simulate.js')).simulateCommand(io),
  },
  {
    name: 'fleet',
    takes: '<profile>',
    summary: 'simulate a fleet of instances, and compare with the exact answer',
    load: async (io) => (await import('./fleet.js')).fleetCommand(io),
  },
  {
    name: 'merge',
    takes: '<part...>',
    summary: 'join the shards of a fleet into the whole',
    load: async (io) => (await import('./merge.js')).mergeCommand(io),
  },
  {
    name: 'availability',
    takes: '<profile>',
    summary: 'work out the exact answer to a profile',
    load: async (io) => (await import('./availability.js')).availabilityCommand(io),
  },
  {
    name: 'diagram',
    summary: 'draw the lifecycle',
    load: async (io) => (await import('./diagram.js')).diagramCommand(io),
  },
  {
    name: 'serve',
    summary: 'serve DCS on this machine, for clients that cannot tell the difference',
    load: async (io) => (await import('./serve.js')).serveCommand(io),
  },
  {
    name: 'inspect',
    summary: 'look into the machines of any XState 5 application, offline',
    load: async (io) => (await import('./inspect.js')).inspectCommand(io),
  },
  {
    name: 'wait',
    takes: '<id>',
    summary: 'wait until an instance has a status, or no longer can have it',
    load: async (io) => (await import('./wait.js')).waitCommand(io),
  },
  {
    name: 'watch',
    takes: '[id...]',
    summary: 'watch instances, and what to expect of them next',
    load: async (io) => (await import('./watch.js')).watchCommand(io),
  },
  {
    name: 'check',
    takes: '<file|folder...>',
    summary: 'check polled statuses against the lifecycle',
    load: async (io) => (await import('./check.js')).checkCommand(io),
  },
  {
    name: 'lint-waiter',
    summary: "hold a waiter's lists of statuses against the lifecycle",
    load: async (io) => (await import('./lint-waiter.js')).lintWaiterCommand(io),
  },
];

/** Stands in the help for a command that is not going to run. */
export function signpost({ name, takes, summary }: Listed): Command {
  const command = new Command(name).summary(summary);
  if (takes !== undefined) command.arguments(takes);
  // Every command has options; which ones is for its own help.
  return command.option('--options', 'those of the command');
}
