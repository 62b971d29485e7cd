// A snippet: what to write in a client so that it asks this service.

import type { Connection } from './connection.js';

/** A text to copy. */
export interface Snippet {
  /** What it is looked up by, in links and guides: `terraform`. */
  readonly id: string;
  /** The client, for people: `Terraform`. */
  readonly name: string;
  /** The language of the text, as code blocks of Markdown name it. */
  readonly language: string;
  /** The whole of it, without an end of line. */
  readonly text: string;
  /** The part that differs from the real service, on one line; undefined where a line says too little. */
  readonly brief?: string;
}

/** Writes a snippet; undefined for a client that cannot sign in as the service wants it. */
export type SnippetFor = (connection: Connection) => Snippet | undefined;

/** Lines, of which some are not there under all circumstances. */
export const lines = (...all: readonly (string | false | undefined)[]): string =>
  all.filter((line) => typeof line === 'string').join('\n');

/** A text as a literal of the languages that take JSON's. */
export const quoted = (text: string): string => JSON.stringify(text);

/** A text as a literal of JavaScript, in the quotes that are usual there. */
export const single = (text: string): string =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;

/** A text as a literal of HCL, where `${` and `%{` begin a template and JSON's short escapes `\b` and `\f` are unknown. */
export const hcl = (text: string): string =>
  quoted(text)
    .replaceAll(/\\./g, (pair) => ({ '\\b': '\\u0008', '\\f': '\\u000c' })[pair] ?? pair)
    .replaceAll(/[$%](?=\{)/g, '$&$&');

/** A text in the quotes of a shell in which nothing has a meaning. */
export const shellQuoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** A text as one word of a shell. */
export const shellWord = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : shellQuoted(text);
