// Parts of a run, joined into the whole or into a larger part. What does not belong together is refused, with the
// names of the files. The work grows with the number of parts, and memory holds one of them at a time.

import { isDeepStrictEqual } from 'node:util';
import type { Profile } from '../../simulator/index.js';
import {
  addTally,
  emptyLike,
  type FleetPart,
  type InstanceRange,
  joinParts,
  missingFrom,
  type Tally,
} from '../../simulator/internal.js';
import type { Environment } from '../environment/environment.js';
import { badInput } from '../environment/failures.js';
import { BrokenPart, hasWeightedLives, type PartOfRun, PartReader } from './part-document.js';
import { type PartLine, partLines } from './part-lines.js';
import { nameOfShard, type Shard } from './shards.js';

/** A run that parts are to be of. */
export interface WantedRun {
  /** What to call it. */
  readonly name: string;
  readonly profile: Profile;
  readonly program: string;
}

/** A part that was read: all but its counts. */
interface SeenPart extends WantedRun {
  readonly shard: Shard | undefined;
  readonly ranges: readonly InstanceRange[];
  readonly rare: boolean;
}

/**
 * Joins all parts that there are.
 *
 * @param paths - files, folders and `-`
 * @param wanted - the run that they are to be parts of; that of the first one unless given
 * @returns a part that holds the instances of all of them
 * @throws CommandFailure when one cannot be read or is broken, when they are parts of different runs, or when one
 *   is there twice
 */
export async function joinParted(
  paths: readonly string[],
  environment: Environment,
  wanted?: WantedRun,
): Promise<PartOfRun> {
  const joined = await joinAll(paths, environment, wanted);
  return joined.whole;
}

/**
 * The same, of a whole run.
 *
 * @throws CommandFailure also when instances are missing
 */
export async function joinWhole(
  paths: readonly string[],
  environment: Environment,
  wanted?: WantedRun,
): Promise<PartOfRun> {
  const { whole, seen } = await joinAll(paths, environment, wanted);
  refuseGaps(whole.part, seen, whole.profile.instances);
  return whole;
}

async function joinAll(
  paths: readonly string[],
  environment: Environment,
  wanted: WantedRun | undefined,
): Promise<{ readonly whole: PartOfRun; readonly seen: readonly SeenPart[] }> {
  const reader = new PartReader();
  const seen: SeenPart[] = [];
  let first: PartOfRun | undefined;
  let tallies: readonly Tally[] = [];
  for await (const line of partLines(paths, environment)) {
    const { part, ...of } = partIn(reader, line);
    const rare = hasWeightedLives(part);
    const next = { ...of, name: nameOf(line), ranges: part.ranges, rare };
    refuseOtherRun(wanted ?? seen[0], next);
    refuseHalfRare(seen[0], next);
    if (!first) tallies = part.tallies.map(emptyLike);
    first ??= { part, ...of };
    part.tallies.forEach((tally, g) => {
      addTally(tallies[g] as Tally, tally);
    });
    seen.push(next);
  }
  const { written, profile, program } = first as PartOfRun;
  refuseTwice(seen);
  const { ranges } = joinParts([{ ranges: seen.flatMap((each) => each.ranges), tallies: [] }]);
  return {
    whole: { part: { ranges, tallies }, shard: undefined, written, profile, program },
    seen,
  };
}

function partIn(reader: PartReader, { source, line, text }: PartLine): PartOfRun {
  try {
    return reader.read(text);
  } catch (error) {
    if (!(error instanceof BrokenPart)) throw error;
    const { column, message } = error;
    const place = column === undefined ? (line === 1 ? '' : `:${line}`) : `:${line}:${column}`;
    throw badInput(`${source}${place}: ${message}`, error);
  }
}

const nameOf = ({ source, line }: PartLine) => (line === 1 ? source : `${source}:${line}`);

const labels: Readonly<Record<string, string>> = {
  groups: 'kind, plan or workload',
  horizonMs: 'horizon',
};

function refuseOtherRun(wanted: WantedRun | undefined, other: SeenPart): void {
  if (!wanted) return;
  const [one, another] = [wanted.profile, other.profile];
  const differing =
    one === another
      ? undefined
      : (Object.keys({ ...one, ...another }) as (keyof Profile)[]).find(
          (key) => !isDeepStrictEqual(one[key], another[key]),
        );
  const what =
    differing !== undefined
      ? (labels[differing] ?? differing)
      : wanted.program !== other.program
        ? 'version of this program'
        : undefined;
  if (what === undefined) return;
  throw badInput(`${other.name}: a part of another run than ${wanted.name}: the ${what} differs`);
}

/** Weighted lives are of all instances or of none. */
function refuseHalfRare(first: SeenPart | undefined, other: SeenPart): void {
  if (!first || first.rare === other.rare) return;
  const [one, without] = first.rare ? [first, other] : [other, first];
  throw badInput(`${without.name}: simulated without --rare, and ${one.name} with it`);
}

/** Finds instances that two parts hold: neighbours, once they are sorted. */
function refuseTwice(seen: readonly SeenPart[]): void {
  const held = seen.flatMap(({ ranges }, i) => ranges.map((range) => ({ ...range, i })));
  let last = { to: 0, i: -1 };
  for (const range of held.sort((one, other) => one.from - other.from || one.i - other.i)) {
    if (range.from < last.to) {
      const [before, after] = [range.i, last.i].sort((a, b) => a - b);
      throw twice(seen[after as number] as SeenPart, seen[before as number] as SeenPart);
    }
    if (range.to > last.to) last = range;
  }
}

function twice(part: SeenPart, twin: SeenPart) {
  const [mine, theirs] = [part, twin].map(({ shard, ranges }) =>
    shard ? `shard ${nameOfShard(shard)}` : instancesText(ranges),
  );
  const what = mine === theirs ? mine : `${mine}, of which ${theirs} holds instances,`;
  return badInput(`${part.name}: ${what} is there already, in ${twin.name}`);
}

const instancesText = (ranges: readonly InstanceRange[]): string =>
  `instances ${listed(ranges.map(({ from, to }) => `${from} to ${to - 1}`))}`;

function refuseGaps(whole: FleetPart, seen: readonly SeenPart[], instances: number): void {
  const gaps = missingFrom(whole, instances);
  if (gaps.length === 0) return;
  const of = seen[0]?.shard?.of ?? 0;
  const numbers = new Set(seen.map(({ shard }) => shard?.number));
  const alike = seen.every(({ shard }) => shard?.of === of);
  const lacking = Array.from({ length: of }, (_, i) => i + 1).filter((n) => !numbers.has(n));
  const what =
    alike && lacking.length > 0
      ? `${lacking.length === 1 ? 'shard' : 'shards'} ${listed(lacking.map((number) => nameOfShard({ number, of })))} ${lacking.length === 1 ? 'is' : 'are'}`
      : `${instancesText(gaps)} are`;
  throw badInput(`the run is not complete: ${what} missing`);
}

function listed(names: readonly string[]): string {
  const most = 8;
  return names.length <= most
    ? names.join(', ')
    : `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
}
