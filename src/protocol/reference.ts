// The reference page of the API, docs/api.md: every operation with what it answers, and every error
// with what to do about it. Made of the same data as the routes.

import { catalogue, type ErrorCode, isErrorCode } from './errors/index.js';
import type { AnyOperation, Api } from './operation.js';
import { operations } from './operations.js';
import { refusalsOf } from './refusals.js';
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
    ...apiSection('v2', 'Version 2'),
    ...apiSection('v1.0', 'Version 1.0'),
    ...absentSection(),
    ...errorSection(),
  ].join('\n\n')}\n`;
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
    `${summary} Page ${page}.`,
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

function absentSection(): string[] {
  const rows = unsupportedOperations.map(
    ({ name, method, path, page }) => `| ${name} | \`${method} ${path}\` | ${page} |`,
  );
  return [
    '## Not offered',
    `These have nothing to do with the lifecycle and are answered with ${linked(['EMU.0501'])}.`,
    ['| operation | request | page |', '|---|---|---|', ...rows].join('\n'),
  ];
}

function errorSection(): string[] {
  const rows = codes.map((code) => {
    const { httpStatus, v1Code = '–', message, remedy, page } = catalogue[code];
    const cells = [httpStatus, v1Code, cell(message), cell(remedy), page || '–'];
    return `| <a id="${anchorOf(code)}"></a>${code} | ${cells.join(' | ')} |`;
  });
  return [
    '## Errors',
    'Version 1.0 writes the numeric form of a code where there is one. Codes that begin with EMU are the emulator’s own: the service has none for that. Those that begin with APIGW are of the gateway in front of the service, and are answered in its form: `error_msg`, `error_code` and `request_id`.',
    [
      '| code | HTTP | in v1.0 | message | what to do | page |',
      '|---|---|---|---|---|---|',
      ...rows,
    ].join('\n'),
  ];
}

/** Text that a cell of a table can hold. */
const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('{0}', '…');
