// How traces are read: the options that all commands share which read some.

import { type Command, Option } from 'commander';
import { kinds } from '../../../machines/index.js';

/** Adds the options to a command. */
export function withReading(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--from <form>',
        'the form of all files (default: as names and contents say)',
      ).choices(['jsonl', 'csv']),
    )
    .option(
      '--columns <mapping>',
      'what the traces call the fields: at=Timestamp,instance_id="Instance ID",status=Status',
      (text: string, before: readonly string[] = []) => [...before, text],
    )
    .addOption(
      new Option(
        '--time-unit <unit>',
        'the unit of times that are numbers (default: by their size)',
      ).choices(['s', 'ms', 'us', 'ns']),
    )
    .option('--assume-utc', 'times without a zone are UTC')
    .option('--ignore-case', 'take statuses in small letters, too')
    .addOption(new Option('--kind <kind>', 'the kind of all instances').choices([...kinds]))
    .option('--requests <file>', 'requests that were accepted, in the same form')
    .option('--no-other-requests', 'no requests were made but those in the files');
}
