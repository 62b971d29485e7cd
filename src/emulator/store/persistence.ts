// Keeping records beyond the life of the process, and telling when that fails.

import type { Change } from './journal.js';
import { NotKeptError } from './not-kept-error.js';
import type { StoredRecord } from './table.js';

/** Keeps records beyond the life of the process. */
export interface Persistence {
  /** What messages call it, such as the path of its file. */
  readonly name?: string;
  /** Everything that was kept, in any order. */
  load(): Iterable<{ readonly table: string; readonly record: StoredRecord }>;
  /** Keeps all changes or none; returns only when they are safe. */
  commit(changes: readonly Change[]): void;
  /** Throws when a commit would, as far as that can be told without one. */
  check?(): void;
  close(): void;
}

/** A persistence that reports when it fails for the first time, and when it works again. */
export class ReportedPersistence {
  readonly #persistence: Persistence | undefined;
  readonly #onTrouble: (trouble: NotKeptError | undefined) => void;
  #trouble: NotKeptError | undefined;

  constructor(
    persistence: Persistence | undefined,
    onTrouble: (trouble: NotKeptError | undefined) => void,
  ) {
    this.#persistence = persistence;
    this.#onTrouble = onTrouble;
  }

  /** Why the last change could not be kept; undefined once one was kept again. */
  get trouble(): NotKeptError | undefined {
    return this.#trouble;
  }

  /** Throws a NotKeptError when a commit would fail. */
  check(): void {
    this.#attempt((persistence) => persistence.check?.());
  }

  /** Keeps changes, or throws a NotKeptError. */
  commit(changes: readonly Change[]): void {
    this.#attempt((persistence) => persistence.commit(changes));
    if (!this.#trouble) return;
    this.#trouble = undefined;
    this.#onTrouble(undefined);
  }

  #attempt(act: (persistence: Persistence) => void): void {
    if (!this.#persistence) return;
    try {
      act(this.#persistence);
    } catch (error) {
      const isNews = !this.#trouble;
      this.#trouble = new NotKeptError(error);
      if (isNews) this.#onTrouble(this.#trouble);
      throw this.#trouble;
    }
  }
}
