// A profile as somebody wrote it, with the places of things, and how its parts are put together.

import type { Kind, Request, StateName } from '../../../machines/index.js';
import type { Plan, ValidationIssue } from '../../plan/index.js';
import type { Distribution } from '../../random/index.js';
import type { ProfileGroup, Reactions, UnaskedKey, Workload } from './profile.js';

/** Says that something does not happen, also where the common workload says that it does. */
export const never = 'never';

/** Says that an operator does nothing about a failed status. */
export const wait = 'wait';

/** What the operator does about a failed status. */
export type WrittenReactions = Reactions | typeof wait;

/** What a `workload` holds. */
export interface WrittenWorkload
  extends Readonly<Partial<Record<UnaskedKey, Distribution | typeof never | undefined>>> {
  readonly requests?: Readonly<Partial<Record<Request, Distribution | typeof never>>> | undefined;
  readonly reactions?: Readonly<Partial<Record<StateName, WrittenReactions>>> | undefined;
}

/** An entry of a `mix`. What it says of plan and workload goes before what the profile says. */
export interface WrittenEntry {
  readonly kind: Kind;
  readonly weight: number;
  readonly plan?: Plan | undefined;
  readonly workload?: WrittenWorkload | undefined;
}

/** What the file of a profile holds. */
export interface WrittenProfile {
  readonly name?: string | undefined;
  readonly kind?: Kind | undefined;
  readonly mix?: readonly WrittenEntry[] | undefined;
  readonly plan?: Plan | undefined;
  readonly workload?: WrittenWorkload | undefined;
  readonly instances: number;
  readonly horizon: number;
  readonly seed?: number | undefined;
}

/** The way to a place in a document. */
export type DocumentPath = ValidationIssue['path'];

/** A group, and where the profile says what it says of it. */
export interface WrittenGroup extends ProfileGroup {
  readonly written: WrittenWorkload;
  /** Where its entry of the mix is; empty when the profile has no mix. */
  readonly entryPath: DocumentPath;
  /** Where the plan is. */
  readonly planPath: DocumentPath;
  /** Where the workload says something: in the entry of the mix, else in what all have in common. */
  pathOf(...keys: readonly string[]): DocumentPath;
}

/** Puts the groups of a profile together; one without kind or plan is left out. */
export function groupsOf({ kind, mix, plan, workload }: WrittenProfile): WrittenGroup[] {
  const entries = mix ?? (kind ? [{ kind, weight: 1 }] : []);
  const sum = entries.reduce((total, { weight }) => total + weight, 0);
  return entries.flatMap((entry: WrittenEntry, index) => {
    const own = entry.plan ?? plan;
    if (!own) return [];
    const written = laidOver(workload, entry.workload);
    return {
      kind: entry.kind,
      weight: entry.weight / sum,
      plan: own,
      workload: resolved(written),
      written,
      entryPath: mix ? ['mix', index] : [],
      planPath: entry.plan ? ['mix', index, 'plan'] : ['plan'],
      pathOf: (...keys) =>
        has(entry.workload, keys) ? ['mix', index, 'workload', ...keys] : ['workload', ...keys],
    };
  });
}

/** The workload of an entry over the common one: request by request, status by status. */
function laidOver(common: WrittenWorkload = {}, own: WrittenWorkload = {}): WrittenWorkload {
  return {
    ...common,
    ...own,
    requests: { ...common.requests, ...own.requests },
    reactions: { ...common.reactions, ...own.reactions },
  };
}

function resolved({ requests, reactions, ...unasked }: WrittenWorkload): Workload {
  const isGiven = ([, given]: [string, unknown]) =>
    given !== undefined && given !== never && given !== wait;
  return {
    requests: Object.fromEntries(Object.entries(requests ?? {}).filter(isGiven)),
    ...Object.fromEntries(Object.entries(unasked).filter(isGiven)),
    reactions: Object.fromEntries(Object.entries(reactions ?? {}).filter(isGiven)),
  };
}

function has(workload: unknown, keys: readonly string[]): boolean {
  const found = keys.reduce<unknown>(
    (inner, key) => (inner as Record<string, unknown> | undefined)?.[key],
    workload,
  );
  return found !== undefined;
}
