// `check`: can the observed statuses have happened?

import { Command, Option } from 'commander';
import type { CheckSettings } from '../check/run-check.js';
import type { Environment } from '../environment/environment.js';
import { examplesHelp } from '../input/examples.js';
import { percentage } from '../input/options.js';
import { withReading } from './reading-options.js';

/** The command, to be added to the program. */
export function checkCommand(environment: Environment): Command {
  return withReading(new Command('check'))
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
    .option(
      '--allow-skipped <percent>',
      'how much may be passed over before nothing is judged (default: 10%)',
      percentage,
    )
    .option('--plan <name|file>', 'warn of what goes faster or slower than by this plan')
    .option(
      '--exact-times',
      'times are those of changes, as simulate --trace has them, not of polls',
    )
    .option('--merge', 'the files are reports of --json: join them')
    .addOption(
      new Option(
        '--format <name>',
        'how to print: text, json, or github for annotations; jsonl and csv mean --from',
      ).choices(['text', 'json', 'github', 'jsonl', 'csv']),
    )
    .option('--json', 'print one JSON document and nothing else')
    .option('--junit <file>', 'also write JUnit XML to a file')
    .addHelpText('after', help)
    .action(async (paths: string[], settings: CheckSettings) => {
      const { runCheck } = await import('../check/run-check.js');
      await runCheck(paths, settings, environment);
    });
}

const help = () => `
A line of a trace is {"at": …, "instance_id": …, "status": …}, or has "request" in place of "status";
CSV has the same names as its columns; a JSON array will do, too, and .gz and .zst are unpacked.
Folders are read for .jsonl, .ndjson, .json, .csv and .tsv. Files are read in the order of their times.
Exit codes: 0 conforming; 1 violations; 2 not judged, because nothing was compared or too much was passed
over, or input that cannot be used; 130 interrupted.
${examplesHelp('trace')}
Examples:
  dcs-lifecycle check polled
  dcs-lifecycle check seen.jsonl
  dcs-lifecycle check traces/ --plan documented --junit lifecycle.xml
  dcs-lifecycle simulate production-year --trace year.jsonl
  dcs-lifecycle check year.jsonl --exact-times --kind ha
  tail -n 1000 seen.jsonl | dcs-lifecycle check - --json
  dcs-lifecycle check part-*.json --merge
`;
