// `fleet`: simulates the instances of a profile, all of them or a shard, and says what came of it.

import { availableParallelism } from 'node:os';
import { Command, InvalidArgumentError, Option } from 'commander';
import { formatDuration, InputError } from '../../plan/index.js';
import { EndlessLifeError } from '../../simulator/index.js';
import { fleetRunOf, type InstanceRange, whyNotForced } from '../../simulator/internal.js';
import type { Environment } from '../environment/environment.js';
import { badInput, CommandFailure, exitCodes } from '../environment/failures.js';
import { requireWritable, writeOutput } from '../environment/output-files.js';
import { untilInterrupted } from '../environment/signals.js';
import {
  addOverrideOptions,
  answerProfile,
  type Beside,
  changedProfile,
  encodePart,
  type FleetReport,
  fleetReport,
  givenOverrides,
  instancesOf,
  nameOfShard,
  type Overrides,
  oneOtherOnly,
  type ProfileSource,
  parseShard,
  readProfile,
  type Shard,
  simulatePart,
  whatIfNames,
} from '../fleet/index.js';
import { examplesHelp, fileOrExample } from '../input/examples.js';
import { whatIfOption, wholeNumber } from '../input/options.js';
import { type AnswerSettings, addAnswerOptions, writeAnswer } from '../report/index.js';
import { startProgressBar } from '../terminal/progress-bar.js';

interface FleetSettings extends Overrides, AnswerSettings {
  readonly workers?: number;
  readonly shard?: Shard;
  readonly whatIf?: readonly string[];
  readonly rare?: boolean;
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
    .argument('[other]', 'another profile, to be put beside it');
  addOverrideOptions(command)
    .option(
      '--workers <n>',
      'threads that simulate (default: as many as run at once here)',
      wholeNumber(1, mostWorkers),
    )
    .addOption(
      new Option('--shard <k/n>', 'simulate the k-th of n parts, and print it for merge')
        .argParser(shardOf)
        .conflicts(['json', 'csv', 'report', 'sla', 'whatIf']),
    )
    .option('--rare', 'also simulate what hardly any instance sees, by lives with weights')
    .addOption(whatIfOption().conflicts('csv'));
  return addAnswerOptions(command)
    .addHelpText('after', help)
    .action((profile: string, other: string | undefined, options: FleetSettings) =>
      run(profile, other, options, environment),
    );
}

const help = () => `
Ctrl-C prints what is done by then, marked partial.
${examplesHelp('profile')}
Examples:
  dcs-lifecycle fleet weekly-restarts
  dcs-lifecycle fleet mixed-fleet --report fleet.html
  dcs-lifecycle fleet weekly-restarts --json | jq .simulated.outages
  dcs-lifecycle fleet weekly-restarts --what-if plan.phases.RESTARTING.fails=0
  dcs-lifecycle fleet weekly-restarts mixed-fleet
  dcs-lifecycle fleet weekly-restarts --rare --what-if plan.phases.RESTARTING.fails=1e-9
  dcs-lifecycle fleet weekly-restarts --shard 3/64 --output part-3.json
`;

function shardOf(text: string): Shard {
  const shard = parseShard(text);
  if (shard) return shard;
  throw new InvalidArgumentError('Allowed: k/n with k from 1 to n, such as 3/64.');
}

async function run(
  argument: string,
  other: string | undefined,
  options: FleetSettings,
  environment: Environment,
): Promise<void> {
  const { csv, report, output, shard } = options;
  if (other !== undefined && options.whatIf) throw oneOtherOnly();
  if (other !== undefined && (shard ?? csv) !== undefined) {
    throw badInput(
      `${shard ? '--shard' : '--csv'}: takes one profile; got ${argument} and ${other}`,
    );
  }
  const read = (path: string) =>
    readProfile(fileOrExample(path, 'profile'), givenOverrides(options), environment);
  const source = await read(argument);
  const beside = await otherOf(source, [argument, other], options, read);
  if (options.rare) refuseCommon([source, ...(beside ? [beside.source] : [])]);
  await requireWritable([csv, report, output], environment);
  if (shard) await runShard(source, shard, options, environment);
  else await runWhole(source, beside, options, environment);
}

/** Of two profiles it is enough that one has something rare. */
function refuseCommon(sources: readonly ProfileSource[]): void {
  const reasons = sources.map(whyNotRare);
  if (reasons.every((reason) => reason !== undefined)) throw badInput(`--rare: ${reasons[0]}`);
}

function whyNotRare(source: ProfileSource): string | undefined {
  try {
    return whyNotForced(fleetRunOf(source.profile));
  } catch (error) {
    return refuseEndless(source, error);
  }
}

/** Says of a life that never gets to the horizon where the profile has that. */
function refuseEndless({ locating }: ProfileSource, error: unknown): never {
  if (!(error instanceof EndlessLifeError)) throw error;
  const { message } = error;
  return locating(() => {
    throw new InputError([{ path: ['horizon'], at: 'value', message }]);
  });
}

/** A profile that is simulated as well, and how the two are called. */
type OtherSource = Omit<Beside, 'answer'> & { readonly source: ProfileSource };

/** The second profile, or the first one with changes. Both are watched for as long. */
async function otherOf(
  first: ProfileSource,
  [name, second]: readonly [string, string | undefined],
  { whatIf: changes }: FleetSettings,
  read: (path: string) => Promise<ProfileSource>,
): Promise<OtherSource | undefined> {
  if (second === undefined && !changes) return undefined;
  const source =
    second === undefined
      ? { ...first, profile: changedProfile(first.written, changes ?? []) }
      : await read(second);
  const [one, other] = [first, source].map(({ profile }) => profile.horizonMs);
  if (one !== other) {
    throw badInput(
      `${second ?? '--what-if'}: both are watched for as long; got ${durationOf(one)} and ${durationOf(other)}, and --horizon sets both`,
    );
  }
  return second === undefined
    ? { names: whatIfNames, changes: changes ?? [], source }
    : { names: [name, second], source };
}

const durationOf = (ms = 0): string => formatDuration(ms);

async function runWhole(
  source: ProfileSource,
  other: OtherSource | undefined,
  options: FleetSettings,
  environment: Environment,
): Promise<void> {
  const report = await reportOf(source, options, environment);
  // A run that was interrupted is not followed by another one.
  const second =
    other && report.partialOf === undefined
      ? { ...other, answer: await reportOf(other.source, options, environment) }
      : undefined;
  await writeAnswer(report, options, environment, second);
  const partial = [report, second?.answer].find((each) => each?.partialOf !== undefined);
  if (!partial) return;
  const { simulated, partialOf } = partial;
  throw interrupted(`the result is partial: ${simulated.instances} of ${partialOf} instances`);
}

async function reportOf(
  source: ProfileSource,
  options: FleetSettings,
  environment: Environment,
): Promise<FleetReport> {
  const { profile } = source;
  const answer = answerProfile(profile, options.sla);
  const part = await simulated(source, { from: 0, to: profile.instances }, options, environment);
  if (part.ranges.length === 0) throw interrupted('no instance was done yet');
  return fleetReport(answer, part);
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
  source: ProfileSource,
  range: InstanceRange,
  { workers, rare = false }: FleetSettings,
  environment: Environment,
) {
  const run = fleetRunOf(source.profile, { forced: rare && !whyNotRare(source) });
  const bar = startProgressBar(range.to - range.from, environment);
  try {
    return await untilInterrupted((signal) =>
      simulatePart(run, range, {
        workers,
        parallelism: availableParallelism(),
        clock: environment.clock,
        signal,
        progress: (done) => bar.update(done),
      }),
    );
  } catch (error) {
    return refuseEndless(source, error);
  } finally {
    bar.stop();
  }
}

const interrupted = (message: string): CommandFailure =>
  new CommandFailure(`interrupted: ${message}`, exitCodes.interrupted);
