// How much the journal keeps at most, however much an application sends.

/** How much a journal keeps. */
export interface Bounds {
  /** Messages in the log; older ones are folded into what is known of their actors. */
  readonly maxEntries: number;
  /** Characters of all that is kept, definitions counted once each. */
  readonly maxCharacters: number;
  /** Actors known from before the log begins. */
  readonly maxActors: number;
}

/** Unless told otherwise: 5 000 messages, 32 million characters, 1 000 actors. */
export const usualBounds: Bounds = {
  maxEntries: 5_000,
  maxCharacters: 32_000_000,
  maxActors: 1_000,
};

/** What an application keeps for an inspector that is not there yet, or comes again. */
export const boundsOfApplication: Bounds = {
  maxEntries: 5_000,
  maxCharacters: 8_000_000,
  maxActors: 1_000,
};
