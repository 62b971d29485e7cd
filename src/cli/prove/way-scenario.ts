// A way through the lifecycle as a scenario that `simulate` plays: one event a minute.

import {
  type EventName,
  isRequest,
  type Kind,
  lifecycle,
  type Outcome,
  type Request,
  type StateName,
  situationOf,
} from '../../../machines/index.js';
import { otherEnds, phaseAt } from '../../plan/internal.js';
import type { Trace } from '../../prove/index.js';
import { unplannedEvents } from '../../simulator/internal.js';
import { badInput } from '../environment/failures.js';

interface Entry {
  readonly list: string;
  readonly at: string;
  readonly request?: Request;
  takes?: string;
  outcome?: Outcome;
  [endsAfter: string]: string | undefined;
}

/** Longer than any way: work that the way does not end lasts beyond the scenario. */
const forLong = '30d';

/**
 * Writes a scenario in which an instance goes a way, and is at its end when the scenario ends.
 *
 * @throws CommandFailure when the lifecycle does not go that way: a counterexample of a changed chart
 */
export function scenarioOf({ start, steps }: Trace): string {
  const kind = start.name as Kind;
  const phases = new Map<string, Record<string, string | number>>();
  const entries: Entry[] = [];
  // What brought the instance where it is: nothing but its birth, an entry, or the end of a phase.
  let cause: { at: number; entry?: Entry } = { at: 0 };

  for (const [number, { event, state }] of steps.entries()) {
    const before = steps[number - 1];
    if (!event || !before) continue;
    const type = event.type as EventName;
    const from = before.state as StateName;
    const next = lifecycle.next(situationOf(kind, from), type);
    if ((next ?? from) !== state) {
      throw badInput(`--scenario: the lifecycle does not lead from ${from} to ${state} by ${type}`);
    }
    if (isRequest(type)) {
      const entry: Entry = { list: 'requests', at: `${number}m`, request: type };
      if (next && phaseAt(next)) entry.takes = forLong;
      entries.push(entry);
      if (next) cause = { at: number, entry };
    } else if (next) {
      const unplanned = unplannedEvents.find(({ outcome }) => outcome === type);
      const takes = `${number - cause.at}m`;
      const mended = unplannedEvents.find(({ list }) => list === cause.entry?.list);
      if (unplanned) {
        const entry: Entry = { list: unplanned.list, at: `${number}m` };
        entries.push(entry);
        cause = { at: number, entry };
      } else {
        if (cause.entry?.request) Object.assign(cause.entry, { takes, outcome: type });
        else if (cause.entry && mended) cause.entry[mended.endsAfter] = takes;
        else endPhase(phases, from, takes, type);
        cause = { at: number };
      }
    }
    const phase = next && !cause.entry?.request ? phaseAt(next) : undefined;
    if (phase && !phases.has(phase.name)) phases.set(phase.name, { takes: forLong });
  }
  const birth = phaseAt(steps[0]?.state as StateName);
  if (birth && !phases.has(birth.name)) phases.set(birth.name, { takes: forLong });
  return written(kind, phases, entries, steps.length - 1);
}

/** Has a plan end a phase. */
function endPhase(
  phases: Map<string, Record<string, string | number>>,
  state: StateName,
  takes: string,
  outcome: Outcome,
): void {
  const name = phaseAt(state)?.name;
  if (name === undefined) throw badInput(`--scenario: no plan ends ${state} by ${outcome}`);
  const known = phases.get(name);
  if (known && known.takes !== forLong) {
    throw badInput(`--scenario: ${name} would have to end in two ways`);
  }
  const other = otherEnds.find((end) => end.outcome === outcome);
  phases.set(name, { takes, ...(other && { [other.key]: 1 }) });
}

function written(
  kind: Kind,
  phases: ReadonlyMap<string, Readonly<Record<string, string | number>>>,
  entries: readonly Entry[],
  minutes: number,
): string {
  const inline = (entry: Readonly<Record<string, string | number | undefined>>) =>
    `{ ${Object.entries(entry)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => `${key}: ${value}`)
      .join(', ')} }`;
  const lists = [...new Set(entries.map(({ list }) => list))];
  return [
    '# A way through the lifecycle, one event a minute.',
    `kind: ${kind}`,
    'plan:',
    '  name: this way',
    '  like: instant',
    ...(phases.size > 0 ? ['  phases:'] : []),
    ...[...phases].map(([name, phase]) => `    ${name}: ${inline(phase)}`),
    ...lists.flatMap((name) => [
      `${name}:`,
      ...entries
        .filter(({ list }) => list === name)
        .map(({ list: _, ...entry }) => `  - ${inline(entry)}`),
    ]),
    `end: ${minutes}m 30s`,
    '',
  ].join('\n');
}
