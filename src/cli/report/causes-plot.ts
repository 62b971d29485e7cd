// What begins outages, as bars: how much downtime a year each cause makes, and how much of it follows a failure.

import { max } from 'd3-array';
import type { OutageCause, SimulatedCause } from '../../simulator/index.js';
import {
  type Beside,
  causeNote,
  exactCells,
  type FleetReport,
  simulatedCells,
} from '../fleet/index.js';
import { durationText, rateText, shareText } from '../terminal/figures.js';
import { at } from './axes.js';
import { legendOf, type Plot, type PlotSize } from './figure.js';
import { html, type Markup } from './markup.js';
import { scaleLinear } from './scales.js';

/** A bar: whose it is, where there are two profiles, and what it shows. */
interface Bar extends OutageCause {
  readonly of: string | undefined;
  readonly simulated: SimulatedCause | undefined;
}

/** The columns of tables of causes on the page: by mathematics, and of the run. */
export const causeColumns = [
  'Outages begin with',
  'Per year',
  'Downtime a year',
  'After a failure',
  'Of all downtime',
  'Simulated outages',
  'Simulated downtime a year',
  'Of all simulated downtime',
] as const;

/** The height of a bar with its text, in pixels. */
const rowHeight = 46;

/** The plot; undefined when there is no downtime. */
export function causesPlot(report: FleetReport, beside?: Beside<FleetReport>): Plot | undefined {
  const names = new Set(
    [report, beside?.answer].flatMap((each) => each?.causes ?? []).map(({ cause }) => cause),
  );
  const barsOf = ({ causes, simulated }: FleetReport, name: string, of?: string): Bar[] =>
    causes
      .filter(({ cause }) => cause === name)
      .map((each) => ({
        ...each,
        of,
        simulated: simulated.causes.find(({ cause }) => cause === name),
      }));
  const bars = [...names].flatMap((name) => [
    ...barsOf(report, name, beside?.names[0]),
    ...(beside ? barsOf(beside.answer, name, beside.names[1]) : []),
  ]);
  const most = max(bars, ({ downtimePerYearMs }) => downtimePerYearMs) ?? 0;
  if (most === 0) return undefined;
  // Causes without downtime are in the table only.
  const drawn = bars.filter(({ downtimePerYearMs }) => downtimePerYearMs > 0);
  const height = drawn.length * rowHeight + 8;
  return {
    id: 'causes',
    title: 'What begins outages',
    description: `Downtime a year in the long run by what ended service. ${drawn.map(barText).join('; ')}.`,
    caption: `An outage counts for what ended service, and lasts until service is back. Downtime a year and instance in the long run, by mathematics. ${causeNote}`,
    legend: legendOf([
      ['bar', 'before anything failed'],
      ['trouble', 'after something failed or broke'],
    ]),
    heights: { wide: height, narrow: height },
    draw: (size) => html`${drawn.map((bar, i) => draw(size, bar, i * rowHeight, most))}`,
    table: {
      caption: 'Outages by what began them',
      head: causeColumns,
      rows: bars.map((bar) => [nameOf(bar), ...exactCells(bar), ...simulatedCells(bar.simulated)]),
    },
  };
}

const nameOf = ({ cause, of }: Bar): string => (of === undefined ? cause : `${cause}, ${of}`);

const barText = (bar: Bar): string =>
  `${nameOf(bar)}: ${durationText(bar.downtimePerYearMs)}, ${shareText(bar.share, 2)}`;

function draw({ width }: PlotSize, bar: Bar, top: number, most: number): Markup {
  const x = scaleLinear([0, most], [0, width]);
  const { downtimePerYearMs: down, troublePerYearMs: trouble, perYear } = bar;
  const [calm, all] = [x(down - trouble), x(down)];
  const often = perYear > 0 ? `${rateText(perYear)} a year · ` : '';
  return html`<text class="strong" x="0" y="${top + 16}">${nameOf(bar)}</text>
<text x="${width}" y="${top + 16}" text-anchor="end">${often}${durationText(down)} · ${shareText(bar.share, 2)}</text>
<rect class="rail" x="0" y="${top + 23}" width="${width}" height="14" rx="2"/>
<rect class="bar" x="0" y="${top + 23}" width="${at(calm)}" height="14" rx="2"/>
${trouble > 0 ? html`<rect class="trouble" x="${at(Math.min(calm, width - 1))}" y="${top + 23}" width="${at(Math.max(all - calm, 1))}" height="14" rx="2"/>` : undefined}`;
}
