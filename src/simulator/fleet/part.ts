// A part of a fleet's run as a document, so that parts can be simulated anywhere and joined later.
// Joining is exact: the whole from parts is, to the byte, the whole simulated in one go.

import { addTally, emptyLike, type Tally } from './tally.js';

/** Instances `from` (included) to `to` (not included) of a fleet. */
export interface InstanceRange {
  /** The first instance, counted from 0. */
  readonly from: number;
  /** The one after the last. */
  readonly to: number;
}

/** What one part of a run has counted. */
export interface FleetPart {
  /** The instances that were simulated, in order and without overlap. */
  readonly ranges: readonly InstanceRange[];
  /** One tally per group of the fleet. */
  readonly tallies: readonly Tally[];
}

/**
 * The instances that a shard simulates: the n-th of `of` parts that differ by one instance at most.
 *
 * @param shard - which part, counted from 1
 * @param of - how many parts there are
 * @param instances - size of the whole fleet
 */
export function rangeOfShard(shard: number, of: number, instances: number): InstanceRange {
  // Products of two 53-bit numbers: only whole numbers without bounds split evenly for sure.
  const cut = (n: number) => Number((BigInt(n) * BigInt(instances)) / BigInt(of));
  return { from: cut(shard - 1), to: cut(shard) };
}

/** Parts that hold the same instances. The message says which. */
export class JoinError extends Error {
  override readonly name = 'JoinError';
}

/**
 * Joins parts of one run.
 *
 * @throws JoinError when two of them hold the same instances
 */
export function joinParts(parts: readonly FleetPart[]): FleetPart {
  const ranges = parts
    .flatMap((part) => part.ranges)
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
  const joined: InstanceRange[] = [];
  for (const range of ranges) {
    const last = joined.at(-1);
    if (last && range.from < last.to) {
      const common = { from: range.from, to: Math.min(last.to, range.to) };
      throw new JoinError(`${nameOf(common)} in more than one part`);
    }
    if (last && range.from === last.to)
      joined[joined.length - 1] = { from: last.from, to: range.to };
    else joined.push(range);
  }
  const tallies = (parts[0]?.tallies ?? []).map(emptyLike);
  for (const part of parts) {
    for (const [g, tally] of part.tallies.entries()) addTally(tallies[g] as Tally, tally);
  }
  return { ranges: joined, tallies };
}

/** The instances of a fleet that a part does not hold. */
export function missingFrom({ ranges }: FleetPart, instances: number): InstanceRange[] {
  const starts = [0, ...ranges.map(({ to }) => to)];
  const ends = [...ranges.map(({ from }) => from), instances];
  return starts
    .map((from, i) => ({ from, to: ends[i] as number }))
    .filter(({ from, to }) => from < to);
}

function nameOf({ from, to }: InstanceRange): string {
  return to - from === 1 ? `instance ${from} is` : `instances ${from} to ${to - 1} are`;
}
