// Documents as files: YAML, and JSON with it. Whatever is wrong with one is said in a line that
// begins with the file, the line and the column.

import { createReadStream } from 'node:fs';
import { type Document, Lexer, LineCounter, Parser, parseDocument } from 'yaml';
import { InputError } from '../../plan/index.js';
import { describeIssue } from '../../plan/internal.js';
import type { Environment } from '../environment/environment.js';
import { badInput, type CommandFailure, reasonOf } from '../environment/failures.js';
import { offsetOf, wrongNode } from './document-nodes.js';

/** The largest document that is read, in bytes. */
const mostBytes = 1024 * 1024;

/** How deep a document may be nested. */
const deepestNesting = 100;

/** The name of a document that comes from standard input. */
export const standardInput = '-';

/** A document that was read from a file. */
export interface SourceDocument {
  /** The file's name as it was given, or `<stdin>`. */
  readonly source: string;
  /** What it holds; not checked yet. */
  readonly data: unknown;
  /** Does something with the document; an `InputError` comes out with its place in the file. */
  locating<T>(work: () => T): T;
}

/**
 * Reads a document.
 *
 * @param path - a file, or `-` for standard input
 * @throws CommandFailure when it cannot be read or is not YAML
 */
export async function readDocument(
  path: string,
  environment: Environment,
): Promise<SourceDocument> {
  const { source, text } = await readText(path, mostBytes, environment);
  return documentIn(text, source);
}

/**
 * Reads a document that is at hand.
 *
 * @param source - what its messages begin with
 * @throws CommandFailure when it is not YAML
 */
export function documentIn(text: string, source: string): SourceDocument {
  const lines = new LineCounter();
  const placed = (offset: number, message: string, cause?: unknown): CommandFailure => {
    const { line, col } = lines.linePos(offset);
    return badInput(`${source}:${Math.max(line, 1)}:${Math.max(col, 1)}: ${message}`, cause);
  };

  try {
    const tooDeep = tooDeepAt(text);
    if (tooDeep) throw badInput(`${source}:${tooDeep.line}:${tooDeep.col}: nested too deeply`);
    // Duplicate keys are looked for in wrongNode: the library compares every key with every other.
    const options = {
      lineCounter: lines,
      prettyErrors: false,
      stringKeys: true,
      uniqueKeys: false,
    };
    const document = parseDocument(text, { ...options, logLevel: 'error' });
    const [broken] = [...document.errors, ...document.warnings];
    if (broken) throw placed(broken.pos[0], `not valid YAML: ${broken.message}`, broken);
    const wrong = wrongNode(document);
    if (wrong) throw placed(wrong.offset, wrong.message);
    const data: unknown = document.toJS({ maxAliasCount: 100 });
    return { source, data, locating: (work) => locating(document, placed, work) };
  } catch (error) {
    if (error instanceof RangeError) throw badInput(`${source}: nested too deeply`, error);
    // What is left of this kind after wrongNode: aliases that multiply into more than memory holds.
    if (error instanceof ReferenceError) throw badInput(`${source}: too many aliases`, error);
    throw error;
  }
}

/**
 * Where a document is nested deeper than any that makes sense. To let the parser run into the end of
 * the stack instead can end the process: not all that it calls comes back from there.
 */
function tooDeepAt(text: string): { line: number; col: number } | undefined {
  const lines = new LineCounter();
  // What the parser does by itself only when it has the whole text.
  lines.addNewLine(0);
  const parser = new Parser(lines.addNewLine);
  for (const lexeme of new Lexer().lex(text)) {
    // What it yields is whole documents; how deep it is in one shows meanwhile.
    for (const _ of parser.next(lexeme));
    if (parser.stack.length > deepestNesting) return lines.linePos(parser.offset);
  }
  return undefined;
}

function locating<T>(
  document: Document,
  placed: (offset: number, message: string, cause: unknown) => CommandFailure,
  work: () => T,
): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const [issue] = error.issues;
    throw placed(offsetOf(document, issue), describeIssue(issue), error);
  }
}

/**
 * Reads a text whole.
 *
 * @param path - a file, or `-` for standard input
 * @param mostBytes - a longer one is refused
 * @returns the text, and the name that messages call it by
 * @throws CommandFailure when it cannot be read, is too long or is not UTF-8
 */
export async function readText(
  path: string,
  mostBytes: number,
  { stdin }: Environment,
): Promise<{ readonly source: string; readonly text: string }> {
  const isStandard = path === standardInput;
  const source = isStandard ? '<stdin>' : path;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of isStandard ? stdin : createReadStream(path)) {
      bytes += chunk.length;
      if (bytes > mostBytes) throw badInput(`${source}: larger than ${mostBytes} bytes`);
      chunks.push(chunk);
    }
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    return { source, text };
  } catch (error) {
    const { code, errno } = error as NodeJS.ErrnoException;
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      throw badInput(`${source}: not UTF-8 text`, error);
    }
    if (errno === undefined) throw error;
    throw badInput(`${source}: ${reasonOf(error)}`, error);
  }
}
