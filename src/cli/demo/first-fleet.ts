// The fleet that the demo begins with: seeded names and sizes, one instance in each status, the others
// as they are created.

import {
  initial,
  type Kind,
  kinds,
  lifecycle,
  type Status,
  statuses,
} from '../../../machines/index.js';
import type { Random } from '../../random/index.js';

/** How many instances there are at first. */
const first = 40;

/** Sizes in gigabytes that every kind has. */
const sizes = [4, 8, 16, 32];

const areas = ['shop', 'payments', 'search', 'mail', 'maps', 'media', 'orders', 'login', 'stock'];
const purposes = ['cache', 'sessions', 'queue', 'ranking', 'limits', 'carts', 'feed', 'locks'];

/** One of several, all equally likely. */
export const oneOf = <T>(random: Random, all: readonly T[]): T =>
  all[Math.floor(random() * all.length)] as T;

/** A name that says what the instance is for. */
export function nameFrom(random: Random): string {
  const number = String(Math.floor(random() * 90) + 10);
  return `${oneOf(random, areas)}-${oneOf(random, purposes)}-${number}`;
}

/** The fleet as a document of fixtures. */
export function firstFleet(random: Random) {
  const used = new Set<string>();
  const fresh = (): string => {
    const name = nameFrom(random);
    if (used.has(name)) return fresh();
    used.add(name);
    return name;
  };
  const usual = statuses.find(lifecycle.serves) as Status;
  // A kind that reaches every status, so that all can be seen.
  const able = kinds.find(
    (kind) => lifecycle.reachable({ kind, from: initial }).length > statuses.length,
  );
  const instances = Array.from({ length: first }, (_, index) => {
    const status = statuses[index];
    const kind: Kind = status && able ? able : oneOf(random, kinds);
    const keepsBackups = !lifecycle.refusal('backUp', { kind, status: usual })?.permanent;
    return {
      name: fresh(),
      kind,
      capacity: oneOf(random, sizes),
      ...(status && { status }),
      ...(keepsBackups && { backups: [{ name: 'before-launch' }] }),
    };
  });
  return { instances };
}
