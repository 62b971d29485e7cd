// Requests that were recorded elsewhere, put between the observations where they belong.

import type { RecordSink } from '../../observer/internal.js';
import { badInput } from '../environment/failures.js';
import { type ReadingOptions, readTrace } from './read-trace.js';
import { sourcesAt, type TraceFormat } from './sources.js';

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
  format: TraceFormat | undefined,
  options: ReadingOptions,
): Promise<KnownRequests> {
  const known = new Map<string, KnownRequest[]>();
  const refuse = (source: string, line: number, problem: string): never => {
    throw badInput(`${source}:${line}: ${problem}`);
  };
  for (const source of await sourcesAt([path], format)) {
    const sink: RecordSink = {
      push(record, line = 0) {
        const { at, instance_id, request, status } = Object(record) as Record<string, unknown>;
        const atMs = instantOf(at);
        if (typeof instance_id !== 'string' || typeof request !== 'string' || Number.isNaN(atMs)) {
          refuse(source.name, line, 'expected at, instance_id and request');
        } else if (status) {
          refuse(source.name, line, 'expected a request, and no status beside it');
        } else {
          const own = known.get(instance_id) ?? [];
          own.push({ atMs, record, line, source: source.name });
          known.set(instance_id, own);
        }
      },
      broken: (problem, line) => refuse(source.name, line, problem),
      blank: () => {},
    };
    await readTrace(source, sink, { ...options, progress: () => {} });
  }
  for (const own of known.values()) own.sort((one, other) => one.atMs - other.atMs);
  return known;
}

/** Puts requests between observations: each before the first one that is not earlier. */
export function withRequests(
  sink: RecordSink,
  known: KnownRequests,
): RecordSink & { rest(): void } {
  const hand = ({ record, line, source }: KnownRequest) => sink.push(record, line, source);
  return {
    push(record, line, source) {
      const { at, instance_id } = Object(record) as { at?: unknown; instance_id?: unknown };
      const own = known.get(instance_id as string);
      if (own && own.length > 0) {
        const atMs = instantOf(at);
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

/** A time as a trace has it, in milliseconds since 1970; NaN for anything else. */
function instantOf(at: unknown): number {
  if (typeof at === 'number') return at;
  if (typeof at !== 'string') return Number.NaN;
  return /^\d{1,16}$/.test(at) ? Number(at) : Date.parse(at);
}
