// Backups and restorations, which no background task tells of: the service keeps records of them, with how far
// each is and the code of its failure.

import * as z from 'zod/mini';
import type { v2 } from '../protocol/index.js';
import type { Client } from './client.js';
import type { CallOptions } from './exchange.js';
import { lightCall } from './light-call.js';
import { fitting } from './read-answer.js';

const fields = {
  status: z.string(),
  progress: z.nullish(z.string()),
  error_code: z.nullish(z.string()),
  created_at: z.nullish(z.string()),
  updated_at: z.nullish(z.string()),
};
const seenBackups = z.object({
  backup_record_response: z.array(z.object({ backup_id: z.string(), ...fields })),
});
const seenRestores = z.object({
  restore_record_response: z.array(z.object({ restore_id: z.string(), ...fields })),
});

/** What this file calls; see `lightCall`. */
export const recordCalls = {
  backups: lightCall<typeof v2.listBackups>(
    'v2.listBackups',
    '/v2/{project_id}/instances/{instance_id}/backups',
  ),
  restores: lightCall<typeof v2.listRestores>(
    'v2.listRestores',
    '/v2/{project_id}/instances/{instance_id}/restores',
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

/** How many records are looked through: a service keeps fewer backups, and lists the newest first. */
const most = 100;

const form = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Whether it is a name of them, or looks like an id: theirs have dashes, those of tasks have none. */
export const meansRecord = (wanted: string): boolean =>
  form.test(wanted) || workNames.some((name) => name === wanted.toLowerCase());

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
  const input = { params: { instance_id: instanceId }, query: { limit: most } };
  const listed: Readonly<Record<WorkName, () => Promise<readonly WorkRecord[]>>> = {
    async backup() {
      const answer = await client.call(recordCalls.backups, input, options);
      const { backup_record_response: all } = fitting(seenBackups, answer, 'expected backups;');
      return all.map((each) => recordOf('backup', each.backup_id, each));
    },
    async restore() {
      const answer = await client.call(recordCalls.restores, input, options);
      const { restore_record_response: all } = fitting(seenRestores, answer, 'expected restores;');
      return all.map((each) => recordOf('restore', each.restore_id, each));
    },
  };
  for (const each of workNames) {
    if (each !== name && !form.test(wanted)) continue;
    const found = (await listed[each]()).find(({ id }) => each === name || id === name);
    if (found) return found;
  }
  return undefined;
}

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
    ...(code && { reason: code }),
  };
}
