// Tokens that need no table: each carries its session, sealed with a key. So a token that was issued
// before a restart is valid after it.

import { hmacSha256Hex, sameText } from '../crypto/index.js';
import type { Named } from './names.js';

/** Who is signed in, for which project, and until when. */
export interface Session {
  readonly user: Named;
  readonly domain: Named;
  /** The project it is for; a token for a domain has none. */
  readonly project?: Named | undefined;
  /** Milliseconds of the service's clock. */
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
  /** Tells it from another session of the same user. */
  readonly auditId: string;
}

/** How long a token is good for. */
export const tokenLifetimeMs = 24 * 60 * 60 * 1000;

/** The length of what seals a token. */
const sealLength = 64;

/** Writes a token. */
export function issueToken(session: Session, key: string): string {
  const payload = toBase64Url(JSON.stringify(session));
  return `${payload}.${hmacSha256Hex(key, payload)}`;
}

/** Reads a token; undefined unless it was issued with the same key. */
export function readToken(token: string, key: string): Session | undefined {
  // As nearly every token of an open service: nothing to seal, or no seal.
  if (token.length <= sealLength) return undefined;
  const [payload = '', seal = '', ...rest] = token.split('.');
  // What cannot be a seal need not be compared with one.
  if (rest.length > 0 || seal.length !== sealLength || !sameText(hmacSha256Hex(key, payload), seal))
    return undefined;
  return JSON.parse(fromBase64Url(payload));
}

function toBase64Url(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): string {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder().decode(Uint8Array.from(binary, (char) => char.charCodeAt(0)));
}
