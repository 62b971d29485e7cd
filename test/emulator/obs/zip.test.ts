// The archive of a certificate, read by programs that are not ours.

import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { authority } from '../../../src/emulator/obs/certificate.js';
import { zipOf } from '../../../src/emulator/obs/zip.js';

const content = new TextEncoder().encode(authority);
const zip = Buffer.from(zipOf('ca.crt', content));

/** Finds the first file as readers do: from the end of the archive over its directory. */
function firstFileOf(archive: Buffer) {
  const end = archive.lastIndexOf('PK\x05\x06');
  expect(archive.length - end).toBe(22);
  expect(archive.readUInt16LE(end + 10)).toBe(1);
  const entry = archive.readUInt32LE(end + 16);
  expect(archive.toString('latin1', entry, entry + 4)).toBe('PK\x01\x02');
  expect(archive.readUInt32LE(end + 12)).toBe(end - entry);
  const [sum, size] = [archive.readUInt32LE(entry + 16), archive.readUInt32LE(entry + 24)];
  const nameEnd = entry + 46 + archive.readUInt16LE(entry + 28);
  const name = archive.toString('latin1', entry + 46, nameEnd);
  const local = archive.readUInt32LE(entry + 42);
  expect(archive.toString('latin1', local, local + 4)).toBe('PK\x03\x04');
  const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  return { name, sum, bytes: archive.subarray(from, from + size) };
}

test('the directory leads to the one file, ca.crt, with its checksum (dcs-ug-023129)', () => {
  const { name, sum, bytes } = firstFileOf(zip);
  expect(name).toBe('ca.crt');
  expect(bytes.toString()).toBe(authority);
  expect(sum).toBe(crc32(authority));
});

const has = (program: string) => spawnSync(program, ['-v']).error === undefined;
const testUnzip = has('unzip') ? test : test.skip;

testUnzip('unzip -t finds no error', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zip-'));
  writeFileSync(join(folder, 'redis-ssl.zip'), zip);
  const { status, stdout } = spawnSync('unzip', ['-t', 'redis-ssl.zip'], { cwd: folder });
  rmSync(folder, { recursive: true });
  expect(stdout.toString()).toContain('No errors detected');
  expect(status).toBe(0);
});

test('it holds the certificate of an authority, signed by itself, good for a century', () => {
  const certificate = new X509Certificate(authority);
  expect(certificate.ca).toBe(true);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(Date.parse(certificate.validFrom)).toBe(Date.UTC(2020, 0, 1));
  expect(Date.parse(certificate.validTo)).toBe(Date.UTC(2120, 0, 1));
});
