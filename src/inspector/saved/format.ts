// The file of what was inspected: JSON Lines, so that a program can write it line by line and `jq` can
// read it. docs/guide/inspector.md describes it.

/** What the first line says of the file. */
export const formatName = 'dcs-lifecycle inspection';

/** The version that is written, and the latest that is read. */
export const formatVersion = 1;

/** The largest file that is read, in bytes: four times what an inspector keeps. */
export const longestFileBytes = 128_000_000;

/** A line of the file, with its keys in the order in which they are written. */
export type SavedLine =
  | { readonly format: typeof formatName; readonly version: number; readonly savedAt?: string }
  /** An application; `id` is what other lines call it. */
  | { readonly type: 'source'; readonly id: string; readonly name: string }
  /** The definition of a machine, once however many actors have it. */
  | { readonly type: 'machine'; readonly id: string; readonly definition: string }
  /** An actor from before the messages begin, and its last snapshot by then. */
  | {
      readonly type: 'earlier';
      readonly source: string;
      readonly machine?: string;
      readonly actor: unknown;
      readonly last?: unknown;
    }
  /** A message of the protocol. `machine` stands for the definition of an `@xstate.actor`. */
  | {
      readonly type: 'message';
      readonly source: string;
      readonly machine?: string;
      readonly message: unknown;
    };

/** A file that is no saved inspection, or not one that this version reads. Its message is one line. */
export class SavedInspectionError extends Error {
  override readonly name = 'SavedInspectionError';

  constructor(
    /** Counted from 1. */
    readonly line: number,
    readonly reason: string,
  ) {
    super(`line ${line}: ${reason}`);
  }
}
