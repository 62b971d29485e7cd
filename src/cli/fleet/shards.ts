// Shards: the n-th of so many parts of a fleet, as the command line names them.

import { type InstanceRange, rangeOfShard } from '../../simulator/internal.js';

/** A part of a fleet. */
export interface Shard {
  /** Which one, counted from 1. */
  readonly number: number;
  /** How many parts there are. */
  readonly of: number;
}

/** The most parts of a fleet. */
export const mostShards = 1_000_000;

/** Reads `3/64`; undefined when it is not a shard. */
export function parseShard(text: string): Shard | undefined {
  const [, first, second] = /^(\d{1,9})\/(\d{1,9})$/.exec(text) ?? [];
  const shard = { number: Number(first), of: Number(second) };
  return shard.number >= 1 && shard.number <= shard.of && shard.of <= mostShards
    ? shard
    : undefined;
}

/** Writes a shard as the command line has it. */
export const nameOfShard = ({ number, of }: Shard): string => `${number}/${of}`;

/** The instances of a shard. */
export const instancesOf = ({ number, of }: Shard, instances: number): InstanceRange =>
  rangeOfShard(number, of, instances);
