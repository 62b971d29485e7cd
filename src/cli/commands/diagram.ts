// `diagram`: draws the lifecycle, or writes it down in a form that other tools read; and what is new in it.

import { Command, Option } from 'commander';
import { type DiagramFormat, diagramFormats, renderDiagram } from '../../diagram/index.js';
import type { DiffFormat } from '../chart/run-diff.js';
import type { Environment } from '../environment/environment.js';
import { badInput } from '../environment/failures.js';
import { writeOutput } from '../environment/output-files.js';

interface DiagramSettings {
  readonly format: string;
  readonly output?: string;
  readonly diff?: string;
  readonly machine?: string;
  readonly json?: true;
}

/** What is drawn unless it is said. */
const usualFormat: DiagramFormat = 'mermaid';

/** The command, to be added to the program. */
export function diagramCommand(environment: Environment): Command {
  return new Command('diagram')
    .summary('draw the lifecycle, or tell what is new in it')
    .description(
      'Draws the lifecycle, derived from the chart. What a format cannot show, a comment in it says.',
    )
    .addOption(
      new Option('-f, --format <format>', 'what to draw it as')
        .choices([...new Set([...diagramFormats, 'text'])])
        .default(usualFormat),
    )
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .option(
      '--diff <old>',
      'tell what is different from a file, a revision of git, or REVISION:FILE',
    )
    .option('--machine <file>', 'with --diff: the later chart, a module with an XState 5 machine')
    .option('--json', 'with --diff: print one JSON document and nothing else')
    .addHelpText('after', help)
    .action(async (settings: DiagramSettings, command: Command) => {
      const { diff, output } = settings;
      const isChosen = command.getOptionValueSource('format') !== 'default';
      if (diff !== undefined) {
        const { diffFormats, runDiff } = await import('../chart/run-diff.js');
        const format = isChosen ? settings.format : 'text';
        if (!diffFormats.some((each) => each === format)) {
          throw badInput(`--diff is told as ${diffFormats.join(', ')}, not as ${format}`);
        }
        const asked = settings.json ? 'json' : (format as DiffFormat);
        await runDiff({ ...settings, diff, format: asked }, environment);
        return;
      }
      for (const name of ['machine', 'json'] as const) {
        if (settings[name] !== undefined) throw badInput(`--${name} goes with --diff`);
      }
      if (!diagramFormats.some((each) => each === settings.format)) {
        throw badInput(`--format ${settings.format} goes with --diff`);
      }
      const text = `${(await renderDiagram(settings.format as DiagramFormat)).trimEnd()}\n`;
      if (output === undefined) environment.stdout.write(text);
      else await writeOutput(output, text, environment);
    });
}

const help = `
With --diff, --format is text, json, markdown, mermaid or svg; text unless it is said.
Exit codes: 0 drawn, or no difference; 1 a difference; 2 input that cannot be used.

Examples:
  dcs-lifecycle diagram --format svg --output lifecycle.svg
  dcs-lifecycle diagram --format xstate      # code that runs, and that Stately Studio takes
  dcs-lifecycle diagram --diff lifecycle.json --format svg --output news.svg
  dcs-lifecycle diagram --machine checkout.ts --diff main      # the same file, in git
`;
