// Which edges an application took, from a file that an inspector saved: as a table, a picture, or JSON.

import { readFileSync, statSync } from 'node:fs';
import type { AnyStateMachine } from 'xstate';
import { instanceMachine } from '../../../machines/index.js';
import {
  type CoveredChart,
  escapeMarkdown,
  mermaidOfCoverage,
  outlineOf,
  renderCoverage,
} from '../../diagram/internal.js';
import { readInspection, SavedInspectionError } from '../../inspector/index.js';
import { longestFileBytes } from '../../inspector/internal.js';
import { coverageOf, type EdgeCoverage } from '../../prove/index.js';
import type { Environment } from '../environment/environment.js';
import { badInput, onOneLine, reasonOf } from '../environment/failures.js';
import { writeOutput } from '../environment/output-files.js';
import { countText } from '../terminal/figures.js';
import { tableOf } from '../terminal/layout.js';
import { printableJson } from '../terminal/printable.js';
import { type Style, styleFor } from '../terminal/style.js';
import { machineOf } from './import-module.js';
import type { DiffFormat } from './run-diff.js';

/** What is asked for, as the command line has it. */
export interface InspectedSettings {
  readonly machine?: string;
  /** Those of a difference tell this as well. */
  readonly format: DiffFormat;
  readonly output?: string;
}

/**
 * Tells which edges of a machine an inspected application took.
 *
 * @throws CommandFailure for input that cannot be used
 */
export async function runInspected(
  paths: readonly string[],
  { machine: file, format, output }: InspectedSettings,
  environment: Environment,
): Promise<void> {
  const machine = file === undefined ? instanceMachine : (await machineOf(file)).machine;
  const frames = paths.flatMap((path, place) =>
    // Actors of two files may be called alike.
    [...framesIn(path)].map((frame) => numbered(frame, place)),
  );
  const coverage = coverageOf(machine, frames);
  if (coverage.actors === 0) {
    throw badInput(`${paths.join(', ')}: no actor of the machine ${machine.id} in it`);
  }
  const style = styleFor(environment.stdout, environment.variables);
  const told = toldOf(machine, coverage);
  const text = `${(await renderers[format](told, style)).trimEnd()}\n`;
  if (output === undefined) environment.stdout.write(text);
  else await writeOutput(output, text, environment);
}

type Frame = Parameters<typeof coverageOf>[1] extends Iterable<infer Each> ? Each : never;

function* framesIn(path: string): Iterable<Frame> {
  try {
    if (statSync(path).size > longestFileBytes) {
      throw badInput(`${path}: larger than ${longestFileBytes} bytes`);
    }
    yield* readInspection(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof SavedInspectionError) throw badInput(`${path}: ${error.message}`, error);
    if ((error as NodeJS.ErrnoException).errno === undefined) throw error;
    throw badInput(`${path}: ${reasonOf(error)}`, error);
  }
}

function numbered(frame: Frame, place: number): Frame {
  const { source, earlier } = frame;
  return {
    ...frame,
    source: `${place} ${source}`,
    ...(earlier && { earlier: { ...earlier, source: `${place} ${earlier.source}` } }),
  };
}

interface Told extends CoveredChart {
  readonly coverage: EdgeCoverage;
  readonly remarks: readonly string[];
}

function toldOf(machine: AnyStateMachine, coverage: EdgeCoverage): Told {
  const { edges, never, actors, unplaced } = coverage;
  const hidden = edges.filter((edge) => edge.hidden).length;
  const visible = edges.length - hidden;
  const steps = edges.reduce((sum, { count }) => sum + count, 0);
  const title = `${coverage.machine}: ${visible - never.length} of ${visible} edges taken, in ${countText(steps)} steps of ${countText(actors)} ${actors === 1 ? 'actor' : 'actors'}`;
  const remarks = [
    ...(hidden > 0
      ? [`${hidden} edges without an event leave no message and are not counted.`]
      : []),
    ...(unplaced > 0
      ? [
          `${countText(unplaced)} steps fit no state of the machine: its chart is another one, or the context was cut.`,
        ]
      : []),
  ];
  const { root, states } = outlineOf(machine);
  return {
    title: onOneLine(title),
    description:
      remarks[0] ?? (never.length > 0 ? `${never.length} never taken` : 'every edge was taken'),
    states: [root, ...states],
    edges: edges.map((edge) => ({ ...edge, possible: 0 })),
    coverage,
    remarks,
  };
}

const heads = ['edge', 'taken'];
const rowsOf = ({ coverage }: Told): string[][] =>
  coverage.edges
    .filter(({ hidden }) => !hidden)
    .map(({ name, count }) => [onOneLine(name), count === 0 ? 'never' : countText(count)]);

const renderers: Readonly<
  Record<DiffFormat, (told: Told, style: Style) => string | Promise<string>>
> = {
  text: (told, { colours }) =>
    [
      colours.bold(told.title),
      '',
      ...tableOf(heads, rowsOf(told), colours, ['left', 'right']),
      ...(told.remarks.length > 0 ? ['', ...told.remarks] : []),
    ].join('\n'),
  markdown: (told) =>
    [
      `## ${escapeMarkdown(told.title)}`,
      '',
      `| ${heads.join(' | ')} |`,
      '| --- | ---: |',
      ...rowsOf(told).map((row) => `| ${row.map(escapeMarkdown).join(' | ')} |`),
      '',
      ...told.remarks.map((line) => `${line}\n`),
    ].join('\n'),
  json: ({ coverage }) => printableJson(coverage, 2),
  mermaid: mermaidOfCoverage,
  svg: renderCoverage,
};
