// `health`: whether a server is ready, for containers without a shell and for scripts.

import { Command } from 'commander';
import type { Environment } from '../environment/environment.js';
import { durationMs } from '../input/durations.js';
import type { HealthSettings } from '../serve/check-health.js';

/** The command, to be added to the program. */
export function healthCommand(environment: Environment): Command {
  return new Command('health')
    .summary('tell whether what serve has started is ready')
    .description(
      'Asks a server that `dcs-lifecycle serve` has started whether it is ready: it answers, its fixtures\n' +
        'are in, and changes can be kept.',
    )
    .option('--endpoint <url>', 'where it listens', 'http://127.0.0.1:8632')
    .option('--timeout <duration>', 'how long to wait for its answer (default: 5s)', durationMs)
    .addHelpText('after', help)
    .action(async (settings: HealthSettings) => {
      const { checkHealth } = await import('../serve/check-health.js');
      await checkHealth(settings, environment);
    });
}

const help = `
Exit codes: 0 ready; 1 not ready, or no answer; 2 bad usage.

Examples:
  dcs-lifecycle health
  dcs-lifecycle health --endpoint http://dcs:8632
`;
