// A watch on a terminal: a table that is drawn again in its place with every round and every second.

import { kindNames, lifecycle, type StateName } from '../../../machines/index.js';
import type { FleetMember, FleetRound } from '../../observer/index.js';
import { readObservedStatus } from '../../observer/index.js';
import { shortDuration } from '../terminal/durations.js';
import { tableOf, widthOf } from '../terminal/layout.js';
import { cut } from '../terminal/printable.js';
import { colouredState, servingMark } from '../terminal/state-label.js';
import { styleFor } from '../terminal/style.js';
import { expectationFor } from './expectation.js';
import { serves } from './plain-view.js';
import type { View, ViewOptions } from './view.js';

const tickMs = 1000;
const usualRows = 24;
/** Heading, summary, the line below and the one that the cursor is on. */
const otherLines = 4;
/** How wide cells get; the columns that make room for the others first come last. */
const widths = { name: 28, id: 8, kind: 20, status: 16, next: 34 };

/** The table. */
export function liveView({ environment, ranges, details, place }: ViewOptions): View {
  const { stdout, variables, clock } = environment;
  let drawn = 0;
  let latest: FleetRound | undefined;
  let rounds = 0;
  let failureText = '';
  let timer: unknown;

  function rowOf({ instanceId, status, sinceMs, missing }: FleetMember, isWide: boolean): string[] {
    const { colours } = styleFor(stdout, variables);
    const { name = '', kind } = details.get(instanceId) ?? {};
    const forMs = clock.now() - sinceMs;
    const longestMs =
      ranges[status as keyof typeof ranges]?.usuallyToMs ?? Number.POSITIVE_INFINITY;
    const next =
      missing > 0
        ? 'not on the last list'
        : forMs > longestMs
          ? 'longer than usual'
          : expectationFor(status, kind, ranges);
    const short = cut(status, widths.status);
    return [
      cut(name || instanceId, widths.name),
      ...(isWide ? [cut(instanceId, widths.id), kind ? kindNames[kind] : '?'] : []),
      readObservedStatus(status)
        ? colouredState(status as StateName, colours)
        : colours.yellow(short),
      servingMark(serves(status), colours),
      shortDuration(forMs),
      ...(isWide ? [forMs > longestMs ? colours.yellow(next) : cut(next, widths.next)] : []),
    ];
  }

  function linesOf({ instances, atMs }: FleetRound): string[] {
    const { colours, columns } = styleFor(stdout, variables);
    const room = Math.max(1, (stdout.rows || usualRows) - otherLines);
    const all = [...instances.values()];
    const shown = all.length > room ? byUrgency(all).slice(0, room) : all;
    const tables = [true, false].map((isWide) => {
      const head = isWide
        ? ['Name', 'Id', 'Kind', 'Status', 'Serving', 'For', 'Next']
        : ['Name', 'Status', 'Serving', 'For'];
      return tableOf(
        head,
        shown.map((each) => rowOf(each, isWide)),
        colours,
      );
    });
    const fits = (lines: string[]) => lines.every((line) => widthOf(line) < columns);
    const table = tables.find(fits) ?? shown.map(({ status }) => cut(status, columns - 1));
    const counts = new Map<string, number>();
    for (const { status } of all) counts.set(status, (counts.get(status) ?? 0) + 1);
    const sums = [...counts].map(([status, count]) => `${count} ${status}`).join(', ');
    const more =
      all.length > shown.length ? `, ${all.length - shown.length} of them not shown` : '';
    const age = shortDuration(clock.now() - atMs);
    const summary = `${all.length} ${all.length === 1 ? 'instance' : 'instances'}${more}${sums && `: ${sums}`}`;
    const total = all.length === 0 ? `there is no instance ${place()}` : summary;
    const foot = failureText || `round ${rounds}, ${age} ago · Ctrl-C ends it`;
    return [...table, cut(total, columns - 1), colours.dim(cut(foot, columns - 1))];
  }

  function draw(): void {
    clock.clearTimeout(timer);
    const lines = latest ? linesOf(latest) : failureText ? [cut(failureText, 79)] : [];
    const back = drawn > 0 ? `\u001b[${drawn}F\u001b[0J` : '';
    stdout.write(back + lines.map((line) => `${line}\n`).join(''));
    drawn = lines.length;
    timer = clock.setTimeout(draw, tickMs);
  }

  return {
    round(round) {
      latest = round;
      rounds++;
      failureText = '';
      draw();
    },
    failure({ message }) {
      failureText = `no answer: ${message}`;
      draw();
    },
    end() {
      if (drawn > 0) draw();
      clock.clearTimeout(timer);
    },
  };
}

/** Failed and unknown instances first, then those in transition, then the others. */
function byUrgency(all: readonly FleetMember[]): FleetMember[] {
  const urgency = ({ status }: FleetMember) => {
    const known = readObservedStatus(status);
    if (known === undefined || lifecycle.hasTag(known, 'failed')) return 0;
    return lifecycle.hasTag(known, 'transitional') ? 1 : 2;
  };
  return [...all].sort((one, other) => urgency(one) - urgency(other));
}
