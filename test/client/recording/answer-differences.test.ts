// What counts as a difference between two answers, and what does not.

import { answerDifferences } from '../../../src/client/internal.js';
import { fieldsOf } from '../../../src/client/recording/answer-differences.js';

const differences = (recorded: unknown, replayed: unknown, trimmed = false) =>
  answerDifferences(
    { status: 200, body: JSON.stringify(recorded) },
    { status: 200, body: JSON.stringify(replayed) },
    trimmed,
  ).map(({ type, field, recorded, replayed }) => `${type} ${field}: ${recorded}, ${replayed}`);

test.each([
  ['values', { a: 1, b: 'x' }, { a: 2, b: 'y' }],
  ['the order of fields', { a: 1, b: 2 }, { b: 2, a: 1 }],
  ['how many elements a list has', [{ a: 1 }], [{ a: 1 }, { a: 2 }]],
  ['that a list is empty', { list: [{ a: 1 }] }, { list: [] }],
])('%s are no difference', (_what, recorded, replayed) => {
  expect(differences(recorded, replayed)).toEqual([]);
});

test.each([
  ['a field that is missing', { a: 1, b: 2 }, { a: 1 }, 'missing b: number, none'],
  ['one that is new', { a: 1 }, { a: 1, b: null }, 'added b: none, null'],
  ['one of another type', { a: 1 }, { a: '1' }, 'fieldType a: number, string'],
  ['one that is null now', { a: {} }, { a: null }, 'fieldType a: object, null'],
  ['one inside', { a: { b: 1 } }, { a: {} }, 'missing a.b: number, none'],
  ['one in a list', [{ a: 1 }], [{ a: 1, b: true }], 'added [].b: none, boolean'],
  [
    'one with two types',
    [{ a: 1 }, { a: null }],
    [{ a: 1 }],
    'fieldType [].a: null or number, number',
  ],
  ['a list in the place of an object', {}, [], 'fieldType : object, list'],
  ['its elements', [1], ['1'], 'fieldType []: number, string'],
])('%s is one', (_what, recorded, replayed, expected) => {
  expect(differences(recorded, replayed)).toEqual([expected]);
});

test('a whole object that is missing counts once, not with all that was in it', () => {
  expect(differences({ a: { b: { c: 1 } } }, {})).toEqual(['missing a: object, none']);
});

test('of a list that was cut short more may be there now, and no less', () => {
  expect(differences([{ a: 1 }], [{ a: 1, b: 2 }, { a: null }], true)).toEqual([]);
  expect(differences([{ a: 1, b: 2 }], [{ a: 1 }], true)).toEqual(['missing [].b: number, none']);
});

test('another status and another code differ, and the fields of refusals are not compared', () => {
  const found = answerDifferences(
    { status: 200, body: '{"a":1}' },
    { status: 400, body: '{"error_code":"DCS.4111","error_msg":""}' },
  );
  expect(found.map(({ type, recorded, replayed }) => [type, recorded, replayed])).toEqual([
    ['status', '200', '400'],
    ['code', 'none', 'DCS.4111'],
  ]);
});

test('a body where there was none, and none where there was one, are differences', () => {
  const empty = { status: 204, body: '' };
  const full = { status: 204, body: '{"a":1}' };
  expect(answerDifferences(empty, empty)).toEqual([]);
  expect(answerDifferences(full, empty)).toMatchObject([{ type: 'missing', field: '' }]);
  expect(answerDifferences(empty, full)).toMatchObject([{ type: 'added', field: '' }]);
});

test('the fields of an answer are named with the way to them', () => {
  expect(fieldsOf('{"list":[{"a":1},{"b":{"c":2}}]}')).toEqual([
    'list',
    'list[].a',
    'list[].b',
    'list[].b.c',
  ]);
});
