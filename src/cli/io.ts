// What a command sees of the world: streams and the environment, as arguments.

/** Where text goes. */
export interface Screen {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  /** The width of the terminal in characters. */
  readonly columns?: number;
  /** How many lines the terminal shows. */
  readonly rows?: number;
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
