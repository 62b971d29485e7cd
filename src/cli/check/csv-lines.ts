// CSV as a trace has it: a line is a record. So one quote too many breaks its own line only; read as a
// stream it would swallow all lines up to the next quote.

import { parse } from 'csv-parse/sync';
import { LineReader, longestLine, type TraceField } from '../../observer/internal.js';
import { badInput } from '../environment/failures.js';
import { type Columns, columnsProblem, isTrace, positionsIn } from './columns.js';
import type { EntrySink, TextReader } from './entry.js';

const delimiters = [',', ';', '\t'];

/** The line by which Excel is told the separator. */
const separatorLine = /^"?sep=(.)"?$/i;

/**
 * Leads the text of CSV into a sink. The first line names the columns; others than those of a trace are
 * passed over.
 *
 * @param name - what the file is called
 * @throws CommandFailure from `push` and `end`, when the columns of a trace are not there
 */
export function csvInto(sink: EntrySink, name: string, own: Columns): TextReader {
  let delimiter: string | undefined;
  let columns: readonly (readonly [field: TraceField, column: number])[] | undefined;
  let width = 0;

  function header(line: string, number: number): void {
    const separator = separatorLine.exec(line)?.[1];
    if (separator !== undefined) {
      delimiter = separator;
      return;
    }
    delimiter ??= delimiters.find((each) => line.includes(each)) ?? ',';
    const names = (cellsOf(line) ?? []).map((each) => each.trim());
    width = names.length;
    columns = positionsIn(names, own);
    if (isTrace(columns.map(([field]) => field))) return;
    throw badInput(`${name}:${number}: ${columnsProblem(names, own)}`);
  }

  /** The cells of a line; undefined when its quotes do not match. */
  function cellsOf(line: string): string[] | undefined {
    if (!line.includes('"')) return line.split(delimiter ?? ',');
    try {
      const [cells] = parse(line, {
        delimiter: delimiter ?? ',',
        relax_column_count: true,
      }) as string[][];
      return cells;
    } catch {
      return undefined;
    }
  }

  return new LineReader({
    line(ended, number) {
      const text = ended.replace(/\r$/, '');
      if (text.trim() === '') {
        if (columns) sink.blank();
        return;
      }
      if (!columns) return header(text, number);
      const cells = cellsOf(text);
      if (!cells) return sink.broken('quotes that do not match', number);
      if (cells.length !== width) {
        sink.broken(`expected ${width} columns, got ${cells.length}`, number);
        return;
      }
      const record: Record<string, string> = {};
      for (const [field, column] of columns) record[field] = (cells[column] as string).trim();
      sink.record(record, number);
    },
    tooLong: (number) => sink.broken(`longer than ${longestLine} characters`, number),
  });
}
