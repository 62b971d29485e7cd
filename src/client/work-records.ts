// Backups and restorations, which no background task tells of: the service keeps records of them, with how far
// each is and the code of its failure.

import * as z from 'zod/mini';
import type { v2 } from '../protocol/index.js';
import type { Client } from './client.js';
import type { CallOptions } from './exchange.js';
import { lightCall } from './light-call.js';
import { type ListPage, listPages } from './list-pages.js';
import { fitting } from './read-answer.js';

const fields = {
  status: z.string(),
  progress: z.nullish(z.string()),
  error_code: z.nullish(z.string()),
  created_at: z.nullish(z.string()),
  updated_at: z.nullish(z.string()),
};
const total_num = z.nullish(z.int());
/** A list with nothing on it may be an answer with nothing in it. */
const seenBackups = z.nullish(
  z.object({
    total_num,
    backup_record_response: z.array(z.object({ backup_id: z.string(), ...fields })),
  }),
);
const seenRestores = z.nullish(
  z.object({
    total_num,
    restore_record_response: z.array(z.object({ restore_id: z.string(), ...fields })),
  }),
);

/** What this file calls; see `lightCall`. */
export const recordCalls = {
  backups: lightCall<typeof v2.listBackups>(
    'v2.listBackups',
    '/v2/{project_id}/instances/{instance_id}/backups',
    204,
  ),
  restores: lightCall<typeof v2.listRestores>(
    'v2.listRestores',
    '/v2/{project_id}/instances/{instance_id}/restores',
    204,
  ),
};

/** A backup or a restoration as it was seen. */
export interface WorkRecord {
  readonly id: string;
  readonly name: WorkName;
  readonly status: string;
  readonly created_at?: string | null | undefined;
  readonly updated_at?: string | null | undefined;
  /** How far it is, from 0 to 100. */
  readonly percent?: number | undefined;
  /** The code of a failure (ListBackupRecords). */
  readonly reason?: string | undefined;
}

/** What they are called here: the requests of the chart that ask for them, in small letters. */
export const workNames = ['backup', 'restore'] as const;
type WorkName = (typeof workNames)[number];

/** How many records are asked for at a time, and how many at most; a service keeps fewer backups, and lists the newest first. */
const pageSize = 100;
const most = 1000;

const form = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Whether it is a name of them. */
export const isWorkName = (wanted: string): boolean =>
  workNames.some((name) => name === wanted.toLowerCase());

/** Whether it is a name of them, or looks like an id: theirs have dashes. */
export const meansRecord = (wanted: string): boolean => form.test(wanted) || isWorkName(wanted);

/**
 * Finds a backup or a restoration of an instance.
 *
 * @param wanted - its id, or one of `workNames` in any case: the newest
 */
export async function findRecord(
  client: Client,
  instanceId: string,
  wanted: string,
  options: CallOptions,
): Promise<WorkRecord | undefined> {
  const name = wanted.toLowerCase();
  const params = { instance_id: instanceId };
  const asked: Readonly<Record<WorkName, (query: PageQuery) => Promise<ListPage<WorkRecord>>>> = {
    async backup(query) {
      const answer = await client.call(recordCalls.backups, { params, query }, options);
      const seen = fitting(seenBackups, answer, 'expected backups;');
      const rows = seen?.backup_record_response ?? [];
      return pageOf(
        seen,
        rows.map((each) => recordOf('backup', each.backup_id, each)),
      );
    },
    async restore(query) {
      const answer = await client.call(recordCalls.restores, { params, query }, options);
      const seen = fitting(seenRestores, answer, 'expected restores;');
      const rows = seen?.restore_record_response ?? [];
      return pageOf(
        seen,
        rows.map((each) => recordOf('restore', each.restore_id, each)),
      );
    },
  };
  for (const each of workNames) {
    if (each !== name && !form.test(wanted)) continue;
    const ask = (offset: number, limit: number) => asked[each]({ offset, limit });
    for await (const records of listPages({ pageSize, most, ask, idOf: ({ id }) => id })) {
      // What was deleted does not say any more how it ended.
      const kept = records.filter(({ status }) => status !== 'deleted');
      const found = kept.find(({ id }) => each === name || id.toLowerCase() === name);
      if (found) return found;
    }
  }
  return undefined;
}

interface PageQuery {
  readonly offset: number;
  readonly limit: number;
}

const pageOf = (
  seen: { readonly total_num?: number | null | undefined } | null | undefined,
  rows: readonly WorkRecord[],
): ListPage<WorkRecord> => ({ rows, total: seen?.total_num ?? undefined });

interface SeenFields {
  readonly status: string;
  readonly progress?: string | null | undefined;
  readonly error_code?: string | null | undefined;
  readonly created_at?: string | null | undefined;
  readonly updated_at?: string | null | undefined;
}

function recordOf(name: WorkName, id: string, seen: SeenFields): WorkRecord {
  const { status, progress, error_code: code, created_at, updated_at } = seen;
  const percent = Number.parseFloat(progress ?? '');
  return {
    id,
    name,
    status,
    created_at,
    updated_at,
    ...(Number.isFinite(percent) && { percent }),
    ...(code && { reason: code.slice(0, 100) }),
  };
}
