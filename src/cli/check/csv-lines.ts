// CSV as a trace has it: a line is a record. So one quote too many breaks its own line only; read as a
// stream it would swallow all lines up to the next quote.

import { parse } from 'csv-parse/sync';
import {
  InstantReader,
  LineReader,
  longestLine,
  type TraceField,
} from '../../observer/internal.js';
import { badInput } from '../environment/failures.js';
import { type Columns, columnsProblem, isTrace, positionsIn } from './columns.js';
import type { EntrySink, TextReader } from './entry.js';

const delimiters = [',', ';', '\t', '|'];

/** What a table for people has besides rows: a rule, and how many rows there are. */
const isRuleOrCount = (line: string): boolean =>
  /^\(\d+ rows?\)$/.test(line) || (/^[\s|:+-]+$/.test(line) && line.includes('-'));

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
  const instants = new InstantReader({});

  function header(line: string, number: number): void {
    const separator = separatorLine.exec(line)?.[1];
    if (separator !== undefined) {
      delimiter = separator;
      return;
    }
    if (line.includes('\r')) {
      throw badInput(
        `${name}: its lines end with CR alone: tr '\\r' '\\n' < FILE | dcs-lifecycle check -`,
      );
    }
    delimiter ??= delimiters.find((each) => line.includes(each));
    const names = namesIn(line.replace(/^#/, ''));
    const found = positionsIn(names, own);
    if (isTrace(found.map(([field]) => field))) {
      const twice = found.find(([, column]) => isTwice(names, column));
      if (twice) throw badInput(`${name}:${number}: two columns are called ${names[twice[1]]}`);
      [columns, width] = [found, names.length];
    } else if (line.startsWith('#')) {
      delimiter = undefined;
      sink.blank();
    } else if (names.some((each) => instants.read(each) !== undefined)) {
      const problem =
        'the first line is a record; write one with the names of the columns above it';
      throw badInput(`${name}:${number}: ${problem}, such as at,instance_id,status`);
    } else throw badInput(`${name}:${number}: ${columnsProblem(names, own)}`);
  }

  const namesIn = (line: string) => (cellsOf(line) ?? []).map((each) => each.trim());

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
      if (delimiter === '|' && isRuleOrCount(text)) return sink.blank();
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

const isTwice = (names: readonly string[], column: number): boolean => {
  const [first, ...others] = names.filter(
    (each) => each.toLowerCase() === names[column]?.toLowerCase(),
  );
  return first !== undefined && others.length > 0;
};
