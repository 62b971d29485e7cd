// What a poll can observe of a request that was just accepted. At first it may still show the old status:
// RUNNING before EXTENDING is no success, and ERROR before RESTARTING no failure.

import {
  type Kind,
  type Lifecycle,
  moverOf,
  type Request,
  requests,
  statusOf,
} from '../../../machines/index.js';
import { type ObservedStatus, reachableStatuses } from '../lifecycle/index.js';
import { requireThat } from './polling.js';

/** How a request shows in the status. */
export interface RequestEffect {
  /** The request. */
  readonly request: Request;
  /** The statuses in which it is accepted, and which show until it takes effect. */
  readonly before: readonly ObservedStatus[];
  /** The statuses that show once it takes effect. */
  readonly shows: readonly ObservedStatus[];
  /** Those of `before` to which the instance can return between two polls, so that neither shows the effect. */
  readonly after: readonly ObservedStatus[];
}

/**
 * Finds out from the chart how a request shows.
 *
 * @returns undefined when the status never shows it, as for a backup
 */
export function effectOf(
  request: Request,
  lifecycle: Lifecycle,
  kind?: Kind,
): RequestEffect | undefined {
  const edges = lifecycle.edges.filter(
    ({ event, kinds }) => event === request && (kind === undefined || kinds.includes(kind)),
  );
  const before = unique(edges.flatMap(({ leaves }) => leaves.map(statusOf)));
  const shows = unique(edges.map(({ to }) => statusOf(to)));
  if (shows.length === 0 || shows.some((each) => before.includes(each))) return undefined;
  const ahead = reachableStatuses(lifecycle, shows, (event) => moverOf(event) === 'platform', kind);
  return { request, before, shows, after: before.filter((each) => ahead.includes(each)) };
}

/**
 * As {@link effectOf}, for a caller that needs an effect.
 *
 * @throws RangeError when there is no such request, or the status never shows it
 */
export function requireEffect(request: Request, lifecycle: Lifecycle, kind?: Kind): RequestEffect {
  const visible = requests.filter((each) => effectOf(each, lifecycle, kind));
  const effect = requests.includes(request) ? effectOf(request, lifecycle, kind) : undefined;
  requireThat(
    effect !== undefined,
    `after: the status never shows ${JSON.stringify(request)}; allowed: ${visible.join(', ')}`,
  );
  return effect;
}

const unique = (statuses: readonly ObservedStatus[]): ObservedStatus[] => [...new Set(statuses)];
