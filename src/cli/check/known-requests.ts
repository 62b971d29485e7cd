// Requests that were recorded elsewhere, put between the observations where they belong.

import type { TimeOptions } from '../../observer/index.js';
import { InstantReader, type RecordSink } from '../../observer/internal.js';
import { badInput } from '../environment/failures.js';
import { type EntryOptions, entriesOf } from './entries.js';
import { sourcesAt, type TraceForm } from './sources.js';

interface KnownRequest {
  readonly atMs: number;
  readonly record: unknown;
  readonly line: number;
  readonly source: string | undefined;
}

/** Requests, each instance's in the order of time. */
export type KnownRequests = ReadonlyMap<string, KnownRequest[]>;

/**
 * Reads requests. All of them are held in memory: operators do not make millions.
 *
 * @throws CommandFailure for the first line that is no request
 */
export async function readRequests(
  path: string,
  form: TraceForm | undefined,
  options: EntryOptions & { readonly times: TimeOptions },
): Promise<KnownRequests> {
  const known = new Map<string, KnownRequest[]>();
  const instants = new InstantReader(options.times);
  for (const source of await sourcesAt([path], form)) {
    const refuse = (line: number, problem: string) =>
      badInput(`${source.name}:${line}: ${problem}`);
    const sink: RecordSink = {
      broken: (problem, line) => {
        throw refuse(line, problem);
      },
      blank: () => {},
      push(value, line = 0) {
        const { at, instance_id, request, status } = Object(value) as Record<string, unknown>;
        const atMs = instants.read(at);
        if (typeof instance_id !== 'string' || typeof request !== 'string' || atMs === undefined) {
          throw refuse(line, 'expected at, instance_id and request');
        }
        if (status) throw refuse(line, 'expected a request, and no status beside it');
        const own = known.get(instance_id) ?? [];
        own.push({ atMs, record: value, line, source: source.name });
        known.set(instance_id, own);
      },
    };
    for await (const batch of entriesOf(source, { ...options, progress: () => {} })) {
      batch.handTo(sink, source.name, 0, batch.length);
    }
  }
  for (const own of known.values()) own.sort((one, other) => one.atMs - other.atMs);
  return known;
}

/** Puts requests between observations: each before the first one that is not earlier. */
export function withRequests(
  sink: RecordSink,
  known: KnownRequests,
  times: TimeOptions,
): RecordSink & { rest(): void } {
  const instants = new InstantReader(times);
  const hand = ({ record, line, source }: KnownRequest) => sink.push(record, line, source);
  return {
    push(record, line, source) {
      const { at, instance_id } = Object(record) as { at?: unknown; instance_id?: unknown };
      const own = known.get(instance_id as string);
      if (own && own.length > 0) {
        const atMs = instants.read(at) ?? Number.NaN;
        for (let next = own[0]; next && next.atMs <= atMs; next = own[0]) {
          own.shift();
          hand(next);
        }
      }
      sink.push(record, line, source);
    },
    broken: (problem, line, source) => sink.broken(problem, line, source),
    blank: () => sink.blank(),
    rest() {
      for (const own of known.values()) for (const each of own.splice(0)) hand(each);
    },
  };
}
