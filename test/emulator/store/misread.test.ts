// What was kept is looked at like any other input before any of it is used: a record that cannot be read
// is named in one line.

import { createEmulator, DatabaseError } from '../../../src/emulator/index.js';
import type { Persistence, StoredRecord } from '../../../src/emulator/store/index.js';
import { anInstance } from '../../support/emulator/instances.js';

type Kept = { table: string; record: unknown };

const counters: Kept[] = ['instances', 'streams', 'agenda'].map((id, seq) => ({
  table: 'counters',
  record: { id, seq, value: 10 },
}));

/** A file with these records in it, besides counters. */
const file = (...records: readonly Kept[]): Persistence => ({
  name: 'dcs.db',
  load: () => [...counters, ...records] as { table: string; record: StoredRecord }[],
  commit() {},
  close() {},
});

/** The line that an emulator refuses a file with; undefined when it does not. */
function lineFor(...records: readonly Kept[]): string | undefined {
  try {
    createEmulator({ persistence: file(...records) }).close();
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(DatabaseError);
    expect((error as Error).message).not.toMatch(/\n/);
    return (error as Error).message;
  }
}

const instance = (changes: object = {}): Kept => ({
  table: 'instances',
  record: { ...anInstance(), ...changes },
});
const id = anInstance().id;

it('takes a record that is as it was written', () => {
  expect(lineFor(instance())).toBeUndefined();
});

it.each<[what: string, record: Kept, line: string]>([
  [
    'an unknown state',
    instance({ state: 'PAUSED' }),
    `instances ${id}: state: unknown state "PAUSED"; allowed: CREATING`,
  ],
  [
    'a field that no instance has',
    instance({ mood: 'good' }),
    `instances ${id}: mood: unknown key`,
  ],
  ['a missing field', instance({ name: undefined }), `instances ${id}: name: missing`],
  [
    'a phase that nothing ends',
    instance({ phaseDue: 'due-9' }),
    `instances ${id}: phaseDue: "due-9" in agenda is not the end of its phase`,
  ],
  [
    'a place that was never counted',
    instance({ seq: 11 }),
    `instances ${id}: seq: 11 exceeds the counter instances, which is 10`,
  ],
  ['no mapping', { table: 'instances', record: null }, 'instances number 1: expected an instance'],
  [
    'an event about an unknown instance',
    { table: 'agenda', record: { id: 'due-1', seq: 1, atMs: 0, type: 'removal', subject: id } },
    `agenda due-1: subject: there is no "${id}" in instances`,
  ],
  [
    'an unknown setting',
    { table: 'settings', record: { id: 'mood', seq: 1, value: 1 } },
    'settings mood: id: unknown setting "mood"; allowed: plan, seed, clock',
  ],
])('names a record with %s', (_, record, line) => {
  expect(lineFor(record)).toContain(`dcs.db: has a record that cannot be read: ${line}`);
});

it('names one of two records that have one place', () => {
  const other = '00000000-0000-4000-8000-000000000002';
  expect(lineFor(instance(), instance({ id: other }))).toContain(
    `instances ${other}: seq: another record has "1" as well`,
  );
});
