// Digests and comparisons. This room alone uses Node's crypto, and only what gives the same answer every
// time: no keys and no numbers are drawn here.

import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

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
