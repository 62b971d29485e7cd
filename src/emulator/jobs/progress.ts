// How far a backup or a restoration is: it waits for a tenth of its time, and then works.

import type { InstanceRecord, ProgressRecord } from '../store/index.js';
import type { World } from '../world/index.js';

/** The progress of a job at its beginning, when the phase of the instance has just begun. */
export function initialProgress(
  { store, nowMs }: World,
  { phaseDue }: InstanceRecord,
): Pick<
  ProgressRecord,
  'createdMs' | 'executionMs' | 'expectedMs' | 'updatedMs' | 'ending' | 'errorCode'
> {
  const expectedMs = (phaseDue && store.agenda.get(phaseDue)?.atMs) || null;
  const takesMs = expectedMs === null ? 0 : expectedMs - nowMs;
  return {
    createdMs: nowMs,
    executionMs: nowMs + Math.floor(takesMs / 10),
    expectedMs,
    updatedMs: nowMs,
    ending: 'underWay',
    errorCode: null,
  };
}

/** The progress of a job at its end. */
export function finalProgress(
  { nowMs }: World,
  errorCode: string | null,
): Pick<ProgressRecord, 'updatedMs' | 'ending' | 'errorCode'> {
  return { updatedMs: nowMs, ending: errorCode === null ? 'succeeded' : 'failed', errorCode };
}

/** `waiting`, then the word for work, then how it ended (ListBackupRecords, ListRestoreRecords). */
export function progressStatus<W extends string>(
  { ending, executionMs }: ProgressRecord,
  working: W,
  nowMs: number,
): 'waiting' | W | 'succeed' | 'failed' {
  if (ending === 'succeeded') return 'succeed';
  if (ending === 'failed') return 'failed';
  return nowMs < executionMs ? 'waiting' : working;
}

/** How far a job is, or was when it failed: `0.00` to `100.00`. */
export function progressPercent(job: ProgressRecord, nowMs: number): string {
  if (job.ending === 'succeeded') return '100.00';
  const { executionMs, expectedMs } = job;
  const atMs = job.ending === 'underWay' ? nowMs : job.updatedMs;
  const share = expectedMs === null ? 0 : (atMs - executionMs) / (expectedMs - executionMs || 1);
  return (Math.min(0.99, Math.max(0, share)) * 100).toFixed(2);
}

/** The codes of page ListBackupRecords for jobs that failed. */
export const failureCodes = {
  /** Something interrupted the job before the tool that backs up and restores was done. */
  interrupted: 'dcs.08.0001',
  timedOut: 'dcs.08.0002',
  notSynchronized: 'dcs.08.0007',
} as const;
