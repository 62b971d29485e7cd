// Passwords are kept as hashes only: they can be checked, and not be read.

import { scrypt, scryptSync } from 'node:crypto';
import { sameText, sha256Hex } from './digests.js';

/** A hash costs about 1 MB and 2 ms, so that creating many instances stays affordable. */
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
  { digest }: Pick<PasswordHasher, 'digest'> = synchronous,
): string {
  const digits = sha256Hex(salt).slice(0, 32);
  return `${digits}$${digest(password, digits)}`;
}

/** Whether a password is the one that `hashPassword` made the hash of. */
export function isPassword(
  password: string,
  hash: string,
  { digest }: Pick<PasswordHasher, 'digest'> = synchronous,
): boolean {
  const [salt = '', known = ''] = hash.split('$');
  return sameText(digest(password, salt), known);
}

/** Makes the digests of passwords. */
export interface PasswordHasher {
  /** The salt of the next hash; `own` unless the call has salts of its own. */
  salt(own: string): string;
  digest(password: string, salt: string): string;
}

/** Hashes at once; everything else waits meanwhile. */
export const synchronous: PasswordHasher = {
  salt: (own) => own,
  digest: (password, salt) =>
    scryptSync(password.normalize('NFKC'), salt, 32, cost).toString('hex'),
};

/** The same digest, made on a thread beside the event loop. */
export function passwordDigest(password: string, salt: string): Promise<string> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 32, cost, (error, key) => {
      if (error) reject(error);
      else resolve(key.toString('hex'));
    });
  });
}
