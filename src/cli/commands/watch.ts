// `watch`: many instances at once, until Ctrl-C.

import { Command } from 'commander';
import type { Environment } from '../environment/environment.js';
import { durationMs } from '../input/durations.js';
import { addConnectionOptions, credentialsHelp } from '../watch/options.js';
import type { WatchSettings } from '../watch/run-watch.js';

/** How long to wait between lists, in milliseconds. */
const defaultIntervalMs = 5_000;

/** The command, to be added to the program. */
export function watchCommand(environment: Environment): Command {
  const command = new Command('watch')
    .summary('watch instances, and what to expect of them next')
    .description(
      'Lists instances again and again, one call a page, and shows who serves, for how long each has\n' +
        'had its status, what comes next and how long that usually takes. On a terminal it is a table\n' +
        'that changes in its place; elsewhere a line for every change.',
    )
    .argument('[id...]', 'the ids of the instances (default: all of the project)')
    .option('--interval <duration>', 'the time between lists (default: 5s)', durationMs)
    .option('--for <duration>', 'when to stop (default: at Ctrl-C)', durationMs)
    .option('--plan <name|file>', 'whose times are usual', 'documented')
    .option('--trace <file>', 'append what was seen to a file, as JSON lines for check')
    .option('--json', 'print a JSON line for every change instead of text for people');
  return addConnectionOptions(command)
    .addHelpText('after', help)
    .action(async (ids: string[], settings: Omit<WatchSettings, 'interval'>) => {
      const { runWatch } = await import('../watch/run-watch.js');
      await runWatch(ids, { interval: defaultIntervalMs, ...settings }, environment);
    });
}

const help = `${credentialsHelp}
It ends when all instances that were named are gone, when --for is over, or by Ctrl-C.
Exit codes: 0 ended; 1 the service cannot be asked, or has no such instance; 2 bad usage;
130 interrupted.

Examples:
  dcs-lifecycle watch --endpoint http://localhost:8632
  dcs-lifecycle watch 5560ce75-5e88-46ca-8e7a-2e4b0b7ebdb2 --interval 1s
  dcs-lifecycle watch --for 1h --trace seen.jsonl
`;
