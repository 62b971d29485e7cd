// A row of the table that says what speed is aimed at and what was measured.

import { type Aim, aims, type Row } from './aims.js';
import type { Measurement } from './measure.js';

/** A row. */
export interface Figure extends Aim {
  /** What is measured, and in which part of what: `GET, of bare node:http`. */
  readonly row: string;
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

/** What was found for a row, or why nothing was. */
export const figureOf = (
  row: Row,
  found: Pick<Figure, 'value' | 'spreadPercent' | 'why'>,
): Figure => {
  const { value, spreadPercent, why } = found;
  return {
    row,
    ...aims[row],
    ...(value !== undefined && { value }),
    ...(spreadPercent !== undefined && { spreadPercent }),
    ...(why !== undefined && { why }),
  };
};

/** How many times as fast as another a contender is, for a row. */
export const ratioRow = (row: Row, one: Measurement, other: Measurement): Figure =>
  figureOf(row, timesAsFast(one, other));

/** The measurement of a name. */
export function named(measurements: readonly Measurement[], name: string): Measurement {
  const found = measurements.find((each) => each.name === name);
  if (!found) throw new Error(`${name} did not take part`);
  return found;
}
