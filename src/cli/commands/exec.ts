// `exec`: a command beside an emulator of its own, such as a test suite or Terraform.

import { Command } from 'commander';
import type { Environment } from '../environment/environment.js';
import type { ExecSettings } from '../exec/run-exec.js';
import { seedNumber } from '../input/options.js';

/** The command, to be added to the program. */
export function execCommand(environment: Environment): Command {
  return new Command('exec')
    .summary('run a command beside an emulator of its own')
    .description(
      'Starts an emulator on a free port, runs a command with the OS_* variables that lead clients to it,\n' +
        'and ends with the exit code of the command. What was called is summed up on standard error.',
    )
    .argument('<command...>', 'the command and its arguments, after --')
    .option('--plan <name|file>', 'how long things take: instant, demo, documented, or a file')
    .option('--seed <n>', 'seed of ids and of what is left to chance (default: 1)', seedNumber)
    .option('--fixtures <file>', 'begin with the instances of a YAML or JSON file')
    .option('--region <name>', 'the region, and the name of the project', 'eu-de')
    .passThroughOptions()
    .addHelpText('after', help)
    .action(async (command: string[], settings: ExecSettings) => {
      const { runExec } = await import('../exec/run-exec.js');
      await runExec(command, settings, environment);
    });
}

const help = `
Exit codes: that of the command; 126 or 127 when it cannot be run; 2 bad usage.

Examples:
  dcs-lifecycle exec -- terraform apply -auto-approve
  dcs-lifecycle exec --plan instant --fixtures fleet.yaml -- pytest
`;
