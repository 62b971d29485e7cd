// Names as a list in English.

import { listNames } from '../../../machines/internal.js';

test.each([
  [[], ''],
  [['ha'], 'ha'],
  [['ha', 'proxy'], 'ha and proxy'],
  [['ha', 'proxy', 'cluster'], 'ha, proxy and cluster'],
])('%j is written as "%s"', (names, text) => {
  expect(listNames(names)).toBe(text);
});

test('the word before the last name may be or', () => {
  expect(listNames(['RUNNING', 'ERROR'], 'or')).toBe('RUNNING or ERROR');
});
