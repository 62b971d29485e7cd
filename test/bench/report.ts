// What a bench says: its measurements, as a table for people or as JSON for programs.

import type { Figure } from './figure.js';
import type { Growth } from './growth/growth.js';
import type { Measurement } from './measure.js';

/** A bench needs something that this machine does not have. */
export class CannotRun extends Error {}

/** What a bench may do. */
export interface BenchOptions {
  /** Let npm fetch contenders that are no dependencies of this project. */
  readonly download: boolean;
}

/** The outcome of one bench. */
export interface BenchReport {
  readonly bench: string;
  /** What was done, in words. */
  readonly work: string;
  /** What one unit of the work is: `step`. */
  readonly unit: string;
  /** The contender that the ratios are to. */
  readonly baseline: string;
  readonly measurements: readonly Measurement[];
  /** What else was found out, with its unit. */
  readonly facts?: readonly (readonly [name: string, value: string])[];
  /** What is held against an aim. */
  readonly figures?: readonly Figure[];
  /** How costs grow. */
  readonly growth?: readonly Growth[];
}

/** How many times as fast as the baseline a contender is. */
export function ratioOf(report: BenchReport, { nanoseconds }: Measurement): number {
  const baseline = report.measurements.find(({ name }) => name === report.baseline);
  if (!baseline) throw new Error(`${report.baseline} did not take part`);
  return baseline.nanoseconds / nanoseconds;
}

/** Writes a report as a table. */
export function printTable(report: BenchReport): string {
  const rows = report.measurements.map((measurement) => [
    measurement.name,
    rounded(measurement.nanoseconds),
    `± ${measurement.spreadPercent.toFixed(0)} %`,
    `${rounded(ratioOf(report, measurement))} ×`,
  ]);
  const head = ['', `ns per ${report.unit}`, '', `as fast as ${report.baseline}`];
  const facts = (report.facts ?? []).map(([name, value]) => `${name}: ${value}`);
  const parts = [
    `${report.bench}: ${report.work}`,
    ...(rows.length > 0 ? [columns(head, rows)] : []),
    ...(facts.length > 0 ? [facts.join('\n')] : []),
    ...(report.growth ?? []).map(printGrowth),
  ];
  return `${parts.join('\n\n')}\n`;
}

function printGrowth({ title, of, unit, lines }: Growth): string {
  const sizes = lines[0]?.points.map(({ size }) => size.toLocaleString('en')) ?? [];
  const rows = lines.map(({ name, points }) => [
    name,
    ...points.map(({ value }) => rounded(value)),
  ]);
  return columns([`${title}: ${unit}, by ${of}`, ...sizes], rows);
}

/**
 * Writes rows below a head, each column as wide as it has to be.
 *
 * @param left - the columns that stand on the left of their width; the first unless given
 */
export function columns(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  left: readonly number[] = [0],
): string {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return left.includes(column) ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd();
  return [head, ...rows].map(line).join('\n');
}

/** Writes a report for programs. */
export function toJson(report: BenchReport): object {
  return {
    ...report,
    measurements: report.measurements.map((measurement) => ({
      ...measurement,
      ratio: ratioOf(report, measurement),
    })),
  };
}

/** With three digits that count. */
export function rounded(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 3 });
}
