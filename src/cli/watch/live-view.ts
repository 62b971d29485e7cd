// A watch on a terminal: a table that is drawn again in its place with every round and every second.

import { kindNames, lifecycle, type StateName } from '../../../machines/index.js';
import {
  type FleetMember,
  type FleetRound,
  type ProbeFailure,
  readObservedStatus,
} from '../../observer/index.js';
import { shortDuration } from '../terminal/durations.js';
import { tableOf, widthOf } from '../terminal/layout.js';
import { cut } from '../terminal/printable.js';
import { colouredState, servingMark } from '../terminal/state-label.js';
import { type Colours, styleFor } from '../terminal/style.js';
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
export class LiveView implements View {
  readonly #options: ViewOptions;
  /** How many lines the last drawing has. */
  #drawn = 0;
  #latest: FleetRound | undefined;
  #rounds = 0;
  #failureText = '';
  #timer: unknown;

  constructor(options: ViewOptions) {
    this.#options = options;
  }

  round(round: FleetRound): void {
    this.#latest = round;
    this.#rounds++;
    this.#failureText = '';
    this.#draw();
  }

  failure({ message }: ProbeFailure): void {
    this.#failureText = `no answer: ${message}`;
    this.#draw();
  }

  end(): void {
    if (this.#drawn > 0) this.#draw();
    this.#options.environment.clock.clearTimeout(this.#timer);
  }

  #draw(): void {
    const { stdout, clock } = this.#options.environment;
    clock.clearTimeout(this.#timer);
    const failure = this.#failureText && [cut(this.#failureText, 79)];
    const lines = this.#latest ? this.#linesOf(this.#latest) : failure || [];
    const back = this.#drawn > 0 ? `\u001b[${this.#drawn}F\u001b[0J` : '';
    stdout.write(back + lines.map((line) => `${line}\n`).join(''));
    this.#drawn = lines.length;
    this.#timer = clock.setTimeout(() => this.#draw(), tickMs);
  }

  #linesOf({ instances, atMs }: FleetRound): string[] {
    const { environment, place } = this.#options;
    const { stdout, variables, clock } = environment;
    const { colours, columns } = styleFor(stdout, variables);
    const room = Math.max(1, (stdout.rows || usualRows) - otherLines);
    const all = [...instances.values()];
    const shown = all.length > room ? byUrgency(all).slice(0, room) : all;
    const total = all.length === 0 ? `there is no instance ${place()}` : summaryOf(all, shown);
    const age = shortDuration(clock.now() - atMs);
    const foot = this.#failureText || `round ${this.#rounds}, ${age} ago · Ctrl-C ends it`;
    return [
      ...this.#tableOf(shown, colours, columns),
      cut(total, columns - 1),
      colours.dim(cut(foot, columns - 1)),
    ];
  }

  /** The widest table that fits, or just the statuses. */
  #tableOf(shown: readonly FleetMember[], colours: Colours, columns: number): string[] {
    const tables = [true, false].map((isWide) => {
      const head = isWide
        ? ['Name', 'Id', 'Kind', 'Status', 'Serving', 'For', 'Next']
        : ['Name', 'Status', 'Serving', 'For'];
      return tableOf(
        head,
        shown.map((each) => this.#rowOf(each, isWide, colours)),
        colours,
      );
    });
    const fits = (lines: string[]) => lines.every((line) => widthOf(line) < columns);
    return tables.find(fits) ?? shown.map(({ status }) => cut(status, columns - 1));
  }

  #rowOf(member: FleetMember, isWide: boolean, colours: Colours): string[] {
    const { environment, ranges, details } = this.#options;
    const { instanceId, status, sinceMs, missing } = member;
    const { name = '', kind } = details.get(instanceId) ?? {};
    const forMs = environment.clock.now() - sinceMs;
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
}

/** How many instances there are, in which statuses. */
function summaryOf(all: readonly FleetMember[], shown: readonly FleetMember[]): string {
  const counts = new Map<string, number>();
  for (const { status } of all) counts.set(status, (counts.get(status) ?? 0) + 1);
  const sums = [...counts].map(([status, count]) => `${count} ${status}`).join(', ');
  const more = all.length > shown.length ? `, ${all.length - shown.length} of them not shown` : '';
  return `${all.length} ${all.length === 1 ? 'instance' : 'instances'}${more}: ${sums}`;
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
