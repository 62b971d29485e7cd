// Instances as JSON, written once and not for each of those who poll: a record never changes, and all
// but the time in an answer depends on it alone.

import { remembering } from '../remembering.js';
import type { InstanceRecord } from '../store/index.js';
import { type Details, detailsV2, type Listed, listedV2 } from './instance-v2.js';

/** JSON of a `T`. */
export type JsonText<T> = string & { readonly [holds]?: T };

declare const holds: unique symbol;

/** As long as the records are in use, and not for all of a great fleet: each takes some kilobytes. */
const written = <T>(write: (instance: InstanceRecord) => T) =>
  remembering<InstanceRecord, T>(write, () => new WeakMap()) as (instance: InstanceRecord) => T;

const listed = written((instance) => JSON.stringify(listedV2(instance)));

/** What stands before and after the time. In a text of somebody's, the quotes would be escaped. */
const aroundTime = written((instance): readonly [string, string] => {
  const key = '"current_time":';
  const text = JSON.stringify(detailsV2(instance, 0));
  const at = text.indexOf(`${key}0`) + key.length;
  return [text.slice(0, at), text.slice(at + 1)];
});

/** `detailsV2`, as JSON. */
export function writtenDetailsV2(instance: InstanceRecord, nowMs: number): JsonText<Details> {
  const [before, after] = aroundTime(instance);
  return before + nowMs + after;
}

/** `listedV2` of each, as a page of JSON. */
export const writtenListV2 = (
  total: number,
  instances: readonly InstanceRecord[],
): JsonText<{ instance_num: number; instances: Listed[] }> =>
  `{"instance_num":${total},"instances":[${instances.map(listed).join(',')}]}`;
