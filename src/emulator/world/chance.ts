// Chance and numbering out of the seed. How many were drawn is kept in the store, so that a service
// that comes back goes on where it was, and a request that fails draws nothing.

import { createRandom, type Random } from '../../random/index.js';
import type { Store } from '../store/index.js';

/** Numbers, ids and random streams, the same for the same seed and the same requests. */
export interface Chance {
  /** The next sequence number of a name, from 1. */
  count(name: string): number;
  /** A new stream of random numbers. */
  random(): Random;
  /** A new id in the form of a UUID. */
  uuid(): string;
  /** A new id of 32 hexadecimal digits. */
  hexId(): string;
}

/** The hexadecimal digits of every byte. */
const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function word(random: Random): string {
  const bits = Math.floor(random() * 2 ** 32);
  const at = (shift: number) => digits[(bits >>> shift) & 255] as string;
  return at(24) + at(16) + at(8) + at(0);
}

/**
 * @param store - keeps the counters
 * @param seed - a whole number from 0 on, asked at each draw
 */
export function createChance({ counters }: Store, seed: () => number): Chance {
  const count = (name: string): number => {
    const last = counters.get(name);
    const value = (last?.value ?? 0) + 1;
    counters.put({ id: name, seq: last?.seq ?? counters.all.size, value });
    return value;
  };
  const random = () => {
    const stream = count('streams');
    let known: Random | undefined;
    // Many a phase has one length and one end, and then nothing is drawn.
    return () => {
      known ??= createRandom(seed(), stream);
      return known();
    };
  };
  const hexId = () => {
    const stream = random();
    // Joined, and so in one piece: what is concatenated keeps its parts in memory.
    return [word(stream), word(stream), word(stream), word(stream)].join('');
  };
  const uuid = () => {
    const hex = hexId();
    const variant = '89ab'[Number.parseInt(hex[16] as string, 16) & 3];
    const [a, b, c, d] = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(13, 16), hex.slice(17, 20)];
    return [a, b, `4${c}`, `${variant}${d}`, hex.slice(20)].join('-');
  };
  return { count, random, uuid, hexId };
}
