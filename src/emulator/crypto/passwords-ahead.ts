// Hashes passwords while other requests go on. A transaction that lacks a hash is undone; the hash is made
// beside the event loop, and the transaction runs again.

import { type PasswordHasher, passwordDigest } from './passwords.js';

/** How many hashes are made at a time, for all requests together. */
const mostAtATime = 2;

let underWay = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (underWay >= mostAtATime) await new Promise<void>((resolve) => waiting.push(resolve));
  else underWay++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else underWay--;
  }
}

/** The transaction wants hashes that are not there. */
class HashesMissing extends Error {
  override readonly name = 'HashesMissing';
}

/**
 * Runs a transaction, as often as it takes to have its hashes. A refusal comes before any is made.
 *
 * @param base - what the salts of this call begin with; no other call has it
 * @param transaction - uses the passwords that it is given, made anew whenever it runs, and is undone by what it
 *   throws or rejects with
 * @returns at once where no hash is needed
 */
export function withPasswords<T>(
  base: string,
  transaction: (passwords: () => PasswordHasher, settled: () => void) => T | Promise<T>,
): T | Promise<T> {
  // Most calls have no password.
  let made: Map<string, string> | undefined;
  let missing: Map<string, readonly [password: string, salt: string]> | undefined;

  function passwords(): PasswordHasher {
    let count = 0;
    missing = undefined;
    return {
      // The same at each attempt, whatever happened in between.
      salt: () => `${base}/${++count}`,
      digest(password, salt) {
        const key = `${salt}/${password}`;
        const known = made?.get(key);
        if (known === undefined) {
          missing ??= new Map();
          missing.set(key, [password, salt]);
        }
        return known ?? '';
      },
    };
  }

  function settled(): void {
    if (missing) throw new HashesMissing();
  }

  function failed(error: unknown): Promise<T> {
    if (!(error instanceof HashesMissing)) throw error;
    return later();
  }

  function attempt(): T | Promise<T> {
    try {
      const result = transaction(passwords, settled);
      return result instanceof Promise ? result.catch(failed) : result;
    } catch (error) {
      return failed(error);
    }
  }

  async function later(): Promise<T> {
    const hashes = made ?? new Map<string, string>();
    made = hashes;
    const wanted = [...(missing ?? [])].map(async ([key, [password, salt]]) => {
      hashes.set(key, await inTurn(() => passwordDigest(password, salt)));
    });
    await Promise.all(wanted);
    return attempt();
  }

  return attempt();
}
