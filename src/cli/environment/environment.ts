// What a command sees of the world: streams and the environment, as arguments.

/** Where text goes. */
export interface Screen {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  /** The width of the terminal in characters. */
  readonly columns?: number;
  /** How many lines the terminal shows. */
  readonly rows?: number;
  /**
   * Tells `listener` once that text no longer arrives: the reader has left (`| head`), or the disk is
   * full. Later text is dropped, and the command that listens says what comes of it.
   */
  onLost?(listener: (reason: Error) => void): void;
}

/** The surroundings of a command. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Screen;
  readonly stderr: Screen;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The version of this package. */
  readonly version: string;
}
