// What a check remembers of one instance: a few numbers, however long its trace is.

import type { Kind } from '../../../machines/index.js';
import { type Sighting, sightings } from '../lifecycle/index.js';
import type { SeenAt } from './report.js';
import { placeOf } from './tallies.js';

/** No sighting yet. */
export const unseen = -1;

/** One instance, as far as it was read. */
export class Tracked {
  /** What it can be, as a number of the automaton. */
  node: number;
  /** What it could be before the status that it has now; `unseen` when there was none before. */
  nodeBefore = unseen;
  /** What was seen last, by its position in `sightings`. */
  sighting = unseen;
  /** Where. */
  line = 0;
  source: string | undefined;
  /** When, in milliseconds. */
  atMs = Number.NEGATIVE_INFINITY;
  /** When this status was first seen, and another one last seen before it; NaN when none was. */
  firstMs = Number.NaN;
  beforeMs = Number.NaN;
  /** The recorded requests that may still take effect, as bits; and how many of each. */
  allowed: number;
  credits: number[] | undefined;

  constructor(
    readonly id: string,
    /** The kind, if somebody said so. */
    public kind: Kind | undefined,
    node: number,
    allowed: number,
  ) {
    this.node = node;
    this.allowed = allowed;
  }

  /** The last sighting, for a report. */
  last(): SeenAt {
    return {
      ...placeOf(this.line, this.source),
      at: new Date(this.atMs).toISOString(),
      status: sightings[this.sighting] as Sighting,
    };
  }

  /** Takes down a sighting. */
  see(
    node: number,
    sighting: number,
    atMs: number,
    line: number,
    source: string | undefined,
  ): void {
    if (sighting !== this.sighting) {
      this.nodeBefore = this.sighting === unseen ? unseen : this.node;
      this.beforeMs = this.sighting === unseen ? Number.NaN : this.atMs;
      this.firstMs = atMs;
    }
    this.node = node;
    this.sighting = sighting;
    this.atMs = atMs;
    this.line = line;
    this.source = source;
  }
}
