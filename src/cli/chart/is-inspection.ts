// Tells what an inspector saved from a trace, without reading all of it.

import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { inspectionFormat } from '../../inspector/internal.js';

/** Whether a file is what an inspector saved. */
export function isInspection(path: string): boolean {
  try {
    if (!statSync(path).isFile()) return false;
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(200);
      return bytes.toString('utf8', 0, readSync(file, bytes)).includes(inspectionFormat);
    } finally {
      closeSync(file);
    }
  } catch {
    // What is wrong with it, its reader says.
    return false;
  }
}
