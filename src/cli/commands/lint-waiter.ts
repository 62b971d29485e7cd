// `lint-waiter`: are the lists of statuses that a waiter was written with right?

import { Command, Option } from 'commander';
import { kinds, requests } from '../../../machines/index.js';
import type { LintSettings } from '../check/run-lint.js';
import type { Environment } from '../environment/environment.js';
import { commaList } from '../input/options.js';

/** The command, to be added to the program. */
export function lintWaiterCommand(environment: Environment): Command {
  return new Command('lint-waiter')
    .summary("hold a waiter's lists of statuses against the lifecycle")
    .description(
      'Holds the lists that a waiter was written with against the lifecycle: legal statuses that it\n' +
        'takes for an error, targets that cannot come, failures on which it waits until its timeout.',
    )
    .option(
      '--pending <statuses>',
      'what it waits on, with commas or again (default: whatever is on no other list)',
      statusList,
    )
    .requiredOption('--target <statuses>', 'what it waits for; DELETED for a 404', statusList)
    .option('--failure <statuses>', 'what it gives up on', statusList)
    .addOption(new Option('--kind <kind>', 'the kind of instance').choices([...kinds]))
    .addOption(
      new Option('--after <request>', 'the request that it waits after').choices([...requests]),
    )
    .option('--allow-recovery', 'it means to wait for a repair by the platform')
    .addOption(
      new Option('--format <name>', 'how to print: text, json, or github for annotations').choices([
        'text',
        'json',
        'github',
      ]),
    )
    .option('--json', 'print one JSON document and nothing else')
    .option('--junit <file>', 'also write JUnit XML to a file')
    .addHelpText('after', help)
    .action(async (settings: LintSettings) => {
      const { runLint } = await import('../check/run-lint.js');
      await runLint(settings, environment);
    });
}

const help = `
Exit codes: 0 nothing is wrong; 1 something is; 2 bad usage.

Examples:
  dcs-lifecycle lint-waiter --pending CREATING --target RUNNING
  dcs-lifecycle lint-waiter --pending RUNNING --target DELETED
  dcs-lifecycle lint-waiter --pending EXTENDING,RESTARTING --target RUNNING --after extend --json
`;

const statusList = (text: string, before: readonly string[] = []): string[] =>
  commaList(text, before).filter((each) => each !== '');
