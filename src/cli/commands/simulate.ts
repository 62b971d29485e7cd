// `simulate`: plays a scenario and shows what happened.

import { Command } from 'commander';
import { presets } from '../../plan/index.js';
import type { Environment } from '../environment/environment.js';
import { examplesHelp } from '../input/examples.js';
import { addInspectOption, seedNumber } from '../input/options.js';
import type { SimulateSettings } from '../simulate/run-simulation.js';

/** The command, to be added to the program. */
export function simulateCommand(environment: Environment): Command {
  const command = new Command('simulate')
    .summary('play a scenario in virtual time')
    .description(
      'Plays a scenario in virtual time: one instance, what is asked of it, and what happens to it.\n' +
        'Shows what happened and what it comes to. The same scenario and seed give the same output.',
    )
    .argument('<scenario>', 'a YAML or JSON file, - for standard input, or the name of an example')
    .option('--seed <n>', "seed of what is left to chance, before the scenario's own", seedNumber)
    .option('--plan <name|file>', 'how long things take, in place of what the scenario says')
    .option('--json', 'print one JSON document and nothing else')
    .option('--trace <file>', 'write a JSON line to a file for every change of status');
  return addInspectOption(command, 'show every event in the Stately inspector, or the local one')
    .addHelpText('after', help)
    .action(async (scenario: string, settings: SimulateSettings) => {
      const { runSimulation } = await import('../simulate/run-simulation.js');
      await runSimulation(scenario, settings, environment);
    });
}

const help = () => `
Plans by name: ${Object.keys(presets).join(', ')}.
${examplesHelp('scenario')}
Examples:
  dcs-lifecycle simulate production-year
  dcs-lifecycle simulate production-year --seed 7 --trace year.jsonl
  dcs-lifecycle simulate documented-samples --inspect local
  dcs-lifecycle simulate documented-samples --json | jq .summary
  echo '{kind: ha, plan: demo, end: 1m}' | dcs-lifecycle simulate -
`;
