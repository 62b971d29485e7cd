// The file of a backup: that of a Redis without any data, because no Redis is behind an instance.

import { joined, numbers, textBytes } from './bytes.js';

/** What a file is made of. */
export interface BackupFile {
  readonly format: 'aof' | 'rdb';
  readonly engineVersion: string;
  /** When the backup was made, in milliseconds since 1970. */
  readonly createdMs: number;
}

/** The file of a backup, as redis-check-rdb and redis-check-aof accept it. */
export const backupFileOf = (file: BackupFile): Uint8Array<ArrayBuffer> =>
  file.format === 'rdb' ? rdbOf(file) : joined(textBytes(emptyAof));

/** The database is chosen, and nothing is written to it. */
const emptyAof = '*2\r\n$6\r\nSELECT\r\n$1\r\n0\r\n';

/** Which version of the format each Redis writes; later ones read it as well. */
const rdbVersions: Readonly<Record<string, string>> = { '4.0': '0008', '7.0': '0010' };

function rdbOf({ engineVersion, createdMs }: BackupFile): Uint8Array<ArrayBuffer> {
  const body = joined(
    textBytes(`REDIS${rdbVersions[engineVersion] ?? '0009'}`),
    note('redis-ver', engineVersion),
    note('redis-bits', '64'),
    note('ctime', String(Math.floor(createdMs / 1000))),
    Uint8Array.of(endOfFile),
  );
  const sum = crc64(body);
  const half = (bits: bigint) => Number(bits & 0xffffffffn);
  return joined(body, numbers([half(sum), 4], [half(sum >> 32n), 4]));
}

const endOfFile = 0xff;

/** A note about the file: a key and a value, each with its length before it. */
function note(key: string, value: string): Uint8Array {
  const text = (each: string) => joined(Uint8Array.of(each.length), textBytes(each));
  return joined(Uint8Array.of(0xfa), text(key), text(value));
}

/** The polynomial of Jones, which Redis uses, with its bits in reverse. */
const polynomial = 0x95ac9329ac4bc9b5n;

/** The checksum at the end of an RDB file. */
export function crc64(bytes: Uint8Array): bigint {
  let sum = 0n;
  for (const byte of bytes) {
    sum ^= BigInt(byte);
    for (let bit = 0; bit < 8; bit++) sum = sum & 1n ? (sum >> 1n) ^ polynomial : sum >> 1n;
  }
  return sum;
}
