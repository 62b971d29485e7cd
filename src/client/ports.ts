// What a client needs of the world, as arguments: something that fetches, the time, chance, digests.

/** Answers a request: the global `fetch`, or the emulator's own without a socket between. */
export type Fetch = (request: Request) => Promise<Response>;

/** The time; `Clock` of src/time is one. */
export interface ClientClock {
  /** Milliseconds since 1970: signatures are dated with it, and tokens grow old by it. */
  now(): number;
  /** Calls back once, after a delay in milliseconds; returns an id for `clearTimeout`. */
  setTimeout(callback: () => void, delayMs: number): unknown;
  /** Cancels a callback that has not been called yet. */
  clearTimeout(id: unknown): void;
}

/** Digests, which only requests signed with an access key need. */
export interface Digests {
  /** The SHA-256 digest of a text: 32 bytes. */
  sha256(data: string): Promise<Uint8Array>;
  /** The HMAC of a text with SHA-256: 32 bytes. */
  hmacSha256(key: string, data: string): Promise<Uint8Array>;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** As much of `crypto.subtle` as digests need. */
export interface WebCrypto {
  /** The digest of some bytes. */
  digest(algorithm: 'SHA-256', data: Bytes): Promise<ArrayBuffer>;
  /** Makes a key of some bytes. */
  importKey(
    format: 'raw',
    key: Bytes,
    algorithm: { name: 'HMAC'; hash: 'SHA-256' },
    extractable: false,
    usages: ['sign'],
  ): Promise<unknown>;
  /** The HMAC of some bytes. */
  sign(algorithm: 'HMAC', key: never, data: Bytes): Promise<ArrayBuffer>;
}

/**
 * Makes digests of what every browser and Node have.
 *
 * @param subtle - `crypto.subtle`
 *
 * @example
 * ```ts
 * const hash = await webDigests(crypto.subtle).sha256('');
 * hash.length; // 32
 * ```
 */
export function webDigests(subtle: WebCrypto): Digests {
  const bytes = (text: string): Bytes => new Uint8Array(new TextEncoder().encode(text));
  return {
    sha256: async (data) => new Uint8Array(await subtle.digest('SHA-256', bytes(data))),
    async hmacSha256(key, data) {
      const algorithm = { name: 'HMAC', hash: 'SHA-256' } as const;
      const imported = await subtle.importKey('raw', bytes(key), algorithm, false, ['sign']);
      return new Uint8Array(await subtle.sign('HMAC', imported as never, bytes(data)));
    },
  };
}
