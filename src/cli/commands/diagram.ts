// `diagram`: draws the lifecycle, or writes it down in a form that other tools read; what is new in it; and how much of
// it a trace has seen.

import { Command, Option } from 'commander';
import type { Kind } from '../../../machines/index.js';
import { type DiagramFormat, diagramFormats, renderDiagram } from '../../diagram/index.js';
import type { DiffFormat } from '../chart/run-diff.js';
import type { CheckSettings } from '../check/run-check.js';
import type { CoverageFormat } from '../check/run-coverage.js';
import type { Environment } from '../environment/environment.js';
import { badInput } from '../environment/failures.js';
import { writeOutput } from '../environment/output-files.js';
import { withReading } from './reading-options.js';

interface DiagramSettings extends Omit<CheckSettings, 'format'> {
  readonly format: string;
  readonly output?: string;
  readonly diff?: string;
  readonly machine?: string;
  readonly coverage?: readonly string[];
}

/** What model checkers read: the chart with the claims that `prove` holds against it. */
const checkerFormats = ['promela', 'tla'] as const;

const chartFormats = [...diagramFormats, ...checkerFormats] as const;

/** What is drawn unless it is said. */
const usualFormat: DiagramFormat = 'mermaid';

/** The command, to be added to the program. */
export function diagramCommand(environment: Environment): Command {
  const command = new Command('diagram')
    .summary('draw the lifecycle, what is new in it, or what a trace saw of it')
    .description(
      'Draws the lifecycle, derived from the chart. What a format cannot show, a comment in it says.',
    )
    .addOption(
      new Option('-f, --format <format>', 'what to draw it as')
        .choices([...chartFormats, 'text'])
        .default(usualFormat),
    )
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .option(
      '--diff <old>',
      'tell what is different from a file, a revision of git, or REVISION:FILE',
    )
    .option(
      '--machine <file>',
      'with --diff or what an inspector saved: the chart, a module with an XState 5 machine',
    )
    .option(
      '--coverage <trace>',
      'tell how often each edge was seen: in what check reads, or in what an inspector saved',
      (text: string, before: readonly string[] = []) => [...before, text],
    )
    .option('--json', 'with --diff or --coverage: print one JSON document and nothing else');
  return withReading(command)
    .addHelpText('after', help)
    .action(async (settings: DiagramSettings) => {
      const { diff, coverage } = settings;
      const isChosen = command.getOptionValueSource('format') !== 'default';
      const asked = settings.json ? 'json' : isChosen ? settings.format : undefined;
      if (diff !== undefined && coverage)
        throw badInput('--diff and --coverage exclude each other');
      requireCompany(settings, command);
      if (diff !== undefined) {
        const { diffFormats, runDiff } = await import('../chart/run-diff.js');
        const format = formatAmong<DiffFormat>('--diff', diffFormats, asked);
        await runDiff({ ...settings, diff, format }, environment);
      } else if (coverage) {
        const { isInspection } = await import('../chart/is-inspection.js');
        const { coverageFormats, runCoverage } = await import('../check/run-coverage.js');
        const format = formatAmong<CoverageFormat>('--coverage', coverageFormats, asked);
        if (coverage.some(isInspection)) {
          const { runInspected } = await import('../chart/run-inspected.js');
          await runInspected(coverage, { ...settings, format }, environment);
        } else if (settings.machine === undefined) {
          await runCoverage(coverage, { ...settings, format }, environment);
        } else throw badInput('--machine goes with --diff, or with files that an inspector saved');
      } else await draw(settings, environment);
    });
}

async function draw(
  { format, output, kind }: DiagramSettings,
  environment: Environment,
): Promise<void> {
  const drawn = formatAmong<(typeof chartFormats)[number]>('the chart', chartFormats, format);
  if (kind && drawn !== 'json') throw badInput('--kind goes with --format json, or --coverage');
  const text = `${(await textOf(drawn, kind)).trimEnd()}\n`;
  if (output === undefined) environment.stdout.write(text);
  else await writeOutput(output, text, environment);
}

async function textOf(format: (typeof chartFormats)[number], kind?: Kind): Promise<string> {
  if (format === 'promela' || format === 'tla') {
    const { promelaOf, tlaOf } = await import('../../prove/index.js');
    return format === 'promela' ? promelaOf() : tlaOf();
  }
  return renderDiagram(format, undefined, { ...(kind && { kind }) });
}

function formatAmong<Format extends string>(
  what: string,
  formats: readonly Format[],
  asked: string | undefined = formats[0],
): Format {
  const found = formats.find((each) => each === asked);
  if (found !== undefined) return found;
  throw badInput(`${what} is told as ${formats.join(', ')}, not as ${asked}`);
}

/** Options that mean nothing without another one. */
function requireCompany({ diff, coverage }: DiagramSettings, command: Command): void {
  const isGiven = (name: string) => command.getOptionValueSource(name) === 'cli';
  if (isGiven('machine') && diff === undefined && !coverage) {
    throw badInput('--machine goes with --diff or --coverage');
  }
  if (isGiven('json') && diff === undefined && !coverage) {
    throw badInput('--json goes with --diff or --coverage');
  }
  if (coverage) return;
  for (const option of ['from', 'columns', 'timeUnit', 'assumeUtc', 'ignoreCase', 'requests']) {
    if (isGiven(option)) throw badInput(`--${kebab(option)} goes with --coverage`);
  }
}

const kebab = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);

const help = `
With --diff and --coverage, --format is text, json, markdown, mermaid or svg; text unless it is said.
Exit codes: 0 drawn, or no difference; 1 a difference; 2 input that cannot be used.

Examples:
  dcs-lifecycle diagram --format svg --output lifecycle.svg
  dcs-lifecycle diagram --format xstate      # code that runs, and that Stately Studio takes
  dcs-lifecycle diagram --format json --kind ha      # a machine of XState that runs as it is
  dcs-lifecycle diagram --format promela --output lifecycle.pml      # for Spin; tla is for TLC
  dcs-lifecycle diagram --diff lifecycle.json --format svg --output news.svg
  dcs-lifecycle diagram --machine checkout.ts --diff main      # the same file, in git
  dcs-lifecycle diagram --coverage polled --format svg --output seen.svg
  dcs-lifecycle diagram --coverage inspection.jsonl --machine checkout.ts
`;
