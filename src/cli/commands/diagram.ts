// `diagram`: draws the lifecycle, or writes it down in a form that other tools read.

import { Command, Option } from 'commander';
import { type DiagramFormat, diagramFormats, renderDiagram } from '../../diagram/index.js';
import type { Environment } from '../environment/environment.js';
import { writeOutput } from '../environment/output-files.js';

interface DiagramSettings {
  readonly format: DiagramFormat;
  readonly output?: string;
}

/** The command, to be added to the program. */
export function diagramCommand(environment: Environment): Command {
  return new Command('diagram')
    .summary('draw the lifecycle')
    .description(
      'Draws the lifecycle, derived from the chart. What a format cannot show, a comment in it says.',
    )
    .addOption(
      new Option('-f, --format <format>', 'what to draw it as')
        .choices([...diagramFormats])
        .default('mermaid' satisfies DiagramFormat),
    )
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .addHelpText('after', examples)
    .action(async ({ format, output }: DiagramSettings) => {
      const text = `${(await renderDiagram(format)).trimEnd()}\n`;
      if (output === undefined) environment.stdout.write(text);
      else await writeOutput(output, text, environment);
    });
}

const examples = `
Examples:
  dcs-lifecycle diagram --format svg --output lifecycle.svg
  dcs-lifecycle diagram --format xstate      # code that runs, and that Stately Studio takes
`;
