// What happened between two polls: whether one status can follow another at all, by which unseen
// steps at least, and which statuses the instance must have passed.

import {
  type Kind,
  type Lifecycle,
  type Mover,
  type Path,
  statusOf,
} from '../../../machines/index.js';
import { type ObservedStatus, observedStatuses } from './observed-status.js';
import {
  eventIndexes,
  kindIndexes,
  reachableStates,
  statesOf,
  statesOfKind,
} from './state-sets.js';

/** How an instance gets from one observed status to the next. */
export interface Passage {
  /** The earlier status. */
  readonly from: ObservedStatus;
  /** The later status. */
  readonly to: ObservedStatus;
  /** The shortest way; among equally short ones, one with the fewest requests. */
  readonly path: Path;
  /** The statuses on that way, in order, that no poll saw. */
  readonly unseen: readonly ObservedStatus[];
  /** Those that lie on every way, so that the instance must have passed them. */
  readonly mustHavePassed: readonly ObservedStatus[];
  /** Who was needed: `platform` when the shortest way has no request on it. */
  readonly needs: Mover;
}

const caches = new WeakMap<Lifecycle, Map<string, Passage | undefined>>();

/**
 * Finds how one observed status can follow another.
 *
 * @param lifecycle - the lifecycle to ask
 * @param from - the earlier status
 * @param to - the later status
 * @param kind - the kind of instance; any kind unless given
 * @returns undefined when `to` can never follow `from`
 *
 * @example
 * ```ts
 * passage(lifecycle, 'CREATING', 'EXTENDING')?.unseen; // ['RUNNING']
 * passage(lifecycle, 'CREATEFAILED', 'RUNNING'); // undefined
 * ```
 */
export function passage(
  lifecycle: Lifecycle,
  from: ObservedStatus,
  to: ObservedStatus,
  kind?: Kind,
): Passage | undefined {
  const cache = caches.get(lifecycle) ?? new Map<string, Passage | undefined>();
  caches.set(lifecycle, cache);
  const key = `${from} ${to} ${kind ?? ''}`;
  if (!cache.has(key)) cache.set(key, findPassage(lifecycle, from, to, kind));
  return cache.get(key);
}

function findPassage(
  lifecycle: Lifecycle,
  from: ObservedStatus,
  to: ObservedStatus,
  kind?: Kind,
): Passage | undefined {
  const { table } = lifecycle;
  const possible = kindIndexes(table, kind).filter((index) => {
    const alive = statesOfKind(table, index);
    return (alive & statesOf(table, from)) !== 0 && canFollow(lifecycle, from, to, index);
  });
  const paths = possible.flatMap(
    (index) => lifecycle.path({ from, to, kind: table.kinds[index] as Kind }) ?? [],
  );
  const [path] = paths.sort(
    (a, b) => a.steps.length - b.steps.length || requestsOn(a) - requestsOn(b),
  );
  if (!path) return undefined;
  const mustHavePassed = observedStatuses.filter(
    (each) =>
      each !== from &&
      each !== to &&
      possible.every((index) => !canFollow(lifecycle, from, to, index, each)),
  );
  return { from, to, path, unseen: unseenOn(path), mustHavePassed, needs: path.needs };
}

const requestsOn = ({ steps }: Path) => steps.filter(({ mover }) => mover === 'operator').length;

/** The statuses between the first and the last on a way. */
export function unseenOn({ steps }: Path): ObservedStatus[] {
  const passed = steps.map(({ to }) => statusOf(to) as ObservedStatus);
  return passed.filter(
    (each, index) =>
      each !== passed.at(-1) &&
      each !== (passed[index - 1] ?? statusOf(steps[0]?.from ?? 'deleted')),
  );
}

function canFollow(
  { table }: Lifecycle,
  from: ObservedStatus,
  to: ObservedStatus,
  kind: number,
  avoid?: ObservedStatus,
): boolean {
  const events = eventIndexes(table, () => true);
  const start = statesOf(table, from) & statesOfKind(table, kind);
  const avoided = avoid === undefined ? 0 : statesOf(table, avoid);
  return (reachableStates(table, kind, start, events, avoided) & statesOf(table, to)) !== 0;
}
