// What happened between two polls: whether one sighting can follow another at all, by which unseen
// steps at the least, and which statuses must have been passed.

import {
  type Kind,
  type Lifecycle,
  type Mover,
  type Path,
  statusOf,
} from '../../../machines/index.js';
import { type Sighting, sightings } from './observed-status.js';
import { eventIndexes, kindIndexes, livesOf, spread, statesOf } from './state-sets.js';

/** The way from one sighting to the next. */
export interface Passage {
  readonly from: Sighting;
  readonly to: Sighting;
  /** The shortest way; among equally short ones, one that asks the least of operators. */
  readonly path: Path;
  /** The statuses on it that nobody saw, in their order. */
  readonly unseen: readonly Sighting[];
  /** Those that are on every way from one to the other, and so must have been passed. */
  readonly mustHavePassed: readonly Sighting[];
  /** Who was needed: `platform` when the way can be gone unasked. */
  readonly needs: Mover;
}

const memos = new WeakMap<Lifecycle, Map<string, Passage | undefined>>();

/**
 * Finds how one sighting can follow another.
 *
 * @param kind - the kind of instance; any kind when left out
 * @returns undefined when there is no way
 */
export function passage(
  chart: Lifecycle,
  from: Sighting,
  to: Sighting,
  kind?: Kind,
): Passage | undefined {
  const memo = memos.get(chart) ?? new Map<string, Passage | undefined>();
  memos.set(chart, memo);
  const key = `${from} ${to} ${kind ?? ''}`;
  if (!memo.has(key)) memo.set(key, findPassage(chart, from, to, kind));
  return memo.get(key);
}

function findPassage(
  chart: Lifecycle,
  from: Sighting,
  to: Sighting,
  kind?: Kind,
): Passage | undefined {
  const { table } = chart;
  const possible = kindIndexes(table, kind).filter((index) => {
    const lives = livesOf(table, index);
    return (lives & statesOf(table, from)) !== 0 && canFollow(chart, from, to, index);
  });
  const paths = possible.flatMap(
    (index) => chart.path({ from, to, kind: table.kinds[index] as Kind }) ?? [],
  );
  const [path] = paths.sort(
    (a, b) => a.steps.length - b.steps.length || requestsOn(a) - requestsOn(b),
  );
  if (!path) return undefined;
  const mustHavePassed = sightings.filter(
    (each) =>
      each !== from &&
      each !== to &&
      possible.every((index) => !canFollow(chart, from, to, index, each)),
  );
  return { from, to, path, unseen: unseenOn(path), mustHavePassed, needs: path.needs };
}

const requestsOn = ({ steps }: Path) => steps.filter(({ mover }) => mover === 'operator').length;

/** The statuses that a way passes between its ends. */
export function unseenOn({ steps }: Path): Sighting[] {
  const passed = steps.map(({ to }) => statusOf(to) as Sighting);
  return passed.filter(
    (each, index) =>
      each !== passed.at(-1) &&
      each !== (passed[index - 1] ?? statusOf(steps[0]?.from ?? 'deleted')),
  );
}

function canFollow(
  { table }: Lifecycle,
  from: Sighting,
  to: Sighting,
  kind: number,
  avoid?: Sighting,
): boolean {
  const events = eventIndexes(table, () => true);
  const start = statesOf(table, from) & livesOf(table, kind);
  const shunned = avoid === undefined ? 0 : statesOf(table, avoid);
  return (spread(table, kind, start, events, shunned) & statesOf(table, to)) !== 0;
}
