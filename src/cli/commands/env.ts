// `env`: the variables that lead clients to a server, for `eval` in a shell.

import { Command } from 'commander';
import type { Environment } from '../environment/environment.js';

/** The command, to be added to the program. */
export function envCommand(environment: Environment): Command {
  return new Command('env')
    .summary('print the variables that lead clients to what serve has started')
    .description(
      'Prints lines for a shell that set the OS_* variables, and unset what would win over them.',
    )
    .option('--endpoint <url>', 'where it listens', 'http://127.0.0.1:8632')
    .option('--region <name>', 'the region, and the name of the project', 'eu-de')
    .addHelpText('after', help)
    .action(async ({ endpoint, region }: { endpoint: string; region: string }) => {
      const { clientVariables, shellLines } = await import('../exec/client-variables.js');
      const { safeAddress } = await import('../input/service-address.js');
      const url = safeAddress('--endpoint', endpoint, true);
      environment.stdout.write(shellLines(clientVariables(url, region)));
    });
}

const help = `
Examples:
  eval "$(dcs-lifecycle env --region eu-de)"
  eval "$(dcs-lifecycle env --endpoint http://dcs:8632)"
`;
