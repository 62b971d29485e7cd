// A timeline for people: one row per event, with what was refused and why below its row.

import { isPlanned } from '../../../machines/index.js';
import { formatDuration } from '../../plan/index.js';
import type { Timeline, TimelineEntry } from '../../simulator/index.js';
import { tableOf, widthOf, wrapped } from '../terminal/layout.js';
import { colouredState, servingMark, statusLabel } from '../terminal/state-label.js';
import type { Style } from '../terminal/style.js';

const head = ['Virtual time', 'Event', 'Status', 'Serving'];

/** Writes what happened, line by line. */
export function timelineReport(timeline: Timeline, { colours, columns }: Style): string[] {
  const { born, entries } = timeline;
  const days = String(dayOf(timeline.end.atMs)).length;
  let shownDay = -1;
  const timeCell = (atMs: number) => {
    const day = dayOf(atMs);
    const shown = day === shownDay ? '' : `${day}d`;
    shownDay = day;
    return `${shown.padStart(days + 1)} ${timeOfDay(atMs)}`;
  };

  const birth = [timeCell(0), colours.dim('(birth)'), colouredState(born.state, colours)];
  const rows = [
    [...birth, servingMark(born.serving, colours)],
    ...entries.map((entry) => [
      timeCell(entry.atMs),
      entry.mover === 'operator' ? colours.bold(entry.event) : entry.event,
      isInVain(entry)
        ? colours.dim(statusLabel(entry.from))
        : `${colouredState(entry.from, colours)} → ${colouredState(entry.to, colours)}`,
      servingMark(entry.serving, colours),
    ]),
  ];
  const took = tookColumn(timeline).map((text) => text && colours.dim(text));
  const wide = tableOf(
    [...head, 'Took'],
    rows.map((row, i) => [...row, took[i] ?? '']),
    colours,
    ['left', 'left', 'left', 'left', 'right'],
  );
  const fits = wide.every((line) => widthOf(line) <= columns);
  const [heading = '', first = '', ...lines] = fits ? wide : tableOf(head, rows, colours);
  // The notes begin below the events.
  const indent = ' '.repeat(2 + days + 1 + 1 + timeOfDay(0).length + 2);
  return [
    heading,
    first,
    ...lines.flatMap((line, i) => [
      line,
      ...noteOn(entries[i] as TimelineEntry, columns - indent.length).map(
        (note) => indent + colours.yellow(note),
      ),
    ]),
  ];
}

const isInVain = ({ refused, withoutEffect }: TimelineEntry) => Boolean(refused ?? withoutEffect);

/** How long what a platform's outcome ended had been going on; empty for everything else. */
function tookColumn({ entries }: Timeline): string[] {
  let sinceMs = 0;
  return [
    '',
    ...entries.map((entry) => {
      if (isInVain(entry)) return '';
      const took = formatDuration(entry.atMs - sinceMs);
      sinceMs = entry.atMs;
      return entry.mover === 'platform' && isPlanned(entry.event) ? took : '';
    }),
  ];
}

/** What is to be said below an event, broken into lines of at most `width` characters. */
function noteOn({ refused, withoutEffect }: TimelineEntry, width: number): string[] {
  if (withoutEffect) return ['↳ without effect'];
  if (!refused) return [];
  const text = `refused with ${refused.code}: ${refused.message}`;
  return wrapped(text, width - 2).map((line, i) => `${i === 0 ? '↳' : ' '} ${line}`);
}

const dayMs = 86_400_000;

/** The day of a time since creation; the first one is 0. */
const dayOf = (atMs: number): number => Math.floor(atMs / dayMs);

/** The time since the day began, such as `04:12:07.250`. */
// The date of a day in 1970 has the digits at hand.
const timeOfDay = (atMs: number): string => new Date(atMs % dayMs).toISOString().slice(11, 23);
