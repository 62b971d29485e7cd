// What a line of a trace can say, read strictly: the time, the instance, and its status or a request that
// was accepted. Anything else makes a broken line, with one clear reason.

import { type Kind, kinds, type Request, requests } from '../../../machines/index.js';
import { type InstantReader, shown } from './instant.js';
import type { TraceLocation } from './report.js';

/** A line of a trace as it is written. */
export interface TraceRecord {
  /**
   * The time: ISO 8601 and its relatives with `Z` or an offset, or a number of seconds, milliseconds,
   * microseconds or nanoseconds since 1970, told apart by their size.
   */
  readonly at: string | number;
  /** The instance. Ids are never used twice. */
  readonly instance_id: string;
  /** The status that was observed; `deleted` or `gone` when the API answered 404. */
  readonly status?: string;
  /** A request that the service accepted at this time. */
  readonly request?: Request;
  /** The kind of instance (`cache_mode`), if known. */
  readonly kind?: Kind;
}

/** The names of the fields, for a reader of columns. */
export const traceFields = ['at', 'instance_id', 'status', 'request', 'kind'] as const;

/** The name of a field. */
export type TraceField = (typeof traceFields)[number];

/** Takes the records of a trace, such as a checker does. */
export interface RecordSink {
  /**
   * Takes the next record.
   *
   * @param record - a {@link TraceRecord}; anything else counts as broken
   * @param line - its line, from 1; its position unless given
   * @param source - the name of its file
   */
  push(record: unknown, line?: number, source?: string): void;
  /** Takes a line that could not be read. */
  broken(problem: string, line: number, source?: string): void;
  /** Takes an empty line. */
  blank(): void;
}

/** Where a record stands. */
export interface TraceLine {
  /** Its line, or its position, from 1. */
  readonly line: number;
  /** The name of its file, if it is known. */
  readonly source: string | undefined;
}

/** A record that was read. It is filled in anew for every line, so that a million lines cost one object. */
export interface ReadRecord extends TraceLine {
  line: number;
  source: string | undefined;
  /** The time, in milliseconds since 1970. */
  atMs: number;
  /** The id of the instance. */
  instanceId: string;
  /** The status, as the record has it; undefined for a request. */
  status: string | undefined;
  /** The request; undefined for a status. */
  request: Request | undefined;
  /** The kind, if the record has it. */
  kind: Kind | undefined;
}

/** A record that was not filled in yet. */
export function blankRecord(): ReadRecord {
  return {
    line: 0,
    source: undefined,
    atMs: 0,
    instanceId: '',
    status: undefined,
    request: undefined,
    kind: undefined,
  };
}

/** Where and when a record was written, for a report. */
export function whereIn({ line, source, atMs }: ReadRecord) {
  return { ...locationOf({ line, source }), at: new Date(atMs).toISOString() };
}

/** Where a record stands, for a report. */
export function locationOf({ line, source }: TraceLine): TraceLocation {
  return source === undefined ? { line } : { source, line };
}

/** The longest id and the longest status, in UTF-16 units. */
export const longestText = 256;

/** An id that may be written in capitals as well as in small letters. */
export const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a field has a value. A column that a line leaves empty has none. */
const isGiven = (value: unknown) => value !== undefined && value !== null && value !== '';

/**
 * Reads a record.
 *
 * @param instants - reads its time
 * @param record - anything, such as a parsed line of JSON or the columns of a line of CSV
 * @param into - takes what was read
 * @returns what is wrong with it and what is allowed; undefined when it is right
 */
export function readRecord(
  instants: InstantReader,
  record: unknown,
  into: ReadRecord,
): string | undefined {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) {
    return 'expected an object with at, instance_id and status';
  }
  const { at, instance_id: id, status: given, request, kind } = record as Record<string, unknown>;
  // The 404 of a poll that someone wrote down as it came: a status like any other that is unknown.
  const status = typeof given === 'number' ? String(given) : given;
  // The keys of databases are often numbers.
  const instanceId = Number.isSafeInteger(id) ? String(id) : id;
  if (typeof instanceId !== 'string' || instanceId === '' || instanceId.length > longestText) {
    return typeof id === 'number'
      ? `instance_id: expected text or a whole number up to 2^53, got the number ${id}`
      : `instance_id: expected text, got ${shown(id)}`;
  }
  const atMs = instants.read(at);
  if (atMs === undefined) return instants.problem(at);
  const hasStatus = isGiven(status);
  const hasRequest = isGiven(request);
  if (hasStatus === hasRequest) {
    return hasStatus ? 'expected a status or a request, got both' : 'status: missing';
  }
  if (hasStatus && (typeof status !== 'string' || status.length > longestText)) {
    return `status: expected text, got ${shown(status)}`;
  }
  if (hasRequest && !requests.includes(request as Request)) {
    return `request: unknown request ${shown(request)}; allowed: ${requests.join(', ')}`;
  }
  if (isGiven(kind) && !kinds.includes(kind as Kind)) {
    return `kind: unknown kind ${shown(kind)}; allowed: ${kinds.join(', ')}`;
  }
  into.atMs = atMs;
  into.instanceId = instanceId;
  into.status = hasStatus ? (status as string) : undefined;
  into.request = hasRequest ? (request as Request) : undefined;
  into.kind = isGiven(kind) ? (kind as Kind) : undefined;
  return undefined;
}
