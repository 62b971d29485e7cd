// Bodies: what is read, and what is refused before any operation sees it.

import { gzipSync } from 'node:zlib';
import { parseJson } from '../../../src/emulator/http/index.js';
import { DcsError } from '../../../src/protocol/index.js';

/** Why a body is refused; its value when it is not. */
function read(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    expect(error).toBeInstanceOf(DcsError);
    expect((error as DcsError).code).toBe('DCS.4005');
    return `refused: ${(error as DcsError).detail}`;
  }
}

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

test.each([
  ['', undefined],
  [' \n ', undefined],
  ['{}', {}],
  ['null', null],
  ['{"a":[1,2.5,"x",true,null]}', { a: [1, 2.5, 'x', true, null] }],
  ['{"text":"one\\ntwo\\tthree\\r"}', { text: 'one\ntwo\tthree\r' }],
  ['{"text":"\\u00fcn\\u00ef \\ud83d\\ude00 \\\\u0000"}', { text: 'ünï \u{1f600} \\u0000' }],
  ['{"brackets":"[[[[{{{{\\"[["}', { brackets: '[[[[{{{{"[[' }],
])('%j is read', (text, value) => {
  expect(read(text)).toEqual(value);
});

test.each(['{', '{a:1}', "{'a':1}", '[1,]', 'undefined', '{}{}', '\ufeff{}', '{"a":"\n"}', 'NaN'])(
  '%j is not JSON',
  (text) => {
    expect(read(text)).toMatch(/refused:.*not JSON/);
  },
);

test('a body that is packed, or no UTF-8, is refused by name', () => {
  const refused = (bytes: Uint8Array, encoding: string | null) => {
    const text = new TextDecoder().decode(bytes);
    const detail = (error: unknown) => (error as DcsError).detail;
    try {
      return parseJson(text, () => encoding);
    } catch (error) {
      return detail(error);
    }
  };
  expect(refused(gzipSync('{}'), 'gzip')).toBe(
    'the body is refused: it is packed with gzip; send it as it is',
  );
  for (const encoding of ['utf16le', 'ucs2'] as const) {
    const said = 'the body is refused: it is UTF-16 or UTF-32; send UTF-8';
    expect(refused(Buffer.from('\ufeff{}', encoding), null)).toBe(said);
    expect(refused(Buffer.from('{}', encoding), 'identity')).toBe(said);
  }
  for (const none of ['utf-8', 'UTF-16', '']) {
    expect(refused(Buffer.from('{'), none)).toBe('the body is refused: not JSON');
  }
  expect(refused(Buffer.from('{}'), 'gzip')).toEqual({});
});

test('64 levels are read and 65 are not, in lists and in mappings', () => {
  expect(read(nested(64))).toBeInstanceOf(Array);
  expect(read(nested(65))).toMatch(/nested deeper than 64/);
  expect(read(`${'{"a":'.repeat(64)}1${'}'.repeat(64)}`)).toBeInstanceOf(Object);
  expect(read(`${'{"a":'.repeat(65)}1${'}'.repeat(65)}`)).toMatch(/nested deeper than 64/);
});

test('a body that is nothing but brackets costs no stack and no time', () => {
  expect(read('['.repeat(1024 * 1024))).toMatch(/nested deeper/);
  expect(read('{"a":'.repeat(200_000))).toMatch(/nested deeper/);
});

test.each([
  '{"a":"\\u0000"}',
  '{"a":"\\u001b[31m"}',
  '{"a":"\\b"}',
  '{"a":"\\f"}',
  '{"a":"\\u007f"}',
  '{"a":"\u0085"}',
  '{"a":"\\ud800"}',
  '{"a":"\ufffd"}',
  '{"\\u0000":1}',
  '[[{"deep":["\\u0007"]}]]',
])('%j has characters that are refused', (text) => {
  expect(read(text)).toMatch(/control characters/);
});

test.each(['{"__proto__":{"polluted":1}}', '{"\\u005f_proto__":{"polluted":1}}'])(
  '%s changes no prototype, not even when it is copied',
  (text) => {
    const value = read(`{"inner":[${text}]}`) as { inner: object[] };
    expect(value).toEqual({ inner: [{}] });
    expect(Object.assign({}, value.inner[0])).not.toHaveProperty('polluted');
    expect({}).not.toHaveProperty('polluted');
  },
);

test('keys such as constructor are keys like any other', () => {
  const value = read('{"constructor":{"prototype":{"polluted":1}},"toString":1}') as object;
  expect(Object.keys(value)).toEqual(['constructor', 'toString']);
  expect({}).not.toHaveProperty('polluted');
});
