// `env`: the variables that lead clients to a server, for `eval` in a shell.

import { Command } from 'commander';
import type { SignInMode } from '../../connect/index.js';
import type { Environment } from '../environment/environment.js';

interface EnvSettings {
  readonly endpoint: string;
  readonly region: string;
  readonly user?: string;
}

/** The command, to be added to the program. */
export function envCommand(environment: Environment): Command {
  return new Command('env')
    .summary('print the variables that lead clients to what serve has started')
    .description(
      'Prints lines for a shell that set the OS_* variables, and unset what would win over them.',
    )
    .option('--endpoint <url>', 'where it listens', 'http://127.0.0.1:8632')
    .option('--region <name>', 'the region, and the name of the project', 'eu-de')
    .option(
      '--user <name>',
      'who signs in where credentials are checked; the password stays in OS_PASSWORD',
    )
    .addHelpText('after', help)
    .action(async ({ endpoint, region, user }: EnvSettings) => {
      const { clientVariables, shellLines } = await import('../../connect/index.js');
      const { defaultProject } = await import('../../protocol/index.js');
      const { safeAddress } = await import('../input/service-address.js');
      const url = safeAddress('--endpoint', endpoint, true);
      const signIn: SignInMode = user === undefined ? { mode: 'open' } : { mode: 'strict', user };
      const connection = { url, region, projectId: defaultProject, signIn };
      environment.stdout.write(shellLines(clientVariables(connection)));
    });
}

const help = `
Examples:
  eval "$(dcs-lifecycle env --region eu-de)"
  eval "$(dcs-lifecycle env --endpoint http://dcs:8632)"
  OS_PASSWORD=… eval "$(dcs-lifecycle env --user admin)"
`;
