// The entries of a source, batch by batch as its text arrives, whatever form it has.

import type { TraceRecord } from '../../observer/index.js';
import { JsonLinesReader } from '../../observer/internal.js';
import { type Columns, canBeMapped, columnsProblem, isPlain, renamed } from './columns.js';
import { csvInto } from './csv-lines.js';
import type { Entry, EntrySink, TextReader } from './entry.js';
import { JsonValuesReader } from './json-values.js';
import type { Source } from './sources.js';
import { type ReadingOptions, textOf } from './text-of.js';

/** How to read entries. */
export interface EntryOptions extends ReadingOptions {
  /** What the traces call their fields. */
  readonly columns: Columns;
}

const blank: Entry = { line: 0 };

/** How much text is enough to tell what form it has. */
const enough = 65_536;

/**
 * Reads the entries of a source.
 *
 * @throws CommandFailure when it cannot be read, or has not the columns of a trace
 */
export async function* entriesOf(
  source: Source,
  options: EntryOptions,
): AsyncGenerator<Entry[], void, void> {
  let batch: Entry[] = [];
  const sink: EntrySink = {
    record: (value, line) => batch.push({ value, line }),
    broken: (problem, line) => batch.push({ problem, line }),
    blank: () => batch.push(blank),
  };
  let reader: TextReader | undefined;
  let head = '';
  for await (const text of textOf(source, options)) {
    if (reader) reader.push(text);
    else {
      head += text;
      if (!head.trimStart().includes('\n') && head.length < enough) continue;
      reader = readerFor(head, sink, source, options.columns);
      reader.push(head);
    }
    if (batch.length > 0) yield batch;
    batch = [];
  }
  if (!reader) {
    reader = readerFor(head, sink, source, options.columns);
    reader.push(head);
  }
  reader.end();
  if (batch.length > 0) yield batch;
}

/** Chooses the reader by the name of the source and what its text begins with. */
function readerFor(head: string, sink: EntrySink, { form, name }: Source, columns: Columns) {
  const text = head.replace(/^\uFEFF/, '').trimStart();
  const line = /^(?!#).+/m.exec(text)?.[0] ?? '';
  const isJson = /^[{[]/.test(line);
  if (form === 'csv' || (form === undefined && !isJson && /[,;\t|]/.test(line))) {
    return csvInto(sink, name, columns);
  }
  const named = withOwnNames(sink, columns);
  // An object that ends on another line, or the array around them all.
  const isSpread = /^\[|^\{\s*$|^\{.*[,{[]\s*$/.test(line);
  return isSpread ? new JsonValuesReader(named) : new JsonLinesReader(named);
}

/** Gives the fields of objects their own names, and says which others an object has in their place. */
function withOwnNames(sink: EntrySink, columns: Columns): EntrySink {
  const isMapped = Object.keys(columns).length > 0;
  return {
    ...sink,
    record(value, line) {
      const own = (isMapped ? renamed(value, columns) : value) as Partial<TraceRecord> | null;
      const isWhole = own?.at !== undefined && own.instance_id !== undefined;
      const found = isObject(value) && !isWhole ? Object.keys(value) : [];
      // A record may hold lists of its own, such as tags.
      const isRecord = isWhole && typeof own.at !== 'object';
      const form = isObject(value) && !isRecord ? otherForm(value) : undefined;
      if (form !== undefined) sink.broken(form, line);
      else if (found.length > 0) sink.broken(columnsProblem(found, columns), line);
      else sink.record(own, line);
    },
  };
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Says how to make records of an object that holds all of them; undefined for one that does not. */
function otherForm(value: object): string | undefined {
  const fields = Object.entries(value);
  const list = fields.find(
    ([name, each]) => isPlain(name) && Array.isArray(each) && isObject(each[0]),
  );
  if (list && !canBeMapped(Object.keys(value))) {
    const [name] = list;
    return `its records are in the list ${name}: jq -c '.["${name}"][]' FILE | dcs-lifecycle check -`;
  }
  if (fields.length < 2 || !fields.every(([, each]) => typeof each === 'object' && each !== null))
    return undefined;
  return "it holds columns and not records; pandas' to_json(orient='records', lines=True) writes records";
}
