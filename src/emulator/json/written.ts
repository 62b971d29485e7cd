// Instances as JSON, written once and not for each of those who poll: a record never changes, and all
// but the time in an answer depends on it alone.

import QuickLRU from 'quick-lru';
import type { InstanceRecord } from '../store/index.js';
import { alike } from './alike.js';
import {
  detailsV2,
  type InstanceDetailsV2,
  type ListedInstanceV2,
  listedV2,
} from './instance-v2.js';

/** JSON of a `T`. */
export type JsonText<T> = string & { readonly [holds]?: T };

declare const holds: unique symbol;

/** How many instances' texts are kept, of each sort: not those of a whole fleet, for each takes kilobytes. */
const most = 1024;

/** Of so many instances it is known whether they were asked for already. */
const mostAsked = 4096;

/** Keeps the texts of those that are asked for again: to keep what is not costs more than to write it. */
function written<T>(write: (instance: InstanceRecord) => T): (instance: InstanceRecord) => T {
  const texts = new QuickLRU<InstanceRecord, T>({ maxSize: most });
  const asked: (InstanceRecord | undefined)[] = Array.from({ length: mostAsked });
  return (instance) => {
    const known = texts.get(instance);
    if (known !== undefined) return known;
    const text = write(instance);
    const place = instance.seq % mostAsked;
    if (asked[place] === instance) texts.set(instance, text);
    else asked[place] = instance;
    return text;
  };
}

const listed = written(alike(listedV2));

/** What stands before and after the time. In the text of a field, the quotes would be escaped. */
const aroundTime = written((instance): readonly [string, string] => {
  const key = '"current_time":';
  const text = JSON.stringify(detailsV2(instance, 0));
  const at = text.indexOf(`${key}0`) + key.length;
  return [text.slice(0, at), text.slice(at + 1)];
});

/** `detailsV2`, as JSON. */
export function writtenDetailsV2(
  instance: InstanceRecord,
  nowMs: number,
): JsonText<InstanceDetailsV2> {
  const [before, after] = aroundTime(instance);
  return before + nowMs + after;
}

/** `listedV2` of each, as a page of JSON. */
export const writtenListV2 = (
  total: number,
  instances: readonly InstanceRecord[],
): JsonText<{ instance_num: number; instances: ListedInstanceV2[] }> =>
  `{"instance_num":${total},"instances":[${instances.map(listed).join(',')}]}`;
