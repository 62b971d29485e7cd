// What differs between two snapshots.

import type { InspectedSnapshot } from '../../protocol/index.js';

/** One place where two snapshots differ. */
export interface Change {
  /** The keys that lead there, with dots between. */
  readonly path: string;
  /** As JSON; undefined where there is nothing. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

const mostChanges = 200;
const longestText = 300;

/** Actors in an actor have snapshots of their own. */
const elsewhere = new Set(['children']);

/** What is different; the first two hundred places. */
export function changesOf(
  before: InspectedSnapshot | undefined,
  after: InspectedSnapshot | undefined,
): readonly Change[] {
  const changes: Change[] = [];
  const compare = (one: unknown, other: unknown, path: string): void => {
    if (Object.is(one, other) || changes.length >= mostChanges) return;
    if (!isObject(one) || !isObject(other) || Array.isArray(one) !== Array.isArray(other)) {
      const [was, is] = [textOf(one), textOf(other)];
      if (was !== is) changes.push({ path, before: was, after: is });
      return;
    }
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
      if (path === '' && elsewhere.has(key)) continue;
      compare(own(one, key), own(other, key), path === '' ? key : `${path}.${key}`);
    }
  };
  compare(before ?? {}, after ?? {}, '');
  return changes;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const own = (value: Record<string, unknown>, key: string): unknown =>
  Object.hasOwn(value, key) ? value[key] : undefined;

function textOf(value: unknown): string | undefined {
  const text = JSON.stringify(value);
  return text !== undefined && text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}
