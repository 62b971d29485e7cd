// Requests signed with an access key and its secret: `SDK-HMAC-SHA256`. Two forms are in use. One
// names the key alone (`Access=`) and signs with the secret; the other (`Credential=`) names a scope
// of day, region and service besides, and signs with a key derived from the secret for that scope.

import { textToSign } from '../../protocol/index.js';
import { hmacSha256, hmacSha256Hex, sameText, sha256Hex } from '../crypto/index.js';
import { canonicalRequests, type SignedRequest } from './canonical-request.js';

/** What the header `Authorization` of a signed request says. */
export interface Authorization {
  readonly accessKey: string;
  /** Day, region, service and a fixed word, with slashes between them; not in every form. */
  readonly scope?: string;
  /** The names of the headers that are signed, as they were written. */
  readonly signedHeaders: string;
  /** 64 hexadecimal digits. */
  readonly signature: string;
}

/** For how long a signed request is good, before and after the time of its signature. */
export const signatureWindowMs = 15 * 60 * 1000;

/** What is wrong with a signed request. */
export type SignatureFault = 'malformed' | 'unknown key' | 'expired' | 'wrong signature';

/** Reads the header `Authorization` of a signed request; undefined when it is of no known form. */
export function parseAuthorization(header: string): Authorization | undefined {
  const match = pattern.exec(header.trim());
  const { form, key = '', signedHeaders = '', signature = '' } = match?.groups ?? {};
  if (!match || form === undefined) return undefined;
  if (form === 'Access') return { accessKey: key, signedHeaders, signature };
  const [accessKey = '', ...scope] = key.split('/');
  if (accessKey === '') return undefined;
  // A credential without a scope is signed with the secret itself.
  if (scope.length === 0) return { accessKey, signedHeaders, signature };
  return scope.length === 4
    ? { accessKey, scope: scope.join('/'), signedHeaders, signature }
    : undefined;
}

const pattern =
  /^SDK-HMAC-SHA256\s+(?<form>Access|Credential)=(?<key>[^,\s]+)\s*,\s*SignedHeaders=(?<signedHeaders>[!#$%&'*+.^_`|~\w-]+(?:;[!#$%&'*+.^_`|~\w-]+)*)\s*,\s*Signature=(?<signature>[0-9a-f]{64})$/;

/**
 * Checks a signed request.
 *
 * @param request - as it came in
 * @param secretOf - the secret of an access key, if there is such a key
 * @param wallNowMs - the time on the wall, which is what clients sign with, in milliseconds since 1970
 * @returns what is wrong with it; undefined when nothing is
 */
export function signatureFault(
  request: SignedRequest,
  secretOf: (accessKey: string) => string | undefined,
  wallNowMs: number,
): SignatureFault | undefined {
  const authorization = parseAuthorization(request.headers.get('authorization') ?? '');
  const date = request.headers.get('x-sdk-date') ?? '';
  const signedAtMs = parseSdkDate(date);
  if (!authorization || Number.isNaN(signedAtMs)) return 'malformed';
  const { accessKey, scope, signedHeaders, signature } = authorization;
  // A date that is not signed would make every other date as good.
  if (!signedHeaders.toLowerCase().split(';').includes('x-sdk-date')) return 'malformed';
  if (scope !== undefined && !scope.startsWith(`${date.slice(0, 8)}/`)) return 'malformed';
  const secret = secretOf(accessKey);
  if (secret === undefined) return 'unknown key';
  if (Math.abs(wallNowMs - signedAtMs) > signatureWindowMs) return 'expired';

  const key = scope === undefined ? secret : scopedKey(secret, scope);
  const isRight = canonicalRequests(request, signedHeaders).some((canonical) =>
    sameText(hmacSha256Hex(key, textToSign(date, sha256Hex(canonical), scope)), signature),
  );
  return isRight ? undefined : 'wrong signature';
}

/** The key for a scope: the secret, hashed with each part of the scope in turn. */
function scopedKey(secret: string, scope: string): string | Uint8Array {
  return scope
    .split('/')
    .reduce<string | Uint8Array>((key, part) => hmacSha256(key, part), `SDK${secret}`);
}

/** `20260131T235959Z` in milliseconds since 1970; NaN for anything else. */
function parseSdkDate(text: string): number {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!match) return Number.NaN;
  const [, year, month, day, hours, minutes, seconds] = match;
  return Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`);
}
