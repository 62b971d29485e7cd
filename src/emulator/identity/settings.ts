// Which clients are let in: with `open` all, with `strict` those in these lists.

import type { Random } from '../../random/index.js';
import { hashPassword, sha256Hex } from '../crypto/index.js';

/** A user with a password. */
export interface User {
  readonly name: string;
  readonly password: string;
}

/** A key that requests are signed with, and its secret. */
export interface AccessKey {
  readonly accessKey: string;
  readonly secretKey: string;
}

/** How signing in works. */
export interface IdentityOptions {
  /** `open` accepts any credentials and none; `strict` checks them. `open` unless given. */
  readonly mode?: 'open' | 'strict';
  /** The region of the catalog; unless given, what the client's project begins with. */
  readonly region?: string;
  /** Who may sign in when it is strict. */
  readonly users?: readonly User[];
  /** What requests may be signed with when it is strict. */
  readonly accessKeys?: readonly AccessKey[];
  /** What tells tokens apart. */
  readonly random: Random;
}

/** The options as they are kept: passwords only as hashes. */
export interface Settings {
  readonly isStrict: boolean;
  readonly region: string | undefined;
  readonly passwordHashes: ReadonlyMap<string, string>;
  readonly secretKeys: ReadonlyMap<string, string>;
  /** What tokens are sealed with. It follows from the secrets, so it outlives a restart. */
  readonly tokenKey: string;
}

/** Takes the options in. */
export function settingsFrom(options: IdentityOptions): Settings {
  const { mode = 'open', region, users = [], accessKeys = [] } = options;
  const hashes = users.map(({ name, password }) => [name, hashPassword(password, name)] as const);
  return {
    isStrict: mode === 'strict',
    region,
    passwordHashes: new Map(hashes),
    secretKeys: new Map(accessKeys.map(({ accessKey, secretKey }) => [accessKey, secretKey])),
    tokenKey: sha256Hex(JSON.stringify(['tokens', hashes, accessKeys])),
  };
}
