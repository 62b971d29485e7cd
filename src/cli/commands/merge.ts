// `merge`: joins the parts of a fleet into exactly what the whole run prints.

import { Command } from 'commander';
import type { Environment } from '../environment/environment.js';
import { answerProfile, fleetReport, joinFiles } from '../fleet/index.js';
import {
  type AnswerSettings,
  addAnswerOptions,
  requireWritable,
  writeAnswer,
} from '../report/index.js';

/** The command, to be added to the program. */
export function mergeCommand(environment: Environment): Command {
  const command = new Command('merge')
    .summary('join the shards of a fleet into the whole')
    .description(
      'Joins the parts that fleet --shard wrote, in any order, into what the whole run prints, to\n' +
        'the byte. Parts of different runs are refused, and so are missing ones.',
    )
    .argument('<part...>', 'the files of all shards');
  return addAnswerOptions(command)
    .addHelpText('after', examples)
    .action((parts: string[], options: AnswerSettings) => run(parts, options, environment));
}

const examples = `
Examples:
  dcs-lifecycle merge part-*.json
  dcs-lifecycle merge --report fleet.html part-*.json
`;

async function run(
  paths: readonly string[],
  options: AnswerSettings,
  environment: Environment,
): Promise<void> {
  await requireWritable([options.csv, options.report, options.output]);
  const { profile, part } = await joinFiles(paths);
  const report = fleetReport(answerProfile(profile, options.sla), part);
  await writeAnswer(report, options, environment);
}
