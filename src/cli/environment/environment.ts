// Everything that a command sees of the world, as one argument: streams, variables, time and chance.

import type { Fetch } from '../../client/index.js';
import type { Clock } from '../../time/index.js';

/** Where text goes. */
export interface Screen {
  write(text: string): unknown;
  /** Writes text together with what else comes in this turn of the event loop: for lines of which there are many. */
  writeSoon?(text: string): void;
  readonly isTTY?: boolean;
  /** The width of the terminal in characters. */
  readonly columns?: number;
  /** How many lines the terminal shows. */
  readonly rows?: number;
  /**
   * Calls `listener` once text no longer arrives: the reader has left (`| head`), or the disk is full.
   * Later text is dropped; the command that listens decides whether to go on.
   */
  onLost?(listener: (reason: Error) => void): void;
}

/** The environment of a command. */
export interface Environment {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Screen;
  readonly stderr: Screen;
  /** The environment variables. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** The version of this package. */
  readonly version: string;
  /** Real time. */
  readonly clock: Clock;
  /** Sends a request over the network. */
  readonly fetch: Fetch;
  /** Uniform numbers in [0, 1), other ones in every process. */
  readonly random: () => number;
}
