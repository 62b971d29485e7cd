// The bytes of a file or a stream, as they arrive: unpacked if they are packed, and refused by name if they are
// something else than text in UTF-8.

import { createReadStream } from 'node:fs';
import { pipeline, Readable, type Transform } from 'node:stream';
import * as zlib from 'node:zlib';
import type { Environment } from '../environment/environment.js';
import { badInput, CommandFailure, reasonOf } from '../environment/failures.js';
import type { Source } from './sources.js';

/** Ctrl-Z, with which DOS ended a text; some programs of Windows still do. */
const endOfText = 0x1a;

/** How much is read at once, in bytes. */
const chunkBytes = 1024 * 1024;

/** The options of reading. */
export interface ReadingOptions {
  readonly environment: Environment;
  readonly signal: AbortSignal;
  /** Receives the size of each chunk, in bytes. */
  readonly progress: (bytes: number) => void;
}

type Bytes = AsyncIterator<Uint8Array>;

/** What a file begins with, in hexadecimal digits, and what to do about it. */
const beginnings: readonly {
  readonly digits: string;
  readonly unpack?: () => Transform | undefined;
  readonly is: string;
  readonly instead: string;
}[] = [
  ...['7801', '789c', '78da'].map((digits) => ({
    digits,
    unpack: zlib.createInflate,
    is: 'zlib',
    instead: '',
  })),
  { digits: '1f8b', unpack: zlib.createGunzip, is: 'gzip', instead: '' },
  {
    digits: '28b52ffd',
    unpack: zstd,
    is: 'zstd, which this Node cannot unpack',
    instead: 'zstd -dc FILE | dcs-lifecycle check -',
  },
  { digits: 'fffe', is: 'UTF-16', instead: 'save it as UTF-8, or iconv -f UTF-16 -t UTF-8 FILE' },
  { digits: 'feff', is: 'UTF-16', instead: 'save it as UTF-8, or iconv -f UTF-16 -t UTF-8 FILE' },
  {
    digits: '504b0304',
    is: 'a zip file or an Excel sheet',
    instead: 'unpack it, or save it as CSV',
  },
  { digits: '50415231', is: 'Parquet', instead: 'export it as CSV' },
  { digits: '425a68', is: 'bzip2', instead: 'bzip2 -dc FILE | dcs-lifecycle check -' },
  { digits: 'fd377a585a', is: 'xz', instead: 'xz -dc FILE | dcs-lifecycle check -' },
];

/** How many bytes tell what a file is. */
const beginningBytes = 6;

/** Node has zstd from 22.15 on. */
function zstd(): Transform | undefined {
  return (zlib as { createZstdDecompress?: () => Transform }).createZstdDecompress?.();
}

/**
 * Reads a source, in chunks that may be cut anywhere.
 *
 * @throws CommandFailure when it cannot be read, or is no text
 */
export async function* bytesOf(
  source: Source,
  { environment, signal, progress }: ReadingOptions,
): AsyncGenerator<Uint8Array, void, void> {
  const stream =
    source.path === undefined
      ? (environment.stdin as AsyncIterable<Uint8Array> & { destroy?: () => void })
      : createReadStream(source.path, { highWaterMark: chunkBytes });
  const stop = () => stream.destroy?.();
  signal.addEventListener('abort', stop, { once: true });
  try {
    let isHeld = false;
    for await (const bytes of unpacked(source, counted(stream, progress))) {
      if (bytes.length === 0) continue;
      if (isHeld) yield Uint8Array.of(endOfText);
      isHeld = bytes.at(-1) === endOfText;
      yield isHeld ? bytes.subarray(0, -1) : bytes;
    }
  } catch (error) {
    signal.throwIfAborted();
    throw failureOf(source, error);
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

async function* counted(stream: AsyncIterable<Uint8Array>, progress: (bytes: number) => void) {
  for await (const chunk of stream) {
    progress(chunk.length);
    yield chunk;
  }
}

async function* unpacked(
  source: Source,
  bytes: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  const head = await headOf(bytes);
  const whole = Readable.from(
    (async function* () {
      if (head.length > 0) yield head;
      yield* bytes;
    })(),
  );
  const digits = Buffer.from(head.subarray(0, beginningBytes)).toString('hex');
  const known = beginnings.find((each) => digits.startsWith(each.digits)) ?? withoutMark(digits);
  const unpack = known?.unpack?.();
  if (known && !unpack) throw badInput(`${source.name}: this is ${known.is}: ${known.instead}`);
  // An error of either comes out of the iteration.
  yield* unpack ? pipeline(whole, unpack, () => {}) : whole;
}

/** UTF-16 without its mark: every other byte of plain text is zero. */
const withoutMark = (digits: string) =>
  /^(00[2-7].){2}|^([2-7].00){2}/.test(digits)
    ? beginnings.find(({ is }) => is === 'UTF-16')
    : undefined;

async function headOf(bytes: Bytes): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array();
  while (head.length < beginningBytes) {
    const next = await bytes.next();
    if (next.done) break;
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
  }
  return head;
}

function failureOf({ name }: Source, error: unknown): unknown {
  const { code, errno, message } = error as NodeJS.ErrnoException;
  if (error instanceof CommandFailure) return error;
  if (/^(Z|ZSTD)_/.test(code ?? '')) {
    return badInput(`${name}: packed, and broken or cut short: ${message}`, error);
  }
  return errno === undefined ? error : badInput(`${name}: ${reasonOf(error)}`, error);
}
