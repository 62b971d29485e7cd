// An instance as JSON, written once and not for each of those who poll it: a record never changes, and
// only the time in it does.

import type { InstanceRecord } from '../store/index.js';
import { type Details, detailsV2 } from './instance-v2.js';

/** JSON of a `T`. */
export type JsonText<T> = string & { readonly [holds]?: T };

declare const holds: unique symbol;

/** How many instances are remembered for sure; twice as many may be. Each takes some three kilobytes. */
const most = 1024;

type Texts = WeakMap<InstanceRecord, readonly [string, string]>;

let recent: Texts = new WeakMap();
let older: Texts = new WeakMap();
let inRecent = 0;

/** `detailsV2`, as JSON. */
export function writtenDetailsV2(instance: InstanceRecord, nowMs: number): JsonText<Details> {
  const [before, after] = recent.get(instance) ?? remember(instance);
  return before + nowMs + after;
}

function remember(instance: InstanceRecord): readonly [string, string] {
  const written = older.get(instance) ?? write(instance);
  if (++inRecent > most) [older, recent, inRecent] = [recent, new WeakMap(), 1];
  recent.set(instance, written);
  return written;
}

/** What stands before and after the time. In a text of somebody's, the quotes would be escaped. */
function write(instance: InstanceRecord): readonly [string, string] {
  const key = '"current_time":';
  const text = JSON.stringify(detailsV2(instance, 0));
  const at = text.indexOf(`${key}0`) + key.length;
  return [text.slice(0, at), text.slice(at + 1)];
}
