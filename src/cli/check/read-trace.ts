// Reads traces as they arrive, in constant memory, and passes on their records.

import { createReadStream } from 'node:fs';
import { jsonLinesInto, type RecordSink } from '../../observer/internal.js';
import type { Environment } from '../environment/environment.js';
import { badInput, reasonOf } from '../environment/failures.js';
import { csvInto } from './csv-lines.js';
import type { Source } from './sources.js';

/** How much is read at once, in bytes. */
const chunkBytes = 1024 * 1024;

/** The options of reading. */
export interface ReadingOptions {
  readonly environment: Environment;
  readonly signal: AbortSignal;
  /** Receives the size of each chunk, in bytes. */
  readonly progress: (bytes: number) => void;
}

/**
 * Reads a trace to its end.
 *
 * @throws CommandFailure when it cannot be read
 */
export async function readTrace(
  source: Source,
  sink: RecordSink,
  { environment, signal, progress }: ReadingOptions,
): Promise<void> {
  const reader =
    source.format === 'csv' ? csvInto(sink, source.name) : jsonLinesInto(sink, source.name);
  const decoder = new TextDecoder();
  const stream =
    source.path === undefined
      ? (environment.stdin as AsyncIterable<Uint8Array> & { destroy?: () => void })
      : createReadStream(source.path, { highWaterMark: chunkBytes });
  async function readAll(): Promise<void> {
    for await (const chunk of stream) {
      progress((chunk as Uint8Array).length);
      reader.push(decoder.decode(chunk as Uint8Array, { stream: true }));
      signal.throwIfAborted();
    }
  }
  let stop = () => {};
  // Another program may be silent for long, or never open its end of a pipe, and even `destroy` waits for
  // that. Ctrl-C must not wait.
  const interrupted = new Promise<never>((_, reject) => {
    stop = () => {
      stream.destroy?.();
      reject(signal.reason);
    };
  });
  signal.addEventListener('abort', stop, { once: true });
  try {
    signal.throwIfAborted();
    await Promise.race([readAll(), interrupted]);
  } catch (error) {
    signal.throwIfAborted();
    if ((error as NodeJS.ErrnoException).errno === undefined) throw error;
    throw badInput(`${source.name}: ${reasonOf(error)}`, error);
  } finally {
    signal.removeEventListener('abort', stop);
  }
  reader.push(decoder.decode());
  reader.end();
}
