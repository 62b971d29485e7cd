// Digests and comparisons for signing in. The one file of the package that uses Node's crypto, and
// only what gives the same answer every time: no keys and no numbers are drawn here.

import { createHash, createHmac, scrypt, scryptSync, timingSafeEqual } from 'node:crypto';

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
export function hashPassword(
  password: string,
  salt: string,
  { digest }: Pick<Passwords, 'digest'> = atOnce,
): string {
  const digits = sha256Hex(salt).slice(0, 32);
  return `${digits}$${digest(password, digits)}`;
}

/** Whether a password is the one that `hashPassword` made the hash of. */
export function isPassword(
  password: string,
  hash: string,
  { digest }: Pick<Passwords, 'digest'> = atOnce,
): boolean {
  const [salt = '', known = ''] = hash.split('$');
  return sameText(digest(password, salt), known);
}

/** Where the digests of passwords come from. */
export interface Passwords {
  /** The salt of the next hash; `own` unless the call has salts of its own. */
  salt(own: string): string;
  digest(password: string, salt: string): string;
}

/** Passwords that are hashed while everybody else waits. */
export const atOnce: Passwords = {
  salt: (own) => own,
  digest: (password, salt) =>
    scryptSync(password.normalize('NFKC'), salt, 32, cost).toString('hex'),
};

/** The same digest, made beside the loop. */
export function passwordDigest(password: string, salt: string): Promise<string> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 32, cost, (error, key) => {
      if (error) reject(error);
      else resolve(key.toString('hex'));
    });
  });
}
