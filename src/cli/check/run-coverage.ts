// Which edges of the lifecycle a trace shows, and how often: as a table, a picture, or JSON.

import { instanceMachine, lifecycle } from '../../../machines/index.js';
import {
  type CoveredChart,
  type CoveredEdge,
  escapeMarkdown,
  mermaidOfCoverage,
  outlineOf,
  renderCoverage,
} from '../../diagram/internal.js';
import type { EdgeSightings, SeenEdge, TraceReport } from '../../observer/index.js';
import { isHidden } from '../../observer/internal.js';
import type { Environment } from '../environment/environment.js';
import { onOneLine } from '../environment/failures.js';
import { writeOutput } from '../environment/output-files.js';
import { countText } from '../terminal/figures.js';
import { tableOf } from '../terminal/layout.js';
import { printableJson } from '../terminal/printable.js';
import { type Style, styleFor } from '../terminal/style.js';
import { countOf } from './outcome.js';
import { type CheckSettings, checkTraces } from './run-check.js';

/** The forms in which coverage is told. */
export const coverageFormats = ['text', 'json', 'markdown', 'mermaid', 'svg'] as const;
export type CoverageFormat = (typeof coverageFormats)[number];

/** What is asked for, as the command line has it. */
export interface CoverageSettings extends Omit<CheckSettings, 'format'> {
  readonly format: CoverageFormat;
  readonly output?: string;
}

/** The coverage of a trace, ready to be told. */
interface Told extends CoveredChart {
  readonly report: TraceReport;
  /** What cannot be said of one edge, a line each. */
  readonly remarks: readonly string[];
  readonly sightings: readonly (EdgeSightings & { readonly hidden: boolean })[];
}

const renderers: Readonly<
  Record<CoverageFormat, (told: Told, style: Style) => string | Promise<string>>
> = {
  text: (told, { colours }) =>
    [
      colours.bold(told.title),
      '',
      ...tableOf(heads, rowsOf(told), colours, ['left', 'right', 'right', 'right']),
      '',
      ...told.remarks,
    ].join('\n'),
  markdown: (told) =>
    [
      `## ${escapeMarkdown(told.title)}`,
      '',
      `| ${heads.join(' | ')} |`,
      '| --- | ---: | ---: | ---: |',
      ...rowsOf(told).map((row) => `| ${row.map(escapeMarkdown).join(' | ')} |`),
      '',
      ...told.remarks.map((line) => `${escapeMarkdown(line)}\n`),
    ].join('\n'),
  json: ({ report: { counts, coverage, verdict }, sightings }) => {
    const { oneStep, moreSteps, undecided, ambiguous } = coverage;
    const { changes, violations } = counts;
    return printableJson(
      { verdict, changes, violations, oneStep, moreSteps, undecided, edges: sightings, ambiguous },
      2,
    );
  },
  mermaid: mermaidOfCoverage,
  svg: renderCoverage,
};

/**
 * Tells which edges some traces show.
 *
 * @throws CommandFailure for input that cannot be used
 */
export async function runCoverage(
  paths: readonly string[],
  { format, output, ...settings }: CoverageSettings,
  environment: Environment,
): Promise<void> {
  const { report } = await checkTraces(paths, settings, environment);
  const style = styleFor(environment.stdout, environment.variables);
  const text = `${(await renderers[format](toldOf(report), style)).trimEnd()}\n`;
  if (output === undefined) environment.stdout.write(text);
  else await writeOutput(output, text, environment);
}

function toldOf(report: TraceReport): Told {
  const { counts, coverage } = report;
  const keyOf = ({ from, event, guard = '', to }: SeenEdge) => [from, event, guard, to].join(' ');
  const found = new Map(coverage.edges.map((edge) => [keyOf(edge), edge]));
  const sightings = lifecycle.edges.map((edge) => {
    const { from, event, guard, to } = edge;
    const { seen = 0, passed = 0, possible = 0 } = found.get(keyOf(edge)) ?? {};
    const known = { from, event, ...(guard && { guard }), to, seen, passed, possible };
    return { ...known, hidden: isHidden(edge) };
  });
  const shown = sightings.filter(({ seen, passed }) => seen + passed > 0).length;
  const visible = sightings.filter(({ hidden }) => !hidden).length;
  const title = `${shown} of ${visible} edges that polls can show, in ${countOf(counts.changes, 'change')} of ${countOf(counts.instances, 'instance')}`;
  const { root, states } = outlineOf(instanceMachine);
  return {
    report,
    title,
    description: sumOf(report),
    states: [root, ...states],
    edges: sightings.map(
      ({ from, event, guard = '', to, seen, passed, possible, hidden }): CoveredEdge => ({
        ...{ from, event, guard, to, possible, hidden },
        count: seen + passed,
      }),
    ),
    sightings,
    remarks: remarksOn(report, sightings),
  };
}

/** How the changes of a trace add up. */
const sumOf = ({ counts, coverage: { oneStep, moreSteps, undecided } }: TraceReport): string =>
  `${countOf(counts.changes, 'change')} = ${countText(oneStep)} by one edge + ${countText(moreSteps)} with unseen steps + ${countText(undecided)} that several edges explain`;

function remarksOn(report: TraceReport, sightings: Told['sightings']): string[] {
  const { counts, coverage } = report;
  const hidden = sightings.filter((edge) => edge.hidden).length;
  return [
    `${sumOf(report)}.`,
    ...coverage.ambiguous.map(
      ({ edges, count }) =>
        `${countText(count)}×, and nothing tells which: ${edges.map(nameOf).join('; or ')}.`,
    ),
    `${countOf(hidden, 'edge')} of the chart leave the status as it is, and no poll can show them.`,
    ...(counts.violations > 0
      ? [`${countOf(counts.violations, 'violation')} of the chart: see check.`]
      : []),
  ].map(onOneLine);
}

const heads = ['edge', 'seen', 'passed unseen', 'possible'];

const rowsOf = ({ sightings }: Told): string[][] =>
  sightings
    .filter(({ hidden, possible }) => !hidden || possible > 0)
    .map((edge) => [
      nameOf(edge),
      edge.seen + edge.passed + edge.possible === 0 ? 'never' : countText(edge.seen),
      edge.passed > 0 ? countText(edge.passed) : '',
      edge.possible > 0 ? countText(edge.possible) : '',
    ]);

const nameOf = ({ from, event, guard, to }: SeenEdge): string =>
  `${from}, on ${event}${guard ? ` [${guard}]` : ''}, to ${to}`;
