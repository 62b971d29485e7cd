// A profile as its document has it, with the path of each part, and how the parts make groups.

import type { Kind, Request, StateName } from '../../../machines/index.js';
import type { Plan, ValidationIssue } from '../../plan/index.js';
import type { Distribution } from '../../random/index.js';
import type { ProfileGroup, Reactions, UnaskedKey, Workload } from './profile.js';

/** Takes out what the common workload has. */
export const never = 'never';

/** The operator does nothing about a status out of service. */
export const wait = 'wait';

/** How the operator reacts to a status out of service. */
export type WrittenReactions = Reactions | typeof wait;

/** What a `workload` holds. */
export interface WrittenWorkload
  extends Readonly<Partial<Record<UnaskedKey, Distribution | typeof never | undefined>>> {
  readonly requests?: Readonly<Partial<Record<Request, Distribution | typeof never>>> | undefined;
  readonly reactions?: Readonly<Partial<Record<StateName, WrittenReactions>>> | undefined;
}

/** An entry of a `mix`. Its plan and workload go before the profile's. */
export interface WrittenMixEntry {
  readonly kind: Kind;
  readonly weight: number;
  readonly plan?: Plan | undefined;
  readonly workload?: WrittenWorkload | undefined;
}

/** What the file of a profile holds. */
export interface WrittenProfile {
  readonly name?: string | undefined;
  readonly kind?: Kind | undefined;
  readonly mix?: readonly WrittenMixEntry[] | undefined;
  readonly plan?: Plan | undefined;
  readonly workload?: WrittenWorkload | undefined;
  readonly instances: number;
  readonly horizon: number;
  readonly seed?: number | undefined;
}

/** The path to a part of a document. */
export type DocumentPath = ValidationIssue['path'];

/** A group, and where the document has its parts. */
export interface WrittenGroup extends ProfileGroup {
  readonly written: WrittenWorkload;
  /** The path of its entry of the mix; empty when the profile has no mix. */
  readonly entryPath: DocumentPath;
  /** The path of its plan. */
  readonly planPath: DocumentPath;
  /** The path of something in its workload: in the entry of the mix, else in the common workload. */
  pathOf(...keys: readonly string[]): DocumentPath;
}

/** Puts the groups of a profile together; one without kind or plan is left out. */
export function groupsOf({ kind, mix, plan, workload }: WrittenProfile): WrittenGroup[] {
  const entries = mix ?? (kind ? [{ kind, weight: 1 }] : []);
  const sum = entries.reduce((total, { weight }) => total + weight, 0);
  return entries.flatMap((entry: WrittenMixEntry, index) => {
    const own = entry.plan ?? plan;
    if (!own) return [];
    const written = overlaid(workload, entry.workload);
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
function overlaid(common: WrittenWorkload = {}, own: WrittenWorkload = {}): WrittenWorkload {
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
