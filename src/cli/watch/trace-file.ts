// What a watch saw, as a trace for `check`: of every status of an instance the first observation and the
// last. The polls in between say nothing new, and days of watching stay small.

import { type FileHandle, open } from 'node:fs/promises';
import type { FleetRound } from '../../observer/index.js';
import { cannotWrite } from '../environment/failures.js';
import { printableJson } from '../terminal/printable.js';

/** Writes a trace. */
export interface TraceFile {
  write(round: FleetRound): Promise<void>;
  /** Writes the last observations, and closes the file. */
  end(): Promise<void>;
}

/**
 * Opens a trace; a file that is there is gone on with.
 *
 * @throws CommandFailure when it cannot be opened or written
 */
export async function openTrace(path: string): Promise<TraceFile> {
  const failing = (error: unknown): never => {
    throw cannotWrite(path, error);
  };
  const file: FileHandle = await open(path, 'a').catch(failing);
  /** When each instance was seen last, with what, and whether that is written. */
  const last = new Map<string, { atMs: number; status: string; isWritten: boolean }>();
  const lineOf = (atMs: number, instance_id: string, status: string) =>
    `${printableJson({ at: new Date(atMs).toISOString(), instance_id, status })}\n`;

  return {
    async write({ atMs, changes, instances }) {
      const lines: string[] = [];
      for (const { instanceId, status } of changes) {
        const before = last.get(instanceId);
        if (before && !before.isWritten) lines.push(lineOf(before.atMs, instanceId, before.status));
        lines.push(lineOf(atMs, instanceId, status));
        if (instances.has(instanceId)) last.set(instanceId, { atMs, status, isWritten: true });
        else last.delete(instanceId);
      }
      for (const { instanceId, status, missing } of instances.values()) {
        const seen = last.get(instanceId);
        if (missing > 0 || !seen || seen.atMs === atMs) continue;
        last.set(instanceId, { atMs, status, isWritten: false });
      }
      if (lines.length > 0) await file.appendFile(lines.join('')).catch(failing);
    },
    async end() {
      const lines = [...last].flatMap(([id, { atMs, status, isWritten }]) =>
        isWritten ? [] : [lineOf(atMs, id, status)],
      );
      if (lines.length > 0) await file.appendFile(lines.join('')).catch(failing);
      await file.close().catch(failing);
    },
  };
}
