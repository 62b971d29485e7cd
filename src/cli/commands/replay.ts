// `replay`: the requests of a recording, sent again.

import { Command } from 'commander';
import type { Environment } from '../environment/environment.js';
import { commaList } from '../input/options.js';
import type { ReplaySettings } from '../replay/run-replay.js';

/** The command, to be added to the program. */
export function replayCommand(environment: Environment): Command {
  return new Command('replay')
    .summary('send what was recorded again, and show what is answered differently')
    .description(
      'Sends the requests of a recording to a service, with the ids of this time in the places of those\n' +
        'of then, and shows what is answered differently: fields, types, codes, and the statuses of\n' +
        'instances in their order and at their times. The requests are real ones: they create and delete.',
    )
    .argument('<file>', 'the recording, as record writes it')
    .requiredOption('--endpoint <url>', 'where to send the requests, such as http://127.0.0.1:8632')
    .option(
      '--ignore <kinds>',
      'differences that do not count, with commas: fields, types, codes, order, timing',
      commaList,
    )
    .option('--explain', 'name the file and the page of each operation that differs')
    .option('--json', 'print one JSON document and nothing else')
    .option('--allow-http', 'let credentials go to another machine over http')
    .addHelpText('after', help)
    .action(async (file: string, settings: ReplaySettings) => {
      const { runReplay } = await import('../replay/run-replay.js');
      await runReplay(file, settings, environment);
    });
}

const help = `
The time between requests is that of the recording. Where the service has a control plane, its clock is
paused and moved instead, so nothing is waited for; DCS_LIFECYCLE_CONTROL_TOKEN has its token, if it wants one.
OS_TOKEN, OS_PASSWORD, OS_ACCESS_KEY and OS_SECRET_KEY take the places of what was not recorded.
Exit codes: 0 nothing differs; 1 something does, or the service cannot be reached; 2 bad usage, or a file that
is no recording; 130 interrupted.

Examples:
  dcs-lifecycle replay real.jsonl --endpoint http://127.0.0.1:8632 --explain
  dcs-lifecycle replay real.jsonl --endpoint http://127.0.0.1:8632 --ignore timing --json
`;
