// The database: what is committed is there again, all of it or nothing, and whatever is wrong with
// the file is one clear line.

import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import Libsql from 'libsql';
import {
  createStore,
  DatabaseError,
  NotKeptError,
  openDatabase,
  type ScheduledEvent,
  schemaVersion,
} from '../../../src/emulator/store/index.js';

const folder = mkdtempSync(join(tmpdir(), 'database-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
const newPath = () => join(folder, `${++count}.db`);

const due = (seq: number, subject = 'i'): ScheduledEvent => ({
  id: `due-${seq}`,
  seq,
  atMs: seq * 1000,
  type: 'phaseEnd',
  subject,
});

/** A database with some records in it. */
async function filled(path = newPath()): Promise<string> {
  const store = createStore(await openDatabase(path));
  store.transact(() => {
    for (let seq = 1; seq <= 500; seq++) store.agenda.put(due(seq, `i${seq % 3}`));
    store.counters.put({ id: 'agenda', seq: 1, value: 500 });
  });
  store.close();
  return path;
}

/** The one line that opening says. */
async function lineFor(path: string): Promise<string> {
  const error = await openDatabase(path).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DatabaseError);
  const { message } = error as DatabaseError;
  expect(message).not.toMatch(/\n/);
  expect(message.startsWith(`${path}: `)).toBe(true);
  return message.slice(path.length + 2);
}

test('what was put, changed and deleted is so after opening again, in the same order', async () => {
  const path = await filled();
  const store = createStore(await openDatabase(path));
  store.transact(() => {
    store.agenda.put({ ...due(3), atMs: 7, data: { text: 'ünï\u{1f600}' } });
    store.agenda.delete('due-4');
    store.agenda.put(due(501));
    store.agenda.delete('due-501');
  });
  const before = { agenda: [...store.agenda.all], counters: [...store.counters.all] };
  store.close();

  const again = createStore(await openDatabase(path));
  expect([...again.agenda.all]).toEqual(before.agenda);
  expect([...again.counters.all]).toEqual(before.counters);
  expect(before.agenda).toHaveLength(499);
  expect(again.agenda.group('i0').size).toBe(166 - 1);
  again.close();
});

test('a transaction that throws leaves nothing in the file', async () => {
  const path = await filled();
  const store = createStore(await openDatabase(path));
  expect(() =>
    store.transact(() => {
      store.agenda.delete('due-1');
      throw new Error('changed my mind');
    }),
  ).toThrow('changed my mind');
  store.close();
  const again = createStore(await openDatabase(path));
  expect(again.agenda.get('due-1')).toEqual(due(1, 'i1'));
  again.close();
});

test('a commit that fails half-way leaves memory and file as they were', async () => {
  const path = await filled();
  const store = createStore(await openDatabase(path));
  const unwritable = { ...due(600), data: 1n };
  expect(() =>
    store.transact(() => {
      store.agenda.put({ ...due(1), atMs: 99 });
      store.agenda.delete('due-2');
      store.agenda.put(unwritable);
    }),
  ).toThrow(NotKeptError);
  expect(store.agenda.get('due-1')?.atMs).toBe(1000);
  expect(store.agenda.get('due-2')).toBeDefined();
  expect(store.agenda.get('due-600')).toBeUndefined();

  store.transact(() => store.agenda.put(due(700)));
  store.close();
  const again = createStore(await openDatabase(path));
  expect(again.agenda.get('due-1')?.atMs).toBe(1000);
  expect(again.agenda.get('due-2')).toBeDefined();
  expect(again.agenda.get('due-700')).toEqual(due(700));
  again.close();
});

test('what is committed is written through to the disk', async () => {
  const path = newPath();
  const persistence = await openDatabase(path);
  persistence.commit([{ table: 'agenda', id: 'due-1', record: due(1) }]);
  // The bytes are in the file before anybody closes it.
  expect(readFileSync(`${path}-wal`).includes('phaseEnd')).toBe(true);
  persistence.close();
});

test('a file has one writer', async () => {
  const path = await filled();
  const first = await openDatabase(path);
  expect(await lineFor(path)).toMatch(/^is in use by another process/);
  first.commit([{ table: 'agenda', id: 'due-900', record: due(900) }]);
  first.close();
  const second = await openDatabase(path);
  expect([...second.load()].map(({ record }) => record.id)).toContain('due-900');
  second.close();
});

test('a file of a newer version is told and left alone', async () => {
  const path = await filled();
  const raw = new Libsql(path);
  raw.exec(`PRAGMA user_version = ${schemaVersion + 1}`);
  raw.close();
  const before = readFileSync(path);
  expect(await lineFor(path)).toMatch(/newer version.*form 2, known is 1/);
  expect(readFileSync(path)).toEqual(before);
});

test('a database of another program is told and left alone', async () => {
  const path = newPath();
  const raw = new Libsql(path);
  raw.exec('CREATE TABLE songs (title TEXT)');
  raw.close();
  const before = readFileSync(path);
  expect(await lineFor(path)).toMatch(/of another program/);
  expect(readFileSync(path)).toEqual(before);
});

test('a file that is no database is told and left alone', async () => {
  const path = newPath();
  writeFileSync(path, 'dear diary\n'.repeat(400));
  expect(await lineFor(path)).toMatch(/is not a database/);
  expect(readFileSync(path, 'utf8')).toMatch(/^dear diary/);
});

test('a damaged file is told, wherever the damage is', async () => {
  const path = await filled();
  const whole = readFileSync(path);
  const pages = whole.length / 4096;
  expect(pages).toBeGreaterThan(5);
  for (let page = 1; page < pages; page++) {
    const broken = Buffer.from(whole);
    broken.fill(0xa5, page * 4096, page * 4096 + 4096);
    const copy = newPath();
    writeFileSync(copy, broken);
    expect(await lineFor(copy)).toMatch(/damaged/);
  }
  const cut = newPath();
  writeFileSync(cut, whole.subarray(0, whole.length - 6000));
  expect(await lineFor(cut)).toMatch(/damaged/);
});

test('a record that cannot be read is told with its name', async () => {
  const path = await filled();
  const raw = new Libsql(path);
  raw.exec(`UPDATE records SET record = '{"id"' WHERE id = 'due-7'`);
  raw.close();
  const persistence = await openDatabase(path);
  expect(() => createStore(persistence)).toThrow(/is damaged: agenda due-7/);
  persistence.close();
});

test('a folder, a missing folder and what is no file are told', async () => {
  expect(await lineFor(folder)).toMatch(/is a folder/);
  expect(await lineFor(join(folder, 'nowhere', 'x.db'))).toMatch(/no such file or directory/);
  expect(await lineFor('/dev/null')).toMatch(/is not a file/);
});

const asRoot = process.getuid?.() === 0;
(asRoot ? test.skip : test)('a folder without permission is told', async () => {
  const closed = join(folder, 'closed');
  mkdirSync(closed, { mode: 0o500 });
  expect(await lineFor(join(closed, 'x.db'))).toMatch(/permission denied/);
});

describe('who may read it', () => {
  /** The modes of a database and of the files beside it. */
  const modesOf = (path: string) =>
    Object.fromEntries(
      readdirSync(folder)
        .filter((name) => name.startsWith(basename(path)))
        .map((name) => [
          name.slice(basename(path).length),
          (statSync(join(folder, name)).mode & 0o777).toString(8),
        ]),
    );

  test('its files are for their owner alone from the first write to the end', async () => {
    const path = newPath();
    const store = createStore(await openDatabase(path));
    store.transact(() => store.agenda.put(due(1)));
    expect(modesOf(path)).toEqual({ '': '600', '-wal': '600' });
    store.close();
    expect(modesOf(path)).toEqual({ '': '600' });
  });

  test('a file that others could read is closed to them when it is opened', async () => {
    const path = await filled();
    chmodSync(path, 0o664);
    const store = createStore(await openDatabase(path));
    store.transact(() => store.agenda.put(due(501)));
    expect(modesOf(path)).toEqual({ '': '600', '-wal': '600' });
    store.close();
  });

  test("another program's database is left as it is", async () => {
    const path = newPath();
    const other = new Libsql(path);
    other.exec('CREATE TABLE other (id INTEGER)');
    other.close();
    chmodSync(path, 0o644);
    await lineFor(path);
    expect(modesOf(path)).toEqual({ '': '644' });
  });
});

describe('while it is open, a file', () => {
  const replace = (path: string) => {
    writeFileSync(`${path}.other`, readFileSync(path));
    renameSync(`${path}.other`, path);
  };
  const removeLog = (path: string) => rmSync(`${path}-wal`);
  test.each<[string, (path: string) => void]>([
    ['removed', (path) => rmSync(path)],
    ['replaced', replace],
    ['emptied', (path) => truncateSync(path)],
    ['removed', removeLog],
  ])('that is %s takes nothing more, and says so at the end, too', async (what, change) => {
    const path = await filled();
    const persistence = await openDatabase(path);
    const store = createStore(persistence);
    store.transact(() => store.agenda.put(due(600)));
    expect(() => store.check()).not.toThrow();
    change(path);
    const line = new RegExp(`was ${what} while in use`);
    expect(() => store.transact(() => store.agenda.put(due(601)))).toThrow(line);
    expect(store.agenda.get('due-601')).toBeUndefined();
    expect(() => store.check()).toThrow(line);
    expect(() => store.close()).toThrow(line);
  });

  test('that is put back takes changes again', async () => {
    const path = await filled();
    const heard: (string | undefined)[] = [];
    const onTrouble = (trouble?: Error) => void heard.push(trouble?.message);
    const store = createStore(await openDatabase(path), undefined, undefined, onTrouble);
    renameSync(path, `${path}.away`);
    const add = () => store.transact(() => store.agenda.put(due(700)));
    expect(add).toThrow(NotKeptError);
    expect(add).toThrow(NotKeptError);
    renameSync(`${path}.away`, path);
    add();
    expect(heard).toEqual([expect.stringMatching(/was removed while in use/), undefined]);
    store.close();
    const again = createStore(await openDatabase(path));
    expect(again.agenda.get('due-700')).toEqual(due(700));
    again.close();
  });
});

test('distributions that were written with kind instead of type are read with type', async () => {
  const path = newPath();
  const change = (key: string) => ({ takes: { [key]: 'fixed', value: 5 } });
  const override = { id: 'o', seq: 1, selection: {}, used: 0 };
  const store = createStore(await openDatabase(path));
  store.transact(() => store.overrides.put({ ...override, change: change('kind') } as never));
  store.close();
  const again = createStore(await openDatabase(path));
  expect([...again.overrides.all]).toEqual([{ ...override, change: change('type') }]);
  again.close();
});
