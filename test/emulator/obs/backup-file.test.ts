// The files of backups: what Redis' own programs accept, where they are, and what the format says.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backupFileOf, crc64 } from '../../../src/emulator/obs/backup-file.js';

const createdMs = Date.UTC(2026, 0, 1);
const rdb = (engineVersion: string) =>
  Buffer.from(backupFileOf({ format: 'rdb', engineVersion, createdMs }));

/** CRC-64 of Jones, the other way round: the bits of each byte and of the sum are turned, the polynomial is not. */
function turnedCrc64(bytes: Uint8Array): bigint {
  const turned = (value: bigint, width: number) =>
    BigInt(`0b${value.toString(2).padStart(width, '0').split('').reverse().join('')}`);
  const mask = (1n << 64n) - 1n;
  let sum = 0n;
  for (const byte of bytes) {
    sum ^= turned(BigInt(byte), 8) << 56n;
    for (let bit = 0; bit < 8; bit++) {
      sum = sum >> 63n ? ((sum << 1n) & mask) ^ 0xad93d23594c935a9n : (sum << 1n) & mask;
    }
  }
  return turned(sum, 64);
}

test('the checksum has the known value of 123456789', () => {
  const bytes = new TextEncoder().encode('123456789');
  expect(crc64(bytes)).toBe(0xe9c6d914c4b8d9can);
  expect(turnedCrc64(bytes)).toBe(0xe9c6d914c4b8d9can);
});

test.each([
  ['4.0', 'REDIS0008'],
  ['5.0', 'REDIS0009'],
  ['6.0', 'REDIS0009'],
  ['7.0', 'REDIS0010'],
])(
  'an RDB file of Redis %s begins with %s, is empty and ends with its checksum',
  (version, head) => {
    const file = rdb(version);
    expect(file.toString('latin1', 0, 9)).toBe(head);
    expect(file.toString('latin1')).toContain(`redis-ver\x03${version}`);
    expect(file.toString('latin1')).toContain('ctime\x0a1767225600');
    expect(file.at(-9)).toBe(0xff);
    expect(file.readBigUInt64LE(file.length - 8)).toBe(turnedCrc64(file.subarray(0, -8)));
  },
);

test('an AOF file chooses the database and writes nothing', () => {
  const file = backupFileOf({ format: 'aof', engineVersion: '5.0', createdMs });
  expect(Buffer.from(file).toString()).toBe('*2\r\n$6\r\nSELECT\r\n$1\r\n0\r\n');
});

const has = (program: string) => spawnSync(program, ['--version']).error === undefined;

describe.each(['rdb', 'aof'] as const)('redis-check-%s', (format) => {
  const program = `redis-check-${format}`;
  const testWithRedis = has(program) ? test : test.skip;
  testWithRedis.each(['4.0', '5.0', '6.0', '7.0'])('accepts the file of Redis %s', (version) => {
    const folder = mkdtempSync(join(tmpdir(), 'backup-'));
    const path = join(folder, `file.${format}`);
    writeFileSync(path, backupFileOf({ format, engineVersion: version, createdMs }));
    const { status, stdout } = spawnSync(program, [path]);
    rmSync(folder, { recursive: true });
    expect({ status, said: stdout.toString() }).toEqual({
      status: 0,
      said: expect.stringMatching(/Checksum OK|is valid/),
    });
  });
});
