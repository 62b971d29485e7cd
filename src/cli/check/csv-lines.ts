// CSV as a trace has it: a line is a record. So one quote too many breaks its own line only; read as a
// stream it would swallow all lines up to the next quote.

import { parse } from 'csv-parse/sync';
import { longestLine, type RecordSink, traceFields } from '../../observer/internal.js';
import { badInput, onOneLine } from '../environment/failures.js';

/** Takes text in chunks. */
export interface TextReader {
  push(chunk: string): void;
  end(): void;
}

const delimiters = [',', ';', '\t'];

/**
 * Leads the text of CSV into a sink. The first line names the columns; others than those of a trace are
 * passed over.
 *
 * @param name - what the file is called
 * @throws CommandFailure from `push` and `end`, when the columns of a trace are not there
 */
export function csvInto(sink: RecordSink, name: string): TextReader {
  let delimiter = ',';
  let columns: readonly (readonly [field: string, column: number])[] | undefined;
  let width = 0;

  function header(line: string): void {
    delimiter = delimiters.find((each) => line.includes(each)) ?? ',';
    const names = (cellsOf(line) ?? []).map((each) => each.trim().toLowerCase());
    width = names.length;
    columns = traceFields.flatMap((field) =>
      names.includes(field) ? [[field, names.indexOf(field)] as const] : [],
    );
    const has = (field: string) => names.includes(field);
    if (has('at') && has('instance_id') && (has('status') || has('request'))) return;
    const wanted = `at, instance_id and status or request`;
    throw badInput(
      `${name}:1: expected the names of columns, among them ${wanted}; got ${onOneLine(line.slice(0, 100))}`,
    );
  }

  /** The cells of a line; undefined when its quotes do not match. */
  function cellsOf(line: string): string[] | undefined {
    if (!line.includes('"')) return line.split(delimiter);
    try {
      const [cells] = parse(line, { delimiter, relax_column_count: true }) as string[][];
      return cells;
    } catch {
      return undefined;
    }
  }

  return readLines({
    line(text, number) {
      if (text.trim() === '') {
        if (columns) sink.blank();
        return;
      }
      if (!columns) return header(text);
      const cells = cellsOf(text);
      if (!cells) return sink.broken('quotes that do not match', number, name);
      if (cells.length !== width) {
        sink.broken(`expected ${width} columns, got ${cells.length}`, number, name);
        return;
      }
      const record: Record<string, string> = {};
      for (const [field, column] of columns) record[field] = (cells[column] as string).trim();
      sink.push(record, number, name);
    },
    tooLong: (number) => sink.broken(`longer than ${longestLine} characters`, number, name),
  });
}

interface LineSink {
  line(text: string, number: number): void;
  tooLong(number: number): void;
}

/** Cuts text into lines; one without an end takes no more memory than any other. */
function readLines(sink: LineSink): TextReader {
  let number = 0;
  let rest = '';
  let isSkipping = false;
  function take(text: string): void {
    number++;
    if (isSkipping || text.length > longestLine) sink.tooLong(number);
    else sink.line(text.replace(number === 1 ? /^\uFEFF|\r$/g : /\r$/, ''), number);
    isSkipping = false;
  }
  return {
    push(chunk) {
      let from = 0;
      for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
        take(rest + chunk.slice(from, end));
        rest = '';
        from = end + 1;
      }
      rest += chunk.slice(from);
      if (rest.length > longestLine) [isSkipping, rest] = [true, ''];
    },
    end() {
      if (rest !== '' || isSkipping) take(rest);
      rest = '';
    },
  };
}
