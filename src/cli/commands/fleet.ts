// `fleet`: simulates the instances of a profile, all of them or a shard, and says what came of it.

import { availableParallelism } from 'node:os';
import { Command, InvalidArgumentError, Option } from 'commander';
import { InputError } from '../../plan/index.js';
import { EndlessLifeError, exactAnswer } from '../../simulator/index.js';
import { fleetRunOf, type InstanceRange, mostInstances } from '../../simulator/internal.js';
import type { Environment } from '../environment/environment.js';
import { CommandFailure, exitCodes } from '../environment/failures.js';
import { writeOutput } from '../environment/output-files.js';
import { untilInterrupted } from '../environment/signals.js';
import {
  encodePart,
  fleetReport,
  instancesOf,
  nameOfShard,
  type Overrides,
  type ProfileSource,
  parseShard,
  readProfile,
  type Shard,
  simulatePart,
} from '../fleet/index.js';
import { durationText } from '../input/durations.js';
import { examplesHelp, fileOrExample } from '../input/examples.js';
import { seedNumber, wholeNumber } from '../input/options.js';
import {
  type AnswerSettings,
  addAnswerOptions,
  requireWritable,
  writeAnswer,
} from '../report/index.js';
import { startProgressBar } from '../terminal/progress-bar.js';

interface FleetSettings extends Overrides, AnswerSettings {
  readonly workers?: number;
  readonly shard?: Shard;
}

/** The most threads that one can ask for. */
const mostWorkers = 256;

/** The command, to be added to the program. */
export function fleetCommand(environment: Environment): Command {
  const command = new Command('fleet')
    .summary('simulate a fleet of instances, and compare with the exact answer')
    .description(
      'Simulates the instances that a profile describes, and compares them with the exact answer.\n' +
        'The same profile and seed give the same bytes, with any number of workers or shards.',
    )
    .argument('<profile>', 'a YAML or JSON file, - for standard input, or the name of an example')
    .option('--seed <n>', "seed, in place of the profile's", seedNumber)
    .option(
      '--instances <n>',
      'how many, in place of what the profile says',
      wholeNumber(1, mostInstances),
    )
    .option('--horizon <duration>', 'how long, in place of what the profile says', durationText)
    .option(
      '--workers <n>',
      'threads that simulate (default: as many as run at once here)',
      wholeNumber(1, mostWorkers),
    )
    .addOption(
      new Option('--shard <k/n>', 'simulate the k-th of n parts, and print it for merge')
        .argParser(shardOf)
        .conflicts(['json', 'csv', 'report']),
    );
  return addAnswerOptions(command)
    .addHelpText('after', help)
    .action((profile: string, options: FleetSettings) => run(profile, options, environment));
}

const help = () => `
Ctrl-C prints what is done by then, marked partial.
${examplesHelp('profile')}
Examples:
  dcs-lifecycle fleet weekly-restarts
  dcs-lifecycle fleet mixed-fleet --report fleet.html
  dcs-lifecycle fleet weekly-restarts --json | jq .simulated.outages
  dcs-lifecycle fleet weekly-restarts --shard 3/64 --output part-3.json
`;

function shardOf(text: string): Shard {
  const shard = parseShard(text);
  if (shard) return shard;
  throw new InvalidArgumentError('Allowed: k/n with k from 1 to n, such as 3/64.');
}

async function run(
  argument: string,
  options: FleetSettings,
  environment: Environment,
): Promise<void> {
  const path = fileOrExample(argument, 'profile');
  const { csv, report, output, seed, instances, horizon } = options;
  const source = await readProfile(path, given({ seed, instances, horizon }), environment);
  await requireWritable([csv, report, output]);
  if (options.shard) await runShard(source, options.shard, options, environment);
  else await runWhole(source, options, environment);
}

const given = (overrides: { [K in keyof Overrides]: Overrides[K] | undefined }): Overrides =>
  Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined));

async function runWhole(
  source: ProfileSource,
  options: FleetSettings,
  environment: Environment,
): Promise<void> {
  const { profile } = source;
  const exact = exactAnswer(profile);
  const part = await simulated(source, { from: 0, to: profile.instances }, options, environment);
  const [held] = part.ranges;
  if (!held) throw interrupted('no instance was done yet');
  const report = fleetReport(profile, part, exact);
  await writeAnswer(report, options, environment);
  if (report.partialOf !== undefined) {
    throw interrupted(`the result is partial: ${held.to} of ${profile.instances} instances`);
  }
}

async function runShard(
  source: ProfileSource,
  shard: Shard,
  options: FleetSettings,
  environment: Environment,
): Promise<void> {
  const { profile, written } = source;
  const range = instancesOf(shard, profile.instances);
  const part = await simulated(source, range, options, environment);
  const held = part.ranges.reduce((all, { from, to }) => all + to - from, 0);
  if (held < range.to - range.from) {
    throw interrupted(`shard ${nameOfShard(shard)} is not complete, so no part was written`);
  }
  const text = encodePart({ part, shard, written, profile, program: environment.version });
  if (options.output === undefined) environment.stdout.write(text);
  else await writeOutput(options.output, text, environment);
}

async function simulated(
  { profile, locating }: ProfileSource,
  range: InstanceRange,
  { workers }: FleetSettings,
  environment: Environment,
) {
  const bar = startProgressBar(range.to - range.from, environment);
  try {
    return await untilInterrupted((signal) =>
      simulatePart(fleetRunOf(profile), range, {
        workers,
        parallelism: availableParallelism(),
        clock: environment.clock,
        signal,
        progress: (done) => bar.update(done),
      }),
    );
  } catch (error) {
    if (!(error instanceof EndlessLifeError)) throw error;
    const { message } = error;
    return locating(() => {
      throw new InputError([{ path: ['horizon'], at: 'value', message }]);
    });
  } finally {
    bar.stop();
  }
}

const interrupted = (message: string): CommandFailure =>
  new CommandFailure(`interrupted: ${message}`, exitCodes.interrupted);
