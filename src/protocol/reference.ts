// The reference page of the API, docs/api.md: every operation with what it answers, and every error
// with what to do about it. Made of the same data as the routes.

import { catalogue, type ErrorCode, isErrorCode } from './errors/index.js';
import { isSdkMethod, versionPaths } from './known-requests.js';
import { type AnyOperation, type Api, type Method, methods } from './operation.js';
import { operations } from './operations.js';
import { refusalsOf, refusalsOfServer } from './refusals.js';
import { unsupportedOperations } from './unsupported.js';

const codes = Object.keys(catalogue).filter(isErrorCode).sort();

/** What every operation of an API can be refused with. */
function common(api: Api): readonly ErrorCode[] {
  const all = operations.filter((each) => each.api === api).map(refusalsOf);
  return codes.filter((code) => all.every((some) => some.includes(code)));
}

const anchorOf = (code: string) => code.toLowerCase().replace('.', '-');
const linked = (some: readonly ErrorCode[]) =>
  some.map((code) => `[${code}](#${anchorOf(code)})`).join(', ');

/**
 * Writes the page, in Markdown.
 *
 * @example
 * ```ts
 * apiReference().startsWith('# The API'); // true
 * ```
 */
export function apiReference(): string {
  return `${[
    '# The API',
    'Made from the operations of `src/protocol` by `npm run docs`; not to be edited by hand. What the emulator checks and answers comes from the same source, as does the OpenAPI document that it serves at `/openapi.json`. Pages are those of the API reference of the service.',
    `There are ${operations.length} operations that the emulator offers, ${unsupportedOperations.length} that it answers with 501 and their names, and ${codes.length} errors.`,
    ...versionSection(),
    ...apiSection('v2', 'Version 2'),
    ...apiSection('v1.0', 'Version 1.0'),
    ...pathSection(),
    ...errorSection(),
  ].join('\n\n')}\n`;
}

/** Made by hand: no operation answers these. */
function versionSection(): string[] {
  return [
    '## Which versions there are',
    'Needs no token. Pages en-us_topic_0000001645635650 and en-us_topic_0000001693796125.',
    ['```http', 'GET /', 'GET /v1.0', 'GET /v2', '```'].join('\n'),
    'A client that prefers HTML, as browsers do, gets the console at `GET /`; every other client gets the list of versions.',
  ];
}

function apiSection(api: Api, title: string): string[] {
  const own = operations.filter((each) => each.api === api);
  const general = common(api);
  return [
    `## ${title}`,
    `Any operation can be refused with ${linked(general)}; below stands what comes on top of that.`,
    ...own.map((operation) => entryOf(operation, general)),
  ];
}

function entryOf(operation: AnyOperation, general: readonly ErrorCode[]): string {
  const { name, method, path, aliases, page, summary, success } = operation;
  const own = refusalsOf(operation).filter((code) => !general.includes(code));
  const also = success.also === undefined ? '' : ` or ${success.also}`;
  const lines = [
    `### ${name}`,
    '',
    `${summary} ${described(page)}.`,
    '',
    '```http',
    `${method} ${path}`,
    ...aliases.map((alias) => `${method} ${alias}`),
    '```',
    '',
    `- success: ${success.status}${also}${success.body ? '' : ', without a body'}`,
    `- refusals: ${own.length > 0 ? linked(own) : 'none of its own'}`,
  ];
  return lines.join('\n');
}

/** Where a request is described: on a page, or as a method of the SDKs' client. */
const described = (source: string): string =>
  isSdkMethod(source) ? `Method ${source} of Huawei’s SDKs` : `Page ${source}`;

/** Every path, with what each method of the API comes to there. */
function pathSection(): string[] {
  const paths = new Map<string, { offered: string[]; named: string[]; used: Set<Method> }>();
  const at = (path: string) => {
    const row = paths.get(path) ?? { offered: [], named: [], used: new Set<Method>() };
    paths.set(path, row);
    return row;
  };
  const note = (to: 'offered' | 'named', method: Method, path: string, name: string) => {
    const row = at(path);
    row[to].push(`${method} ${name}`);
    row.used.add(method);
  };
  for (const path of versionPaths) note('offered', 'GET', path, 'versions');
  for (const { method, path, aliases, name } of operations) {
    for (const form of [path, ...aliases]) note('offered', method, form, name);
  }
  for (const { method, path, name, source } of unsupportedOperations) {
    note('named', method, path, isSdkMethod(source) ? `_${name}_` : name);
  }
  const rows = [...paths]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, row]) => {
      const unknown = methods.filter((method) => !row.used.has(method));
      const cells = [row.offered, row.named, unknown].map((cell) => cell.join(', ') || '–');
      return `| \`${path}\` | ${cells.join(' | ')} |`;
    });
  return [
    '## Paths',
    `What is named has nothing to do with the lifecycle and is answered with ${linked(['EMU.0501'])} and its name. What is unknown stands on no page and in no SDK: a method at one of these paths is answered with ${linked(['DCS.5001'])}, any other path with ${linked(['DCS.4001'])}. A name is that of the page, or, in italics, that of a method of the DcsClient of Huawei’s SDKs, of which there is no page.`,
    ['| path | offered | named | unknown |', '|---|---|---|---|', ...rows].join('\n'),
  ];
}

function errorSection(): string[] {
  const refusing = refusingOperations();
  const isRaised = (code: ErrorCode) => refusing.has(code) || refusalsOfServer.includes(code);
  const rows = codes.map((code) => {
    const { httpStatus, v1Code = '–', message, remedy, page } = catalogue[code];
    const cells = [
      httpStatus,
      v1Code,
      cell(message),
      cell(remedy),
      raisedBy(code, refusing.get(code)),
      page || '–',
    ];
    return `| <a id="${anchorOf(code)}"></a>${code} | ${cells.join(' | ')} |`;
  });
  return [
    '## Errors',
    `A call can be refused with ${codes.filter(isRaised).length} of the ${codes.length} errors; the others are answered only where a fault rule orders it, for clients have to cope with them.`,
    'Version 1.0 writes the numeric form of a code where there is one. Codes that begin with EMU are the emulator’s own: the service has none for that. Those that begin with APIGW are of the gateway in front of the service, and are answered in its form: `error_msg`, `error_code` and `request_id`.',
    [
      '| code | HTTP | in v1.0 | message | what to do | raised by | page |',
      '|---|---|---|---|---|---|---|',
      ...rows,
    ].join('\n'),
  ];
}

/** The names of the operations that refuse with each code. */
function refusingOperations(): ReadonlyMap<ErrorCode, ReadonlySet<string>> {
  const names = new Map<ErrorCode, Set<string>>();
  for (const operation of operations) {
    for (const code of refusalsOf(operation)) {
      names.set(code, (names.get(code) ?? new Set()).add(operation.name));
    }
  }
  return names;
}

const operationNames = new Set(operations.map(({ name }) => name));

/** Which calls can get an error without a fault rule that orders it. */
function raisedBy(code: ErrorCode, refusing: ReadonlySet<string> = new Set()): string {
  if (refusalsOfServer.includes(code)) return 'any call';
  const names = [...refusing];
  if (names.length === 0) return 'a fault rule only';
  if (names.length === operationNames.size) return 'any operation';
  return names.length <= 4 ? names.join(', ') : `${names.length} operations`;
}

/** Text that a cell of a table can hold. */
const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('{0}', '…');
