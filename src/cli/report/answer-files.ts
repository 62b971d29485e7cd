// Writes the answer of a run: text or JSON to standard output or a file, a table and a page to their
// own files.

import { type Command, Option } from 'commander';
import type { Environment } from '../environment/environment.js';
import { writeOutput } from '../environment/output-files.js';
import {
  agreementText,
  type Beside,
  comparisonJson,
  comparisonText,
  type FleetReport,
  fleetCsv,
  fleetJson,
  fleetText,
} from '../fleet/index.js';
import { serviceLevelOption } from '../input/options.js';
import { type Style, styleFor } from '../terminal/style.js';
import { reportPage } from './page.js';

/** What the answer is wanted as. */
export interface AnswerSettings {
  readonly json?: true;
  readonly csv?: string;
  readonly report?: string;
  readonly output?: string;
  /** The availabilities to keep. */
  readonly sla?: readonly number[];
}

/** The options of an answer, for the commands that have one. */
export function addAnswerOptions(command: Command): Command {
  return command
    .option('--json', 'print one JSON document and nothing else')
    .addOption(new Option('--csv <file>', 'also write every figure and the time series to a file'))
    .addOption(new Option('--report <file>', 'also write a page with plots, as one HTML file'))
    .option('-o, --output <file>', 'write to a file what would be printed')
    .addOption(serviceLevelOption());
}

/**
 * Writes an answer.
 *
 * @param beside - another run to compare with: of a profile of its own, or of this one with changes
 */
export async function writeAnswer(
  report: FleetReport,
  { json, csv, report: page, output }: AnswerSettings,
  environment: Environment,
  beside?: Beside<FleetReport>,
): Promise<void> {
  const style = styleFor(
    output === undefined ? environment.stdout : { write: () => {} },
    environment.variables,
  );
  const text = json ? jsonOf(report, beside) : `${linesOf(report, style, beside).join('\n')}\n`;
  // First the one that a full disk does not stop.
  if (output === undefined) environment.stdout.write(text);
  else await writeOutput(output, text, environment);
  if (csv !== undefined) await writeOutput(csv, fleetCsv(report), environment);
  if (page !== undefined) await writeOutput(page, reportPage(report, beside), environment);
  for (const each of [report, ...(beside ? [beside.answer] : [])]) {
    if (each.verdict === 'disagree') environment.stderr.write(`${agreementText(each)}\n`);
  }
}

const jsonOf = (report: FleetReport, beside?: Beside) =>
  beside && !beside.changes ? comparisonJson(report, beside) : fleetJson(report, beside);

const linesOf = (report: FleetReport, style: Style, beside?: Beside) =>
  beside && !beside.changes
    ? comparisonText(report, beside, style)
    : fleetText(report, style, beside);
