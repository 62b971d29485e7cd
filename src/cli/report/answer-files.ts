// Writes the answer of a run: text or JSON to standard output or a file, a table and a page to their
// own files.

import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Command, Option } from 'commander';
import type { Environment } from '../environment/environment.js';
import { cannotWrite } from '../environment/failures.js';
import { writeOutput } from '../environment/output-files.js';
import { agreementText, type FleetReport, fleetCsv, fleetJson, fleetText } from '../fleet/index.js';
import { styleFor } from '../terminal/style.js';
import { reportPage } from './page.js';

/** What the answer is wanted as. */
export interface AnswerSettings {
  readonly json?: true;
  readonly csv?: string;
  readonly report?: string;
  readonly output?: string;
}

/** The options of an answer, for the commands that have one. */
export function addAnswerOptions(command: Command): Command {
  return command
    .option('--json', 'print one JSON document and nothing else')
    .addOption(new Option('--csv <file>', 'also write every figure and the time series to a file'))
    .addOption(new Option('--report <file>', 'also write a page with plots, as one HTML file'))
    .option('-o, --output <file>', 'write to a file what would be printed');
}

/** Writes an answer. */
export async function writeAnswer(
  report: FleetReport,
  { json, csv, report: page, output }: AnswerSettings,
  environment: Environment,
): Promise<void> {
  const style = styleFor(
    output === undefined ? environment.stdout : { write: () => {} },
    environment.variables,
  );
  const text = json ? fleetJson(report) : `${fleetText(report, style).join('\n')}\n`;
  // First the one that a full disk does not stop.
  if (output === undefined) environment.stdout.write(text);
  else await writeOutput(output, text, environment);
  if (csv !== undefined) await writeOutput(csv, fleetCsv(report), environment);
  if (page !== undefined) await writeOutput(page, reportPage(report), environment);
  if (report.verdict === 'disagree') environment.stderr.write(`${agreementText(report)}\n`);
}

/**
 * Checks before a long run that its files can be written.
 *
 * @throws CommandFailure when a file cannot be written
 */
export async function requireWritable(paths: readonly (string | undefined)[]): Promise<void> {
  for (const path of paths.filter((each) => each !== undefined)) {
    try {
      const there = await stat(path).catch(() => undefined);
      await access(there ? path : dirname(path), constants.W_OK);
      if (there?.isDirectory()) throw new Error('it is a directory');
    } catch (error) {
      throw cannotWrite(path, error);
    }
  }
}
