// Named predicates over the kind of instance: which kinds can do what. A guard that can stand in
// the way of a request also says with which error code and why the service refuses it.

import type { Kind } from './kinds.js';

/** What the chart remembers of an instance: its kind, given at birth and never changed. */
export interface InstanceContext {
  /** The kind of the instance, which never changes. */
  readonly kind: Kind;
}

type KindGuard = (args: { context: InstanceContext }) => boolean;

/** The chart's guards by name. */
export const guards = {
  /** Single-node instances keep no backups (CopyInstance, dcs-ug-0312031). */
  keepsBackups: (({ context }) => context.kind !== 'single') satisfies KindGuard,
  /** Backups of this kind are on one page and missing on three (dcs-ug-0312031). */
  isReadWriteSplit: (({ context }) => context.kind === 'ha_rw_split') satisfies KindGuard,
  /** No standby takes over while a single-node instance is resized (dcs-ug-0326011). */
  isSingle: (({ context }) => context.kind === 'single') satisfies KindGuard,
  /** A node can break without the instance only where there are several (dcs-ug-0312023). */
  hasNodesToSpare: (({ context }) => context.kind !== 'single') satisfies KindGuard,
  /** The one kind for which a page says what a failed restoration leaves (en-us_topic_0079835992). */
  isMasterStandby: (({ context }) => context.kind === 'ha') satisfies KindGuard,
};

/** The name of a guard of the chart. */
export type GuardName = keyof typeof guards;

/** What each guard asks, in words that fit after "if". */
export const guardMeanings: Readonly<Record<GuardName, string>> = {
  keepsBackups: 'the kind keeps backups (all but single)',
  isReadWriteSplit: 'the kind is ha_rw_split',
  isSingle: 'the kind is single',
  hasNodesToSpare: 'the kind keeps a node to spare (all but single)',
  isMasterStandby: 'the kind is ha',
};

/** How the service refuses a request that the kind of instance rules out for good. */
export const guardRefusals: Readonly<
  Partial<Record<GuardName, { readonly code: string; readonly because: string }>>
> = {
  keepsBackups: { code: 'DCS.4095', because: 'a single-node instance keeps no backups' },
};
