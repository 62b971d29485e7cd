// All commands as a list of contents: enough for the help of the program and for suggestions. What a
// command needs is loaded when it is going to run, so that nobody waits for the other ones.

import { Command } from 'commander';
import type { Environment } from '../environment/environment.js';

/** A command in the list. A test holds it against the command itself. */
export interface Listed {
  readonly name: string;
  /** Its arguments as the help has them. */
  readonly takes?: string;
  readonly summary: string;
  /** The command, to be added to the program. */
  load(environment: Environment): Promise<Command>;
}

/** The commands, in the order of the help. */
export const listing: readonly Listed[] = [
  {
    name: 'simulate',
    takes: '<scenario>',
    summary: 'play a scenario in virtual time',
    load: async (environment) => (await import('./simulate.js')).simulateCommand(environment),
  },
  {
    name: 'fleet',
    takes: '<profile>',
    summary: 'simulate a fleet of instances, and compare with the exact answer',
    load: async (environment) => (await import('./fleet.js')).fleetCommand(environment),
  },
  {
    name: 'merge',
    takes: '<part...>',
    summary: 'join the shards of a fleet into the whole',
    load: async (environment) => (await import('./merge.js')).mergeCommand(environment),
  },
  {
    name: 'availability',
    takes: '<profile>',
    summary: 'work out the exact answer to a profile',
    load: async (environment) =>
      (await import('./availability.js')).availabilityCommand(environment),
  },
  {
    name: 'diagram',
    summary: 'draw the lifecycle',
    load: async (environment) => (await import('./diagram.js')).diagramCommand(environment),
  },
  {
    name: 'serve',
    summary: 'serve DCS on this machine, for clients that cannot tell the difference',
    load: async (environment) => (await import('./serve.js')).serveCommand(environment),
  },
  {
    name: 'inspect',
    summary: 'look into the machines of any XState 5 application, offline',
    load: async (environment) => (await import('./inspect.js')).inspectCommand(environment),
  },
  {
    name: 'wait',
    takes: '<id>',
    summary: 'wait until an instance has a status, or no longer can have it',
    load: async (environment) => (await import('./wait.js')).waitCommand(environment),
  },
  {
    name: 'watch',
    takes: '[id...]',
    summary: 'watch instances, and what to expect of them next',
    load: async (environment) => (await import('./watch.js')).watchCommand(environment),
  },
  {
    name: 'check',
    takes: '<file|folder...>',
    summary: 'check polled statuses against the lifecycle',
    load: async (environment) => (await import('./check.js')).checkCommand(environment),
  },
  {
    name: 'lint-waiter',
    summary: "hold a waiter's lists of statuses against the lifecycle",
    load: async (environment) => (await import('./lint-waiter.js')).lintWaiterCommand(environment),
  },
];

/** Stands in the help for a command that is not going to run. */
export function signpost({ name, takes, summary }: Listed): Command {
  const command = new Command(name).summary(summary);
  if (takes !== undefined) command.arguments(takes);
  // Every command has options; which ones is for its own help.
  return command.option('--options', 'those of the command');
}
