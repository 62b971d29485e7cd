// Parts of a run from files, joined into the whole. What does not belong together is refused, with
// the names of the files.

import { createReadStream } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { Profile } from '../../simulator/index.js';
import { type FleetPart, joinParts, missingFrom } from '../../simulator/internal.js';
import { badInput, reasonOf } from '../environment/failures.js';
import { BrokenPart, decodePart, type PartOfRun } from './part-document.js';
import { nameOfShard } from './shards.js';

/** The largest part that is read, in bytes. */
const mostBytes = 256 * 1024 * 1024;

/** A part and the file that it came from. */
interface PartFile extends PartOfRun {
  readonly path: string;
}

/** A run, whole. */
export interface WholeRun {
  readonly profile: Profile;
  readonly part: FleetPart;
}

/**
 * Joins the parts in files.
 *
 * @throws CommandFailure when one cannot be read or is broken, when they are parts of different runs,
 *   or when some are missing or there twice
 */
export async function joinFiles(paths: readonly string[]): Promise<WholeRun> {
  let whole: FleetPart | undefined;
  const seen: Omit<PartFile, 'written'>[] = [];
  for (const path of paths) {
    const file = { path, ...(await readPart(path)) };
    const [first] = seen;
    if (first) refuseOtherRun(first, file);
    refuseTwice(seen, file);
    whole = whole ? joinParts([whole, file.part]) : file.part;
    // Only the whole keeps its counts: there may be thousands of parts.
    seen.push({ ...file, part: { ranges: file.part.ranges, tallies: [] } });
  }
  const { profile } = seen[0] as PartFile;
  const part = joinParts([whole as FleetPart]);
  refuseGaps(part, seen, profile.instances);
  return { profile, part };
}

async function readPart(path: string): Promise<PartOfRun> {
  try {
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of createReadStream(path)) {
      bytes += chunk.length;
      if (bytes > mostBytes) throw new BrokenPart(`larger than ${mostBytes} bytes`);
      chunks.push(chunk);
    }
    return decodePart(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
  } catch (error) {
    if (error instanceof BrokenPart) throw badInput(`${path}:${spaced(error.message)}`, error);
    const { code, errno } = error as NodeJS.ErrnoException;
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      throw badInput(`${path}: not UTF-8 text`, error);
    }
    if (errno === undefined) throw error;
    throw badInput(`${path}: ${reasonOf(error)}`, error);
  }
}

/** A place in the text follows the file's name at once, anything else after a space. */
const spaced = (message: string) => (/^\d+:\d+: /.test(message) ? message : ` ${message}`);

function refuseOtherRun(first: Omit<PartFile, 'written'>, other: PartFile): void {
  const differing = (Object.keys({ ...first.profile, ...other.profile }) as (keyof Profile)[]).find(
    (key) => !isDeepStrictEqual(first.profile[key], other.profile[key]),
  );
  const labels = { groups: 'kinds, plans or workloads', horizonMs: 'horizon' } as Record<
    string,
    string
  >;
  const what =
    differing !== undefined
      ? (labels[differing] ?? differing)
      : first.program !== other.program
        ? 'version of this program'
        : undefined;
  if (what === undefined) return;
  throw badInput(`${other.path}: a part of another run than ${first.path}: the ${what} differs`);
}

function refuseTwice(
  seen: readonly Omit<PartFile, 'written'>[],
  { part, path, shard }: PartFile,
): void {
  const twin = seen.find(
    (other) =>
      isDeepStrictEqual(other.shard, shard) ||
      other.part.ranges.some((mine) =>
        part.ranges.some(({ from, to }) => from < mine.to && mine.from < to),
      ),
  );
  if (!twin) return;
  const [mine, theirs] = [shard, twin.shard].map(nameOfShard);
  const what =
    mine === theirs ? `shard ${mine}` : `shard ${mine}, of which shard ${theirs} holds instances,`;
  throw badInput(`${path}: ${what} is there already, in ${twin.path}`);
}

function refuseGaps(
  whole: FleetPart,
  seen: readonly Omit<PartFile, 'written'>[],
  instances: number,
): void {
  const gaps = missingFrom(whole, instances);
  if (gaps.length === 0) return;
  const of = seen[0]?.shard.of as number;
  const numbers = new Set(seen.map(({ shard }) => shard.number));
  const alike = seen.every(({ shard }) => shard.of === of);
  const lacking = Array.from({ length: of }, (_, i) => i + 1).filter((n) => !numbers.has(n));
  const what =
    alike && lacking.length > 0
      ? `${lacking.length === 1 ? 'shard' : 'shards'} ${listed(lacking.map((number) => nameOfShard({ number, of })))} ${lacking.length === 1 ? 'is' : 'are'}`
      : `${listed(gaps.map(({ from, to }) => `instances ${from} to ${to - 1}`))} are`;
  throw badInput(`the run is not complete: ${what} missing`);
}

function listed(names: readonly string[]): string {
  const most = 8;
  return names.length <= most
    ? names.join(', ')
    : `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
}
