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
const formatVersion = 4;

const whole = z.number().int().min(0);
const partDocument = z.strictObject({
  format: z.literal(format),
  formatVersion: z.literal(formatVersion),
  /** Of everything that follows, so that damage shows. */
  checksum: whole,
  /** The version of the program that simulated: another one may draw differently. */
  program: z.string(),
  /** Which part it is; null where several were joined. */
  shard: z.strictObject({ number: whole.min(1), of: whole.min(1) }).nullable(),
  points: whole.max(mostPoints),
  /** Whether there were weighted lives besides, for what is rare. */
  rare: z.literal(true).optional(),
  profile: z.unknown(),
  plans: z.record(z.string(), z.unknown()),
  ranges: z.array(z.strictObject({ from: whole, to: whole })),
  tallies: z.array(tallyDocument),
});

/** A part, and the run that it is of. */
export interface PartOfRun {
  readonly part: FleetPart;
  /** Which part it is; undefined where several were joined. */
  readonly shard: Shard | undefined;
  readonly written: WrittenRun;
  readonly profile: Profile;
  readonly program: string;
}

/** Writes a part down, on one line. */
export function encodePart({ part, shard, written, profile, program }: PartOfRun): string {
  const content = {
    program,
    shard: shard ?? null,
    points: fleetRunOf(profile).points,
    ...(hasWeightedLives(part) && { rare: true }),
    ...written,
    ranges: part.ranges,
    tallies: part.tallies.map(encodeTally),
  };
  const checksum = checksumOf(content);
  return `${JSON.stringify({ format, formatVersion, checksum, ...content })}\n`;
}

/** Tells whether a part has weighted lives besides, for what is rare. */
export const hasWeightedLives = ({ tallies }: FleetPart): boolean =>
  tallies.some(({ forced }) => forced !== undefined);

const checksumOf = (content: object): number => crc32(JSON.stringify(content));

/** What keeps a line from being a part; the message says it. */
export class BrokenPart extends Error {
  override readonly name = 'BrokenPart';

  /** @param column - where in the line, counted from 1, if that can be told */
  constructor(
    message: string,
    readonly column?: number,
  ) {
    super(message);
  }
}

/** A run that was met before: thousands of parts share one, and to check a profile takes longer than all the rest. */
interface KnownRun {
  readonly key: string;
  readonly profile: Profile;
  readonly points: number;
  readonly like: readonly Tally[];
}

/** Reads parts, one after the other. */
export class PartReader {
  #known: KnownRun | undefined;

  /**
   * Reads a part back.
   *
   * @param line - the whole of it
   * @throws BrokenPart when it is none, or is damaged
   */
  read(line: string): PartOfRun {
    const document = documentOf(line);
    const { program, shard, ranges, points } = document;
    const written = { profile: document.profile, plans: document.plans };
    const { profile, points: wanted, like } = this.#runOf(written, document.rare === true);
    const tallies = document.tallies.map(
      (each, g) => like[g] && decodeTally(each, like[g] as Tally),
    );
    const counted = tallies.reduce((all, tally) => all + (tally?.instances ?? 0), 0);
    const held = ranges.reduce((all, { from, to }) => all + to - from, 0);
    if (
      points !== wanted ||
      tallies.length !== like.length ||
      tallies.includes(undefined) ||
      ranges.some(({ from, to }) => from >= to || to > profile.instances) ||
      counted !== held
    ) {
      throw new BrokenPart('tallies: they do not fit the profile in the same file');
    }
    const part = { ranges, tallies: tallies as Tally[] };
    return { part, shard: shard ?? undefined, written, profile, program };
  }

  #runOf(written: WrittenRun, rare: boolean): KnownRun {
    const key = JSON.stringify({ ...written, rare });
    if (this.#known?.key !== key) {
      const profile = profileIn(written);
      const run = fleetRunOf(profile, { forced: rare });
      this.#known = { key, profile, points: run.points, like: createFleetEngine(run)(0, 0) };
    }
    return this.#known;
  }
}

/** A part nests a profile, and a profile its plans: ten levels. */
const deepestNesting = 100;

/** The document in a line, as undamaged as its checksum says. */
function documentOf(line: string) {
  if (jsonDepth(line) > deepestNesting) throw new BrokenPart('nested too deeply');
  const data = parseJson(line);
  if ((data as { format?: unknown } | null)?.format !== format) {
    throw new BrokenPart('expected a part, as fleet --shard writes it', 1);
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
  return document;
}

function profileIn(written: WrittenRun): Profile {
  try {
    return profileOf(written);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new BrokenPart(`profile: ${describeIssue(error.issues[0])}`);
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    const { message } = error as SyntaxError;
    const at = /position (\d+)/.exec(message)?.[1];
    const end = message.includes('end of JSON') ? line.length : 0;
    const what = line.trim() === '' ? 'the file is empty' : 'this line is no valid JSON';
    throw new BrokenPart(
      `expected a part, as fleet --shard writes it; ${what}`,
      (at === undefined ? end : Number(at)) + 1,
    );
  }
}
