// `wait`: until an instance is what it should be, or no longer can be; or until what was asked for has ended.

import { Command, Option } from 'commander';
import { requests } from '../../../machines/index.js';
import type { Environment } from '../environment/environment.js';
import { badInput } from '../environment/failures.js';
import { durationMs } from '../input/durations.js';
import { commaList, wholeNumber } from '../input/options.js';
import { addConnectionOptions, credentialsHelp } from '../watch/options.js';
import type { OperationSettings } from '../watch/run-operation-wait.js';
import type { WaitSettings } from '../watch/run-wait.js';

/** The command, to be added to the program. */
export function waitCommand(environment: Environment): Command {
  const command = new Command('wait')
    .summary('wait until an instance has a status, or no longer can have it')
    .description(
      'Polls an instance until it is what it should be. On which statuses to wait and on which to\n' +
        'give up is derived from the lifecycle: it ends at once when the goal can no longer be\n' +
        'reached by the platform alone, and says what would help. With --operation it waits for the\n' +
        "outcome of a request instead, as the service's background tasks and records tell it: a resize\n" +
        'that fails may leave the instance RUNNING, too.',
    )
    .argument('<id>', 'the id of the instance')
    .option(
      '--until <goal>',
      'a status, serving, settled or deleted; several with commas or again',
      commaList,
    )
    .addOption(
      new Option(
        '--operation [task]',
        'wait for the end of a background task, backup or restore: an id, the newest of a name, or of all tasks',
      ).conflicts(forStatuses),
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
    .action(async (id: string, settings: Settings) => {
      const { operation, until } = settings;
      if (operation !== undefined) {
        const { runOperationWait } = await import('../watch/run-operation-wait.js');
        const wanted = operation === true ? '' : operation;
        return runOperationWait(id, { ...settings, operation: wanted }, environment);
      }
      if (!until) throw badInput('wait needs --until <goal>, or --operation');
      const { runWait } = await import('../watch/run-wait.js');
      await runWait(id, { ...settings, until }, environment);
    });
}

/** The options as commander has them: one of two sorts of goal. */
type Settings = Omit<WaitSettings & OperationSettings, 'until' | 'operation'> &
  Partial<Pick<WaitSettings, 'until'>> & { readonly operation?: string | true };

/** What only waiting for a status knows. */
const forStatuses = ['until', 'after', 'allowRecovery', 'allowFaults', 'consecutive', 'unknown'];

const help = `${credentialsHelp}
Exit codes: 0 reached; 1 failed, or no longer reachable; 2 bad usage; 3 timed out; 130 interrupted.
With --operation: 0 ended well; 1 failed, or cannot be told; the others as above.

Examples:
  dcs-lifecycle wait 5560ce75-5e88-46ca-8e7a-2e4b0b7ebdb2 --until RUNNING --timeout 30m
  dcs-lifecycle wait $ID --until RUNNING --after extend --timeout 1h --endpoint http://localhost:8632
  dcs-lifecycle wait $ID --until deleted --after delete --timeout 30m --json
  dcs-lifecycle wait $ID --operation extend --timeout 1h
`;
