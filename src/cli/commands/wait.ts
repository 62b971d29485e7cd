// `wait`: until an instance is what it should be, or no longer can be.

import { Command, Option } from 'commander';
import { requests } from '../../../machines/index.js';
import type { Environment } from '../environment/environment.js';
import { durationMs } from '../input/durations.js';
import { commaList, wholeNumber } from '../input/options.js';
import { addConnectionOptions, credentialsHelp } from '../watch/options.js';
import type { WaitSettings } from '../watch/run-wait.js';

/** The command, to be added to the program. */
export function waitCommand(environment: Environment): Command {
  const command = new Command('wait')
    .summary('wait until an instance has a status, or no longer can have it')
    .description(
      'Polls an instance until it is what it should be. On which statuses to wait and on which to\n' +
        'give up is derived from the lifecycle: it ends at once when the goal can no longer be\n' +
        'reached by the platform alone, and says what would help.',
    )
    .argument('<id>', 'the id of the instance')
    .requiredOption(
      '--until <goal>',
      'a status, serving, settled or deleted; several with commas or again',
      commaList,
    )
    .requiredOption('--timeout <duration>', 'how long to wait at most, such as 30m', durationMs)
    .option('--allow-recovery', 'wait for a faulty instance to be repaired by the platform')
    .option('--allow-faults', 'wait even if only a fault can lead to the goal')
    .addOption(
      new Option(
        '--after <request>',
        'what was just asked for: until it was seen to take effect, the old status decides nothing',
      ).choices([...requests]),
    )
    .option('--interval <duration>', 'the longest delay between polls (default: 30s)', durationMs)
    .option(
      '--consecutive <n>',
      'how many polls in a row must see the goal',
      wholeNumber(1, 1000),
      1,
    )
    .addOption(
      new Option('--unknown <policy>', 'what a status outside the lifecycle means')
        .choices(['wait', 'fail'])
        .default('wait'),
    )
    .option('--json', 'print one JSON document and nothing else');
  return addConnectionOptions(command)
    .addHelpText('after', help)
    .action(async (id: string, settings: WaitSettings) => {
      const { runWait } = await import('../watch/run-wait.js');
      await runWait(id, settings, environment);
    });
}

const help = `${credentialsHelp}
Exit codes: 0 reached; 1 failed, or no longer reachable; 2 bad usage; 3 timed out; 130 interrupted.

Examples:
  dcs-lifecycle wait 5560ce75-5e88-46ca-8e7a-2e4b0b7ebdb2 --until RUNNING --timeout 30m
  dcs-lifecycle wait $ID --until RUNNING --after extend --timeout 1h --endpoint http://localhost:8632
  dcs-lifecycle wait $ID --until deleted --after delete --timeout 30m --json
`;
