// The rows of the table of aims that loads on the emulator answer.

import { type Figure, figureOf, named, ratioRow, spreadOfBoth } from '../figure.js';
import type { Measurement } from '../measure.js';
import type { Measured } from './measured.js';

/** Bare servers whose answers are as long as those that they are the measure of. */
export const shortBare = 'bare node:http, length of GET';
export const longBare = 'bare node:http, length of list';

/** Requests a second, of those of a bare server or of the same ones elsewhere. */
export function partsOfBare(measurements: readonly Measurement[]): Figure[] {
  const rows = [
    ['GET, of bare node:http', 'GET', shortBare],
    ['GET of serve with its log, of bare node:http', 'GET of serve with its log', shortBare],
    ['restart, of bare node:http', 'restart', shortBare],
    ['create, of bare node:http', 'create', shortBare],
    ['a random page of 100,000, of bare node:http', 'list, page of 10 of 100,000', longBare],
    ['restarts kept in a file, of those in memory', 'restart, kept in a file', 'restart'],
  ] as const;
  return rows.map(([row, one, other]) =>
    ratioRow(row, named(measurements, one), named(measurements, other)),
  );
}

/** What a large fleet does to the slowest answers. */
export function mixedFigure(measured: readonly Measured[]): Figure {
  const p99Of = (name: string) =>
    (measured.find(({ measurement }) => measurement.name === name) as Measured).p99Ms;
  const [small, large] = [p99Of('mixed'), p99Of('mixed, of 100,000')];
  return figureOf('p99 of a mixed load on 100,000, of that on 100', {
    value: large.value / small.value,
    spreadPercent: spreadOfBoth(small.spreadPercent, large.spreadPercent),
  });
}
