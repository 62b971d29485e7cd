// `check`: can the observed statuses have happened?

import { Command, Option } from 'commander';
import { kinds } from '../../../machines/index.js';
import type { CheckSettings } from '../check/run-check.js';
import type { Environment } from '../environment/environment.js';
import { examplesHelp, fileOrExample } from '../input/examples.js';

/** The command, to be added to the program. */
export function checkCommand(environment: Environment): Command {
  return new Command('check')
    .summary('check polled statuses against the lifecycle')
    .description(
      'Checks polled statuses against the lifecycle: two observations of an instance conform if the\n' +
        'later status can be reached from the earlier one by unseen steps. Several files are\n' +
        'one trace. It is read as a stream, so it may have any length.',
    )
    .argument(
      '<file|folder...>',
      'traces, folders of them, - for standard input, or the name of an example',
    )
    .addOption(
      new Option('--format <name>', 'the form of all files (default: as their names say)').choices([
        'jsonl',
        'csv',
      ]),
    )
    .addOption(new Option('--kind <kind>', 'the kind of all instances').choices([...kinds]))
    .option('--plan <name|file>', 'warn of what goes faster or slower than by this plan')
    .option(
      '--exact-times',
      'times are those of changes, as simulate --trace has them, not of polls',
    )
    .option('--requests <file>', 'requests that were accepted, in the same form')
    .option('--no-other-requests', 'no requests were made but those in the files')
    .option('--json', 'print one JSON document and nothing else')
    .option('--junit <file>', 'also write JUnit XML to a file')
    .addHelpText('after', help)
    .action(async (paths: string[], settings: CheckSettings) => {
      const { runCheck } = await import('../check/run-check.js');
      const files = paths.map((path) => fileOrExample(path, 'trace'));
      await runCheck(files, settings, environment);
    });
}

const help = () => `
A line of a trace is {"at": …, "instance_id": …, "status": …}, or has "request" in place of "status";
CSV has the same names as its columns. Folders are read for .jsonl, .ndjson, .json and .csv.
Exit codes: 0 conforming; 1 violations; 2 input that cannot be used, or in which nothing could be
compared; 130 interrupted.
${examplesHelp('trace')}
Examples:
  dcs-lifecycle check polled
  dcs-lifecycle check seen.jsonl
  dcs-lifecycle check traces/ --plan documented --junit lifecycle.xml
  dcs-lifecycle simulate production-year --trace year.jsonl
  dcs-lifecycle check year.jsonl --exact-times --kind ha
  tail -n 1000 seen.csv | dcs-lifecycle check - --format csv --json
`;
