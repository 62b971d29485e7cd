// One exception from the plan: for which instances and which phase it holds, how many times, and what
// it says. All of it is plain data.

import type { Outcome } from '../../../machines/index.js';
import type { Plan } from '../../plan/index.js';
import { type OtherEndKey, otherEnds } from '../../plan/internal.js';
import type { Distribution } from '../../random/index.js';
import {
  endsOf,
  isBesides,
  type PhaseStart,
  type PlannedName,
  plannedNameOf,
} from './phase-start.js';
import { includes, narrowness, type Selection } from './selection.js';

/** How likely a phase ends in which way, from 0 to 1; 0 for those left out when any is given. */
export type ChangedChances = Readonly<Partial<Record<OtherEndKey, number | undefined>>>;

/** How a phase goes where an override says so. What it leaves out is as in the plan. */
export interface PhaseChange extends ChangedChances {
  /** How long the phase takes, in milliseconds; `never`: until it is ended by hand. */
  readonly takes?: Distribution | 'never' | undefined;
  /** How the phase ends, always. */
  readonly outcome?: Outcome | undefined;
}

/** An exception from the plan, as it was ordered. */
export interface OverrideOrder {
  readonly selection: Selection;
  /** What it is about: a phase, or something besides phases; every phase when left out. */
  readonly phase?: PlannedName | undefined;
  /** The operation of the API that has to be the cause, by its name or id; any when left out. */
  readonly operation?: string | undefined;
  /** A whole other plan, or what is different about the phase. */
  readonly change: { readonly plan: Plan } | PhaseChange;
  /** For how many phases it holds; for good when left out. */
  readonly uses?: number | undefined;
  /** How long it holds, in milliseconds of the service's time; without end when left out. */
  readonly forMs?: number | undefined;
}

/** An exception from the plan, in force. */
export interface Override extends OverrideOrder {
  readonly id: string;
  /** Tells the order in which they were given. */
  readonly seq: number;
  /** How many phases it has decided so far. */
  readonly used: number;
  /** When it is over, in milliseconds since 1970 of the service's time; never when left out. */
  readonly untilMs?: number | undefined;
}

/** Whether the override can decide nothing more: it has no uses left, or its time is over. */
export const isSpent = (
  { used, uses = Number.POSITIVE_INFINITY, untilMs = Number.POSITIVE_INFINITY }: Override,
  nowMs: number,
): boolean => used >= uses || nowMs >= untilMs;

/** The ends that a change wants to be possible, with the key of each. */
export function endsWanted(change: Omit<PhaseChange, 'takes'>) {
  return [
    ...(change.outcome ? [['outcome', change.outcome] as const] : []),
    ...otherEnds.flatMap(({ key, outcome }) => (change[key] ? [[key, outcome] as const] : [])),
  ];
}

/** Whether the override decides how something goes: what it names, or all that can end as it says. */
export function decides(override: Override, phaseStart: PhaseStart): boolean {
  if (isSpent(override, phaseStart.nowMs)) return false;
  const { selection, phase, operation, change } = override;
  const name = phaseStart.besides ?? plannedNameOf(phaseStart.state);
  if (name === undefined || (phase !== undefined && phase !== name)) return false;
  if (operation !== undefined && !isCalled(operation, phaseStart.operation)) return false;
  const included = includes(selection, phaseStart.instance);
  if (!('plan' in change)) {
    if (isBesides(name)) return (phase ?? operation) !== undefined && included;
    const ends = endsOf(phaseStart.state, phaseStart.instance.kind);
    if (!endsWanted(change).every(([, end]) => ends.includes(end))) return false;
  }
  return included;
}

/** Whether an operation with this id, such as `v2.createInstance`, has this name or id. */
const isCalled = (name: string, id: string | undefined): boolean =>
  id !== undefined && (name === id || name === id.slice(id.lastIndexOf('.') + 1));

/**
 * Sorts overrides so that the first that applies is the one to go by: the narrowest choice of
 * instances, then one for an operation, then one for a phase, then the latest.
 */
export function mostSpecificFirst(a: Override, b: Override): number {
  const [rankA, rankB] = [a, b].map(({ selection, phase, operation }) => [
    ...narrowness(selection),
    Number(operation !== undefined),
    Number(phase !== undefined),
  ]) as [number[], number[]];
  const differs = rankA.findIndex((value, place) => value !== rankB[place]);
  return differs < 0 ? b.seq - a.seq : (rankB[differs] as number) - (rankA[differs] as number);
}
