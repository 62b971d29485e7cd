// `prove`: what holds on every path of the lifecycle, or of any XState machine, and the shortest way to what does not.

import { Command } from 'commander';
import { alterationForms } from '../../prove/index.js';
import type { Environment } from '../environment/environment.js';
import { examplesHelp } from '../input/examples.js';
import { wholeNumber } from '../input/options.js';
import type { ProveSettings } from '../prove/run-prove.js';

/** The command, to be added to the program. */
export function proveCommand(environment: Environment): Command {
  return new Command('prove')
    .summary('prove claims about the lifecycle, or show the shortest way to where they fail')
    .description(
      'Walks the chart by every path and holds claims against all that can be reached: the first is that an\n' +
        'instance serves if and only if it is RUNNING. What is refuted gets a shortest counterexample.',
    )
    .option(
      '--machine <file>',
      'a module that exports an XState 5 machine, or the name of an example',
    )
    .option('--claim <name|file>', 'only this claim, or those that a module exports', list)
    .option('--break <change>', 'change the chart first, to see a claim fail', list)
    .option('--depth <n>', 'look no further than so many events', wholeNumber(0, 1_000_000))
    .option(
      '--max-snapshots <n>',
      'stop after so many snapshots of one start',
      wholeNumber(1, 10_000_000),
    )
    .option('--no-walks', 'leave out the walks by paths and sequences, which only count')
    .option('--json', 'print one JSON document and nothing else')
    .option('--report <file>', 'write a page with the table, and each claim with its way')
    .option('--svg <file>', 'draw the way that refutes the first refuted claim')
    .option('--mermaid <file>', 'write that way as a sequence diagram')
    .option('--itf <file>', 'write it in the trace format of Apalache and Quint')
    .option('--inspection <file>', 'write it as what an inspector saved, for inspect')
    .option('--scenario <file>', 'write it as a scenario for simulate')
    .option('--curl <file>', 'write it as calls for serve')
    .addHelpText('after', help)
    .action(async (settings: ProveSettings) => {
      const { runProve } = await import('../prove/run-prove.js');
      await runProve(settings, environment);
    });
}

const list = (text: string, before: readonly string[] = []): string[] => [...before, text];

const help = () => `
A change is one of:
${alterationForms.map((form) => `  ${form}`).join('\n')}
When every claim holds, the files show a way on which the first one says something.
A module of a machine exports it as machine or default, and may export claims, events and inputs.
Exit codes: 0 proven; 1 a claim is refuted, vacuous, or holds only as far as was looked; 2 input that cannot be used.

${examplesHelp('machine')}
Examples:
  dcs-lifecycle prove
  dcs-lifecycle prove --break RESTARTING.tags=serving --svg shown.svg
  dcs-lifecycle prove --report proof.html
  dcs-lifecycle prove --claim can-be-deleted --json
  dcs-lifecycle prove --machine feedback
  dcs-lifecycle prove --machine turnstile.mjs --claim claims.mjs
`;
