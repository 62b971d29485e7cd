// `init`: a commented document to begin with.

import { Argument, Command } from 'commander';
import type { Environment } from '../environment/environment.js';
import { type DocumentKind, documentKinds } from '../init/run-init.js';

/** The command, to be added to the program. */
export function initCommand(environment: Environment): Command {
  return new Command('init')
    .summary('write a commented document to begin with')
    .description(
      'Writes a document with a comment on everything in it. Its first line names the JSON Schema by which\n' +
        'editors complete keys and mark mistakes.',
    )
    .addArgument(new Argument('<document>', 'what to write').choices(documentKinds))
    .argument('[file]', 'where to; - prints it (default: <document>.yaml)')
    .option('--force', 'overwrite the file if it is there')
    .addHelpText('after', examples)
    .action(async (kind: DocumentKind, file: string | undefined, settings: { force?: true }) => {
      const { runInit } = await import('../init/run-init.js');
      await runInit(kind, file, settings, environment);
    });
}

const examples = `
Examples:
  dcs-lifecycle init scenario
  dcs-lifecycle init fixtures fleet.yaml
  dcs-lifecycle init plan - | less
`;
