// A row of the table that says what speed is aimed at and what was measured.

import type { Measurement } from './measure.js';

/** A row. */
export interface Figure {
  /** What is measured, and in which part of what: `GET, of bare node:http`. */
  readonly row: string;
  /** `×` for a ratio within one run; anything else, such as `ms`, is of this machine. */
  readonly unit: string;
  /** The figure should be this at most, or at least. */
  readonly aim: { readonly atMost: number } | { readonly atLeast: number };
  /** Absent where it could not be measured. */
  readonly value?: number;
  /** How far apart the samples lie, in percent of the figure. */
  readonly spreadPercent?: number;
  /** Why there is no value. */
  readonly why?: string;
}

/** How a figure stands to its aim. */
export type Verdict = 'met' | 'missed' | 'not measured';

/** Holds a figure against its aim. */
export function verdictOf({ aim, value }: Figure): Verdict {
  if (value === undefined) return 'not measured';
  const isMet = 'atMost' in aim ? value <= aim.atMost : value >= aim.atLeast;
  return isMet ? 'met' : 'missed';
}

/** The spread of a product or a quotient of figures, in percent, from theirs. */
export const spreadOfBoth = (...percents: readonly number[]): number => Math.hypot(...percents);

/** How many times as fast as another a contender is, with its spread. */
export function timesAsFast(
  one: Measurement,
  other: Measurement,
): Required<Pick<Figure, 'value' | 'spreadPercent'>> {
  return {
    value: other.nanoseconds / one.nanoseconds,
    spreadPercent: spreadOfBoth(one.spreadPercent, other.spreadPercent),
  };
}

/** A ratio that should be so much at least. */
export const ratioRow = (
  row: string,
  atLeast: number,
  one: Measurement,
  other: Measurement,
): Figure => ({ row, unit: '×', aim: { atLeast }, ...timesAsFast(one, other) });

/** A row that could not be measured, and why. */
export const notMeasured = (
  { row, unit, aim }: Pick<Figure, 'row' | 'unit' | 'aim'>,
  why: string,
): Figure => ({ row, unit, aim, why });

/** The measurement of a name. */
export function named(measurements: readonly Measurement[], name: string): Measurement {
  const found = measurements.find((each) => each.name === name);
  if (!found) throw new Error(`${name} did not take part`);
  return found;
}
