// Digests and comparisons for signing in. The one file of the package that uses Node's crypto, and
// only what gives the same answer every time: no keys and no numbers are drawn here.

import { createHash, createHmac, scryptSync, timingSafeEqual } from 'node:crypto';

/** SHA-256 as 64 hexadecimal digits. */
export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** HMAC-SHA256 as bytes. */
export function hmacSha256(key: string | Uint8Array, data: string): Uint8Array {
  return createHmac('sha256', key).update(data).digest();
}

/** HMAC-SHA256 as 64 hexadecimal digits. */
export function hmacSha256Hex(key: string | Uint8Array, data: string): string {
  return createHmac('sha256', key).update(data).digest('hex');
}

/** Compares two texts in a time that does not tell where they differ. */
export function sameText(one: string, other: string): boolean {
  const [a, b] = [new TextEncoder().encode(one), new TextEncoder().encode(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** What a password hash costs: about 1 MB and 2 ms, for whoever creates many instances. */
const cost = { N: 1024, r: 8, p: 1 } as const;

/**
 * Hashes a password with scrypt, so that it can be checked and not be read.
 *
 * @param password - as it was given
 * @param salt - text that no other hash was made with
 * @returns salt and hash in one text, for `isPassword`
 */
export function hashPassword(password: string, salt: string): string {
  const digits = sha256Hex(salt).slice(0, 32);
  return `${digits}$${digestOf(password, digits)}`;
}

/** Whether a password is the one that `hashPassword` made the hash of. */
export function isPassword(password: string, hash: string): boolean {
  const [salt = '', digest = ''] = hash.split('$');
  return sameText(digestOf(password, salt), digest);
}

const digestOf = (password: string, salt: string): string =>
  scryptSync(password.normalize('NFKC'), salt, 32, cost).toString('hex');
