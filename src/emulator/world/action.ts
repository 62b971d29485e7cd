// What is to happen in the world as one transaction, and what came of it.

import type { PasswordHasher } from '../crypto/index.js';
import type { CallInProgress } from './transitions.js';
import type { World } from './world.js';

/** What is to happen in the world as one transaction. */
export interface Action<T> {
  /** The call of the API that is carried out; undefined when there is none. */
  readonly call: CallInProgress | undefined;
  /** Makes what passwords are hashed with, anew for each attempt; they are hashed at once unless given. */
  readonly passwords?: (() => PasswordHasher) | undefined;
  act(world: World): T;
}

/** What came of an action: what it returned, or what it threw. */
export type Ended<T> =
  | { readonly type: 'returned'; readonly result: T }
  | { readonly type: 'threw'; readonly error: unknown };

/** What comes of some work. */
export function endOf<T>(work: () => T): Ended<T> {
  try {
    return { type: 'returned', result: work() };
  } catch (error) {
    return { type: 'threw', error };
  }
}

/** What an action returned, or throws what it threw. */
export function resultOf<T>(ended: Ended<T>): T {
  if (ended.type === 'threw') throw ended.error;
  return ended.result;
}
