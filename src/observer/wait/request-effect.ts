// What a poll can see of a request that was just accepted. Right after it the old status may still
// show: RUNNING before EXTENDING is no success, and ERROR before RESTARTING no failure.

import {
  type Kind,
  type Lifecycle,
  moverOf,
  type Request,
  requests,
  statusOf,
} from '../../../machines/index.js';
import { reachableSightings, type Sighting } from '../lifecycle/index.js';
import { requireThat } from './polling.js';

/** How a request shows in the status. */
export interface RequestEffect {
  readonly request: Request;
  /** Where it is accepted: what shows until it takes effect. */
  readonly before: readonly Sighting[];
  /** What shows once it takes effect. */
  readonly shows: readonly Sighting[];
  /** Those of `before` in which the instance can be again, without anybody having seen the effect. */
  readonly after: readonly Sighting[];
}

/**
 * Looks up in the chart how a request shows.
 *
 * @returns undefined when the status does not show it at all, such as that of a backup
 */
export function effectOf(
  request: Request,
  chart: Lifecycle,
  kind?: Kind,
): RequestEffect | undefined {
  const edges = chart.edges.filter(
    ({ event, kinds }) => event === request && (kind === undefined || kinds.includes(kind)),
  );
  const before = unique(edges.flatMap(({ leaves }) => leaves.map(statusOf)));
  const shows = unique(edges.map(({ to }) => statusOf(to)));
  if (shows.length === 0 || shows.some((each) => before.includes(each))) return undefined;
  const ahead = reachableSightings(chart, shows, (event) => moverOf(event) === 'platform', kind);
  return { request, before, shows, after: before.filter((each) => ahead.includes(each)) };
}

/**
 * As {@link effectOf}, for somebody who relies on it.
 *
 * @throws RangeError when the request is none, or the status does not show it
 */
export function requireEffect(request: Request, chart: Lifecycle, kind?: Kind): RequestEffect {
  const visible = requests.filter((each) => effectOf(each, chart, kind));
  const effect = requests.includes(request) ? effectOf(request, chart, kind) : undefined;
  requireThat(
    effect !== undefined,
    `after: the status never shows ${JSON.stringify(request)}; allowed: ${visible.join(', ')}`,
  );
  return effect;
}

const unique = (sightings: readonly Sighting[]): Sighting[] => [...new Set(sightings)];
