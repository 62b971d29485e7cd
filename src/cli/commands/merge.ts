// `merge`: joins the parts of a fleet into exactly what the whole run prints, or into a larger part.

import { Command, Option } from 'commander';
import type { Environment } from '../environment/environment.js';
import { badInput } from '../environment/failures.js';
import { requireWritable, writeOutput } from '../environment/output-files.js';
import {
  addOverrideOptions,
  answerProfile,
  encodePart,
  fleetReport,
  givenOverrides,
  joinParted,
  joinWhole,
  type Overrides,
  readProfile,
} from '../fleet/index.js';
import { fileOrExample } from '../input/examples.js';
import { type AnswerSettings, addAnswerOptions, writeAnswer } from '../report/index.js';

interface MergeSettings extends AnswerSettings, Overrides {
  readonly profile?: string;
  readonly part?: true;
}

/** The command, to be added to the program. */
export function mergeCommand(environment: Environment): Command {
  const command = new Command('merge')
    .summary('join the shards of a fleet into the whole')
    .description(
      'Joins the parts that fleet --shard wrote, in any order, into what the whole run prints, to\n' +
        'the byte. Parts of different runs are refused, and so are missing ones.',
    )
    .argument(
      '<part...>',
      'files, folders with .json files, and - for standard input; a part a line',
    )
    .option('--profile <file>', 'refuse parts of another run than of this profile and this program')
    .addOption(
      new Option(
        '--part',
        'print one part that holds them all, for merge; some may be missing',
      ).conflicts(['json', 'csv', 'report', 'sla']),
    );
  addOverrideOptions(command);
  return addAnswerOptions(command)
    .addHelpText('after', examples)
    .action((parts: string[], options: MergeSettings) => run(parts, options, environment));
}

const examples = `
--seed, --instances and --horizon go before what --profile says, as they do for fleet.

Examples:
  dcs-lifecycle merge part-*.json
  dcs-lifecycle merge --profile fleet.profile.yaml --report fleet.html parts
  cat part-*.json | dcs-lifecycle merge -
  dcs-lifecycle merge --part --output first-half.json parts/1-*.json
`;

async function run(
  paths: readonly string[],
  options: MergeSettings,
  environment: Environment,
): Promise<void> {
  const { csv, report: page, output, profile: path } = options;
  const overrides = givenOverrides(options);
  const [lonely] = path === undefined ? Object.keys(overrides) : [];
  if (lonely !== undefined)
    throw badInput(`--${lonely}: goes before what --profile says, so it needs --profile`);
  await requireWritable([csv, page, output], environment);
  const wanted = path !== undefined && {
    name: path,
    program: environment.version,
    profile: (await readProfile(fileOrExample(path, 'profile'), overrides, environment)).profile,
  };
  if (!options.part) {
    const { profile, part } = await joinWhole(paths, environment, wanted || undefined);
    return writeAnswer(
      fleetReport(answerProfile(profile, options.sla), part),
      options,
      environment,
    );
  }
  const text = encodePart(await joinParted(paths, environment, wanted || undefined));
  if (output === undefined) environment.stdout.write(text);
  else await writeOutput(output, text, environment);
}
