// How a cost grows with what there is of something: what a picture is drawn of.

/** What it costs at one size. */
export interface GrowthPoint {
  readonly size: number;
  readonly value: number;
}

/** A cost at several sizes. */
export interface GrowthLine {
  readonly name: string;
  readonly points: readonly GrowthPoint[];
}

/** Costs that are seen side by side. */
export interface Growth {
  /** Names the picture: `requests`. */
  readonly name: string;
  readonly title: string;
  /** What there is more and more of: `instances`. */
  readonly of: string;
  /** The unit of the costs: `µs a request`. */
  readonly unit: string;
  readonly lines: readonly GrowthLine[];
}

/** What is measured where nothing speaks against it. */
export const sizes = [10, 1_000, 100_000, 1_000_000] as const;
