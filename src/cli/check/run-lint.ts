// Checks the lists of a waiter against the lifecycle: says what is wrong with them and what would be right.

import type { Kind, Request } from '../../../machines/index.js';
import { lintWaiter, type WaiterReport } from '../../observer/index.js';
import type { Environment } from '../environment/environment.js';
import { badInput, CommandFailure, exitCodes, onOneLine } from '../environment/failures.js';
import { writeOutput } from '../environment/output-files.js';
import { printableJson } from '../terminal/printable.js';
import { type Colours, fileStyle, styleFor } from '../terminal/style.js';
import { githubOfLint } from './github.js';
import { junitOfLint } from './junit.js';
import { countOf } from './outcome.js';

/** What `lint-waiter` is asked for, as the command line has it. */
export interface LintSettings {
  readonly pending?: readonly string[];
  readonly target: readonly string[];
  readonly failure?: readonly string[];
  readonly kind?: Kind;
  readonly after?: Request;
  readonly allowRecovery?: true;
  /** How to print; text unless given. */
  readonly format?: 'text' | 'json' | 'github';
  readonly json?: true;
  readonly junit?: string;
}

/**
 * Checks a waiter.
 *
 * @throws CommandFailure when there is something wrong with it
 */
export async function runLint(
  { json, format, junit, ...lists }: LintSettings,
  environment: Environment,
): Promise<void> {
  let report: WaiterReport;
  try {
    report = lintWaiter(lists);
  } catch (error) {
    if (error instanceof RangeError) throw badInput(`--${error.message}`, error);
    throw error;
  }
  const { colours } = styleFor(environment.stdout, environment.variables);
  if (junit !== undefined) {
    const lines = lintText(report, fileStyle.colours);
    await writeOutput(junit, junitOfLint(report, lines), environment);
  }
  const text =
    json || format === 'json'
      ? printableJson(report, 2)
      : format === 'github'
        ? githubOfLint(report).join('\n')
        : lintText(report, colours).join('\n');
  environment.stdout.write(`${text}\n`);
  const { length } = report.findings;
  if (length > 0) throw new CommandFailure(countOf(length, 'finding'), exitCodes.notReached);
}

function lintText({ findings, notes, better }: WaiterReport, colours: Colours): string[] {
  const lists = Object.entries(better).map(
    ([name, words]) => `  ${colours.dim(name.padEnd(8))} ${words.join(', ') || '–'}`,
  );
  return [
    ...(findings.length === 0 ? [colours.green('✓ The lifecycle agrees with this waiter.')] : []),
    ...findings.map(
      ({ finding, message }) => `${colours.red(`✗ ${finding}`)}  ${onOneLine(message)}`,
    ),
    ...notes.map((note) => `${colours.yellow('! note')}  ${onOneLine(note)}`),
    '',
    'By the lifecycle, the lists would be:',
    ...lists,
  ];
}
