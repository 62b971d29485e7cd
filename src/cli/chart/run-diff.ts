// Compares two charts, and prints what is different: for people, for programs, for a review.

import {
  type Comparison,
  compareOutlines,
  countsOf,
  mermaidOfComparison,
  renderComparison,
} from '../../diagram/internal.js';
import type { Environment } from '../environment/environment.js';
import { CommandFailure, exitCodes } from '../environment/failures.js';
import { writeOutput } from '../environment/output-files.js';
import { printableJson } from '../terminal/printable.js';
import { type Style, styleFor } from '../terminal/style.js';
import { changesOf, markdownOf, textOf } from './diff-text.js';
import { earlierChart, laterChart } from './read-chart.js';

/** The forms in which a difference is told. */
export const diffFormats = ['text', 'json', 'markdown', 'mermaid', 'svg'] as const;
export type DiffFormat = (typeof diffFormats)[number];

/** What is asked for, as the command line has it. */
export interface DiffSettings {
  /** A file, a revision of git, or `REVISION:FILE`. */
  readonly diff: string;
  readonly machine?: string;
  readonly format: DiffFormat;
  readonly output?: string;
}

const renderers: Readonly<
  Record<
    DiffFormat,
    (comparison: Comparison, title: string, style: Style) => string | Promise<string>
  >
> = {
  text: (comparison, title, style) => textOf(comparison, title, style).join('\n'),
  json: (comparison) => {
    const { same, notCompared } = comparison;
    return printableJson({ same, changes: changesOf(comparison), notCompared }, 2);
  },
  markdown: (comparison, title) => markdownOf(comparison, title),
  mermaid: (comparison) => mermaidOfComparison(comparison),
  svg: (comparison, title) => renderComparison(comparison, title),
};

/**
 * Compares a chart with an earlier one.
 *
 * @throws CommandFailure when they differ, and for input that cannot be used
 */
export async function runDiff(settings: DiffSettings, environment: Environment): Promise<void> {
  const { diff, machine, format, output } = settings;
  const after = await laterChart(machine);
  const before = await earlierChart(diff, machine);
  const comparison = compareOutlines(before, after);
  const title = `${after.id}, compared with ${diff}`;
  const style = styleFor(environment.stdout, environment.variables);
  const text = `${(await renderers[format](comparison, title, style)).trimEnd()}\n`;
  if (output === undefined) environment.stdout.write(text);
  else await writeOutput(output, text, environment);
  if (!comparison.same) {
    throw new CommandFailure(`different: ${countsOf(comparison)}`, exitCodes.notReached);
  }
}
