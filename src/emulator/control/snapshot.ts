// The whole state of the service as one document: every record, and how its clock stands. What was
// exported comes back exactly. A document that was changed on the way is refused, because its parts may no
// longer go together.

import { z } from 'zod';
import { InputError, type Plan } from '../../plan/index.js';
import { expected, listOf, mapping, numberWhere, parseInput } from '../../plan/internal.js';
import { sha256Hex } from '../crypto/index.js';
import { inPresentForm, type StoredRecord, type TableName, tableNames } from '../store/index.js';
import { isScale } from '../world/index.js';
import { type Control, keep, planIn, seedIn } from './control.js';
import { ControlError } from './control-error.js';
import { instantSchema, iso } from './instant.js';
import { firstMisread, keptPlanSchema } from './records/index.js';

/** What marks a snapshot among documents. */
const format = 'dcs-lifecycle emulator snapshot';

/** Counts the forms that snapshots have had. A later form is refused, not guessed at. */
export const snapshotVersion = 1;

/** The trace is what happened to this service, and not how it stands. */
const kept = tableNames.filter((name) => name !== 'trace');

/** A state of the service. */
export interface Snapshot {
  readonly format: typeof format;
  readonly version: number;
  /** The time of the service, in ISO 8601, and how it runs. */
  readonly now: string;
  readonly paused: boolean;
  readonly scale: number;
  /** The seed and the plan in force, whether they were there from the beginning or set later. */
  readonly seed: number;
  readonly plan: Plan;
  /** Every record of every table but the trace. */
  readonly tables: Readonly<Record<string, readonly StoredRecord[]>>;
  /** SHA-256 of all the rest. */
  readonly digest: string;
}

const snapshotSchema = mapping('a snapshot (a mapping)', {
  format: z.literal(format),
  version: numberWhere('a version', (n) => Number.isInteger(n) && n >= 1),
  now: instantSchema,
  paused: z.boolean({ error: ({ input }) => expected('true or false', input) }),
  scale: numberWhere('a scale above 0, at most 86400', isScale),
  seed: numberWhere('a seed: a whole number from 0', (n) => Number.isSafeInteger(n) && n >= 0),
  plan: keptPlanSchema,
  tables: mapping(
    'the records by their tables',
    Object.fromEntries(
      kept.map((name) => [name, listOf('a list of records', z.unknown()).exactOptional()]),
    ),
    'table',
  ),
  digest: z.string({ error: ({ input }) => expected('a digest', input) }),
});

const digestOf = ({ now, paused, scale, seed, plan, tables }: Omit<Snapshot, 'digest'>): string =>
  sha256Hex(JSON.stringify([now, paused, scale, seed, plan, tables]));

/** Takes a snapshot, once all that is due has happened. */
export function takeSnapshot({ core, clock, store, startOptions }: Control): Snapshot {
  core.settle(clock.now());
  const { paused, scale } = clock.state;
  const tables = Object.fromEntries(kept.map((name) => [name, [...store[name].all]]));
  const whole = {
    format,
    version: snapshotVersion,
    now: iso(clock.now()),
    paused,
    scale,
    seed: seedIn(store, startOptions.seed),
    plan: planIn(store, startOptions.plan),
    tables,
  } as const;
  return { ...whole, digest: digestOf(whole) };
}

/**
 * Reads a snapshot.
 *
 * @throws ControlError when it is none, of a later version, or was changed since; InputError with the
 *   place of what cannot be used
 */
export function readSnapshot(data: unknown): Omit<Snapshot, 'now'> & { readonly now: number } {
  const { format: mark, version } = (data ?? {}) as Partial<Snapshot>;
  if (mark !== format) throw new ControlError(400, `not a snapshot: format is not "${format}"`);
  if (typeof version === 'number' && version > snapshotVersion) {
    throw new ControlError(
      400,
      `the snapshot has version ${version} and was made by a newer program; known is ${snapshotVersion}`,
    );
  }
  const present = presentForm(data as Snapshot);
  const { now, ...read } = parseInput(snapshotSchema, present);
  requireUsable(read.tables);
  if (digestOf(data as Snapshot) !== read.digest) {
    throw new ControlError(
      400,
      'the snapshot was changed since it was exported; what is to be edited is a file of fixtures',
    );
  }
  // As they came: the schema would put their keys into another order.
  const { plan, tables } = present;
  return { ...read, now, plan, tables };
}

/** A snapshot as it is written today. Every one has a plan, and that tells which form it has. */
function presentForm(data: Snapshot): Snapshot {
  const isEarlier = JSON.stringify(data.plan)?.includes('"kind"');
  return isEarlier ? JSON.parse(JSON.stringify(data), inPresentForm) : data;
}

/** Refuses records that cannot be used, with the place of the first one. */
function requireUsable(tables: Readonly<Record<string, readonly unknown[]>>): void {
  const found = firstMisread(new Map(Object.entries(tables) as [TableName, readonly unknown[]][]));
  if (!found) return;
  const { table, index, issue } = found;
  throw new InputError([{ ...issue, path: ['tables', table, index, ...issue.path] }]);
}

/** Puts a snapshot in the place of everything; the service goes on at its time. */
export function restoreSnapshot(control: Control, data: unknown): void {
  const { core, clock, store, real } = control;
  const { now, paused, scale, seed, plan, tables } = readSnapshot(data);
  const state = { realMs: real.now(), serviceMs: now, scale, paused };
  store.transact(() => {
    store.clear();
    for (const [name, records] of Object.entries(tables)) {
      const table = store[name as TableName] as unknown as { put(record: StoredRecord): void };
      for (const each of records) table.put(each);
    }
    keep(store, 'clock', state);
    keep(store, 'seed', seed);
    keep(store, 'plan', plan);
  });
  clock.restore(state);
  core.reload();
}
