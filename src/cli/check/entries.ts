// The entries of a source, batch by batch as its text arrives, whatever form it has.

import type { TraceRecord } from '../../observer/index.js';
import { JsonBytesReader, JsonLinesReader } from '../../observer/internal.js';
import { bytesOf, type ReadingOptions } from './bytes-of.js';
import { type Columns, canBeMapped, columnsProblem, isPlain, renamed } from './columns.js';
import { csvInto } from './csv-lines.js';
import { type Entries, type Entry, type EntrySink, ReadEntries, type TextReader } from './entry.js';
import { JsonValuesReader } from './json-values.js';
import { LineEntries } from './line-entries.js';
import type { Source } from './sources.js';

/** How to read entries. */
export interface EntryOptions extends ReadingOptions {
  /** What the traces call their fields. */
  readonly columns: Columns;
}

/** How much text is enough to tell what form it has. */
const enough = 65_536;

/** Takes bytes in chunks that may be cut anywhere. */
interface BytesReader {
  push(chunk: Uint8Array): void;
  end(): void;
}

/**
 * Reads the entries of a source.
 *
 * @throws CommandFailure when it cannot be read, or has not the columns of a trace
 */
export async function* entriesOf(
  source: Source,
  options: EntryOptions,
): AsyncGenerator<Entries, void, void> {
  const found: Entries[] = [];
  const take = (entries: Entries) => found.push(entries);
  let reader: BytesReader | undefined;
  const decoder = new TextDecoder();
  const head: Uint8Array[] = [];
  let text = '';
  const begin = () => {
    const begun = readerFor(text, take, source, options.columns);
    for (const bytes of head.splice(0)) begun.push(bytes);
    return begun;
  };
  for await (const bytes of bytesOf(source, options)) {
    if (reader) reader.push(bytes);
    else {
      head.push(bytes);
      text += decoder.decode(bytes, { stream: true });
      if (!text.trimStart().includes('\n') && text.length < enough) continue;
      reader = begin();
    }
    yield* found.splice(0);
  }
  reader ??= begin();
  reader.end();
  yield* found.splice(0);
}

/** Chooses the reader by the name of the source and what its text begins with. */
function readerFor(
  head: string,
  take: (entries: Entries) => void,
  { form, name }: Source,
  columns: Columns,
): BytesReader {
  const text = head.replace(/^\uFEFF/, '').trimStart();
  const line = /^(?!#).+/m.exec(text)?.[0] ?? '';
  const isJson = /^[{[]/.test(line);
  if (form === 'csv' || (form === undefined && !isJson && /[,;\t|]/.test(line))) {
    return asText((sink) => csvInto(sink, name, columns), take);
  }
  const named = (sink: EntrySink) => withOwnNames(sink, columns);
  // An object that ends on another line, or the array around them all.
  const isSpread = /^\[|^\{\s*$|^\{.*[,{[]\s*$/.test(line);
  if (isSpread) return asText((sink) => new JsonValuesReader(named(sink)), take);
  return Object.keys(columns).length > 0
    ? asText((sink) => new JsonLinesReader(named(sink)), take)
    : new JsonBytesReader((lines) => take(new LineEntries(lines, named)));
}

/** Reads bytes as text, all of whose entries are read at once. */
function asText(
  readerInto: (sink: EntrySink) => TextReader,
  take: (entries: Entries) => void,
): BytesReader {
  const decoder = new TextDecoder();
  let batch: Entry[] = [];
  const reader = readerInto({
    record: (value, line) => batch.push({ value, line }),
    broken: (problem, line) => batch.push({ problem, line }),
    blank: () => batch.push({ line: 0 }),
  });
  const hand = () => {
    if (batch.length > 0) take(new ReadEntries(batch));
    batch = [];
  };
  return {
    push(chunk) {
      reader.push(decoder.decode(chunk, { stream: true }));
      hand();
    },
    end() {
      reader.push(decoder.decode());
      reader.end();
      hand();
    },
  };
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
