// How deep JSON is nested, told without parsing it.

import { jsonDepth } from '../../src/plan/internal.js';

test.each([
  ['', 0],
  ['1', 0],
  ['[]', 1],
  ['{}', 1],
  ['[[], {}, [[]]]', 3],
  ['{"a": [{"b": {}}], "c": []}', 4],
  // Brackets in strings are text, behind quotation marks and backslashes as well.
  ['"[[["', 0],
  ['["[", "]", [[]]]', 3],
  [String.raw`["\"[[", []]`, 2],
  [String.raw`["\\", [[]]]`, 3],
  ['{"[": "{", "{": {}}', 2],
])('%s is %i deep', (text, depth) => {
  expect(jsonDepth(text)).toBe(depth);
});
