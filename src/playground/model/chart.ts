// The machine with what people change in it: what it does, and how it differs from the one that is published.

import { eventNames, type InstanceMachine, instanceMachine } from '../../../machines/index.js';
import {
  AlterationError,
  alterMachine,
  instanceStarts,
  UnprovableError,
} from '../../prove/index.js';
import { explore, nodesBelow, writtenEdges } from '../../prove/internal.js';

/** An edge as it is written. */
export interface ChartEdge {
  /** The edge in words, with its guard: the same in two charts for what is the same edge. */
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly event: string;
}

/** A state as it is written. */
export interface ChartState {
  readonly name: string;
  /** The last part of the name. */
  readonly label: string;
  readonly tags: readonly string[];
}

/** A machine, ready to be drawn and played with. */
export interface Chart {
  readonly machine: InstanceMachine;
  readonly changes: readonly string[];
  readonly states: ReadonlyMap<string, ChartState>;
  readonly edges: ReadonlyMap<string, ChartEdge>;
  /** The names of the edges by what XState has for them. */
  readonly names: ReturnType<typeof writtenEdges>;
  /** All events that it has an edge for, and those that it has lost. */
  readonly events: readonly string[];
}

/** Says what is wrong with a change, in one line. */
export class ChangeError extends Error {
  override readonly name = 'ChangeError';
}

/** How many changes there can be, and how long each. */
export const mostChanges = 20;
const longestChange = 200;

const known = new Map<string, Chart>();

/**
 * The published machine but for some changes.
 *
 * @throws ChangeError when they cannot be made, or what they make cannot begin or go on
 */
export function chartWith(changes: readonly string[]): Chart {
  const key = JSON.stringify(changes);
  const before = known.get(key);
  if (before) return before;
  if (changes.length > mostChanges) {
    throw new ChangeError(`more than ${mostChanges} changes, which an address has no room for`);
  }
  const long = changes.find((change) => change.length > longestChange);
  if (long) throw new ChangeError(`${long.slice(0, 40)}…: longer than ${longestChange} characters`);
  const broken = changes.find((change) => /\p{Surrogate}/u.test(change));
  if (broken)
    throw new ChangeError(`${broken}: has half of a character, which no address can have`);
  try {
    const chart = chartOf(alterMachine(instanceMachine, changes), changes);
    attempt(chart);
    known.set(key, chart);
    return chart;
  } catch (error) {
    if (!(error instanceof AlterationError || error instanceof UnprovableError)) throw error;
    throw new ChangeError(error.message.replaceAll(/\s*\n\s*/g, ' '));
  }
}

function chartOf(machine: InstanceMachine, changes: readonly string[]): Chart {
  const nodes = nodesBelow(machine.root).filter(({ path }) => path.length > 0);
  const names = writtenEdges(machine);
  const edges = [...names].map(([{ source, target, eventType }, name]): ChartEdge => {
    const from = source.path.join('.');
    return { name, from, to: target?.[0]?.path.join('.') ?? from, event: eventType };
  });
  return {
    machine,
    changes,
    states: new Map(
      nodes.map(({ path, key, tags }) => [
        path.join('.'),
        { name: path.join('.'), label: key, tags },
      ]),
    ),
    edges: new Map(edges.map((edge) => [edge.name, edge])),
    names,
    events: [...new Set([...eventNames, ...edges.map(({ event }) => event)])],
  };
}

/** Goes everywhere once: a state that cannot be entered is found out here, and not while it is played with. */
function attempt({ machine, events }: Chart): void {
  const all = events.map((type) => ({ type }));
  const limits = { depth: Number.POSITIVE_INFINITY, snapshots: 1000 };
  for (const start of instanceStarts) explore(machine, start, all, limits);
}
