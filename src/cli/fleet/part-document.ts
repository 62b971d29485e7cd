// A part of a fleet's run as a file: the run that it belongs to, and what its instances counted. It
// carries all that it takes to check it against that run and to print what the whole run prints.

import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { InputError } from '../../plan/index.js';
import { describeIssue, jsonDepth } from '../../plan/internal.js';
import type { Profile } from '../../simulator/index.js';
import {
  createFleetEngine,
  decodeTally,
  encodeTally,
  type FleetPart,
  fleetRunOf,
  mostPoints,
  type Tally,
  tallyDocument,
} from '../../simulator/internal.js';
import type { Shard } from './shards.js';
import { profileOf, type WrittenRun } from './written-run.js';

const format = 'dcs-lifecycle fleet part';
const formatVersion = 2;

const whole = z.number().int().min(0);
const partDocument = z.strictObject({
  format: z.literal(format),
  formatVersion: z.literal(formatVersion),
  /** Of everything that follows, so that damage shows. */
  checksum: whole,
  /** The version of the program that simulated: another one may draw differently. */
  program: z.string(),
  shard: z.strictObject({ number: whole.min(1), of: whole.min(1) }),
  points: whole.max(mostPoints),
  profile: z.unknown(),
  plans: z.record(z.string(), z.unknown()),
  ranges: z.array(z.strictObject({ from: whole, to: whole })),
  tallies: z.array(tallyDocument),
});

/** A part, and the run that it is of. */
export interface PartOfRun {
  readonly part: FleetPart;
  readonly shard: Shard;
  readonly written: WrittenRun;
  readonly profile: Profile;
  readonly program: string;
}

/** Writes a part down, on one line. */
export function encodePart({ part, shard, written, profile, program }: PartOfRun): string {
  const content = {
    program,
    shard,
    points: fleetRunOf(profile).points,
    ...written,
    ranges: part.ranges,
    tallies: part.tallies.map(encodeTally),
  };
  const checksum = checksumOf(content);
  return `${JSON.stringify({ format, formatVersion, checksum, ...content })}\n`;
}

const checksumOf = (content: object): number => crc32(JSON.stringify(content));

/** What keeps a text from being a part; the message says it, and where in the text. */
export class BrokenPart extends Error {
  override readonly name = 'BrokenPart';
}

/** A part nests a profile, and a profile its plans: ten levels. */
const deepestNesting = 100;

/**
 * Reads a part back.
 *
 * @throws BrokenPart when it is none, or is damaged
 */
export function decodePart(text: string): PartOfRun {
  if (jsonDepth(text) > deepestNesting) throw new BrokenPart('nested too deeply');
  const data = parseJson(text);
  if ((data as { format?: unknown } | null)?.format !== format) {
    throw new BrokenPart('1:1: expected a part, as fleet --shard writes it');
  }
  const version = (data as { formatVersion?: unknown }).formatVersion;
  if (version !== formatVersion) {
    throw new BrokenPart(
      `formatVersion: expected ${formatVersion}, got ${JSON.stringify(version)}: another version of this program wrote it`,
    );
  }
  const { success, data: document, error } = partDocument.safeParse(data);
  if (!success) {
    const [{ path, message } = { path: [], message: 'unreadable' }] = error.issues;
    throw new BrokenPart(`${path.join('.')}: ${message}`);
  }
  const { checksum, ...rest } = data as { checksum: number };
  const { format: _, formatVersion: __, ...content } = rest as Record<string, unknown>;
  if (checksumOf(content) !== checksum) {
    throw new BrokenPart('checksum: it does not fit the rest: the file was changed or damaged');
  }
  const { program, shard, ranges, points } = document;
  const written = { profile: document.profile, plans: document.plans };
  const profile = profileIn(written);
  const run = fleetRunOf(profile);
  const like = createFleetEngine(run)(0, 0);
  const tallies = document.tallies.map((each, g) => like[g] && decodeTally(each, like[g] as Tally));
  const counted = tallies.reduce((all, tally) => all + (tally?.instances ?? 0), 0);
  const held = ranges.reduce((all, { from, to }) => all + to - from, 0);
  if (
    points !== run.points ||
    tallies.length !== like.length ||
    tallies.includes(undefined) ||
    ranges.some(({ from, to }) => from >= to || to > profile.instances) ||
    counted !== held
  ) {
    throw new BrokenPart('tallies: they do not fit the profile in the same file');
  }
  return { part: { ranges, tallies: tallies as Tally[] }, shard, written, profile, program };
}

function profileIn(written: WrittenRun): Profile {
  try {
    return profileOf(written);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new BrokenPart(`profile: ${describeIssue(error.issues[0])}`);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = error as SyntaxError;
    const at = /position (\d+)/.exec(message)?.[1];
    const end = message.includes('end of JSON') ? text.length : 0;
    const before = text.slice(0, at === undefined ? end : Number(at)).split('\n');
    const place = `${before.length}:${(before.at(-1) as string).length + 1}`;
    const what = text.trim() === '' ? 'the file is empty' : 'this is no valid JSON';
    throw new BrokenPart(`${place}: expected a part, as fleet --shard writes it; ${what}`);
  }
}
