// What `serve` cannot begin with: one line, exit code 2, and nothing that goes on running.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { run } from '../../src/cli/index.js';
import { openDatabase } from '../../src/emulator/index.js';
import { recording } from './recording.js';

const folder = mkdtempSync(join(tmpdir(), 'serve-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);

/** The line that `serve` refuses with. */
async function refused(...args: string[]): Promise<string> {
  const { environment, said } = recording();
  const stdout = {
    write(text: string) {
      // It has begun after all: it must not go on for ever.
      if (said.out === '') process.emit('SIGTERM');
      said.out += text;
    },
  };
  const code = await run(['serve', '--port', '0', ...args], { ...environment, stdout });
  const { out, err } = said;
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err.trimEnd()).not.toMatch(/\n/);
  return err.trimEnd();
}

describe('a database', () => {
  test('that is none', async () => {
    writeFileSync(at('broken.db'), 'not a database, whatever it is called\n'.repeat(100));
    expect(await refused('--data', at('broken.db'))).toMatch(/broken\.db: is not a database/);
  });

  test('of a newer version', async () => {
    (await openDatabase(at('newer.db'))).close();
    const raw = new Libsql(at('newer.db'));
    raw.exec('PRAGMA user_version = 99');
    raw.close();
    expect(await refused('--data', at('newer.db'))).toMatch(/newer version of this program/);
  });

  test('with a record that cannot be read', async () => {
    (await openDatabase(at('record.db'))).close();
    const raw = new Libsql(at('record.db'));
    raw.exec(`INSERT INTO records VALUES ('counters', 'streams', 1, '{')`);
    raw.close();
    expect(await refused('--data', at('record.db'))).toMatch(/is damaged: counters streams/);
  });

  test('with a record that is not one of the service', async () => {
    (await openDatabase(at('frozen.db'))).close();
    const raw = new Libsql(at('frozen.db'));
    const counter = JSON.stringify({ id: 'streams', seq: 1, value: -1 });
    raw.exec(`INSERT INTO records VALUES ('counters', 'streams', 1, '${counter}')`);
    raw.close();
    expect(await refused('--data', at('frozen.db'))).toMatch(
      /frozen\.db: has a record that cannot be read: counters streams: value: expected a whole number from 0/,
    );
  });

  test('of another program', async () => {
    const other = new Libsql(at('other.db'));
    other.exec('CREATE TABLE songs (title TEXT)');
    other.close();
    expect(await refused('--data', at('other.db'))).toMatch(/of another program/);
  });

  test('that cannot be there', async () => {
    expect(await refused('--data', folder)).toMatch(/is a folder/);
  });
});

describe('fixtures', () => {
  test('in a status that there is not, with their place', async () => {
    writeFileSync(at('bad.yaml'), 'instances:\n  - name: cache\n    status: SLEEPING\n');
    expect(await refused('--fixtures', at('bad.yaml'))).toMatch(/bad\.yaml:3:\d+: .*SLEEPING/);
  });

  test('that contradict themselves, with their place', async () => {
    const two = 'instances:\n  - name: cache\n  - {name: other, left: 5s}\n';
    writeFileSync(at('refused.yaml'), two);
    expect(await refused('--fixtures', at('refused.yaml'))).toMatch(/refused\.yaml:3:\d+: /);
  });

  test('that are not there', async () => {
    expect(await refused('--fixtures', at('none.yaml'))).toMatch(/none\.yaml: no such file/);
  });
});

test.each<[string[], RegExp]>([
  [['--plan', 'fast'], /--plan: unknown plan "fast"; allowed: instant, demo/],
  [['--port', '70000'], /Allowed: whole numbers from 0 to 65535/],
  [['--seed', '-1'], /Allowed: whole numbers/],
  [['--speed', '0'], /Allowed: numbers above 0/],
  [['--speed', '1e9'], /Allowed: numbers above 0/],
  [['--start-at', 'yesterday'], /--start-at: expected a time/],
  [['--start-at', '2026-13-01T00:00:00Z'], /--start-at: expected a time/],
  [['--auth', 'maybe'], /Allowed choices are open, strict/],
  [['--auth', 'strict'], /needs --user or --ak/],
  [['--auth', 'strict', '--user', 'a'], /DCS_LIFECYCLE_PASSWORD/],
  [['--auth', 'strict', '--ak', 'a'], /DCS_LIFECYCLE_SECRET_KEY/],
  [['--user', 'a'], /--user needs --auth strict/],
  [['--host', '203.0.113.7'], /does not have that address/],
  [['extra'], /too many arguments/],
])('%j', async (args, line) => {
  expect(await refused(...args)).toMatch(line);
});

test.each([
  ['*', ''],
  ['localhost:5173', ' Did you mean http://localhost:5173?'],
])('the origin %s, and what would be one', async (origin, question) => {
  expect(await refused('--allow-origin', 'loopback', '--allow-origin', origin)).toContain(
    `argument '${origin}' is invalid. It is none: expected loopback or an origin as browsers write it, such as http://localhost:5173.${question}`,
  );
});
