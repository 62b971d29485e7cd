// Names that stand for what differs in every run, learned from the answers.

import { Placeholders, UnboundError } from '../../../src/client/recording/placeholders.js';

const learned = (recorded: unknown, seen: unknown, given: Record<string, string> = {}) => {
  const placeholders = new Placeholders(given, (name) => `secret of ${name}`);
  placeholders.learn(JSON.stringify(recorded), JSON.stringify(seen));
  return placeholders;
};

test('a name means what stands in its place in the answer', () => {
  const placeholders = learned({ list: [{ id: '{{id1}}' }] }, { list: [{ id: 'abc', more: 1 }] });
  expect(placeholders.fill('/instances/{{id1}}/{{id1}}')).toBe('/instances/abc/abc');
});

test('a part of a text is found between what is around it', () => {
  const placeholders = learned(
    { url: '{{base}}/v2/{{id1}}?a=(1)', both: '{{id2}}-{{id3}}' },
    { url: 'http://x/v2/abc?a=(1)', both: '1-2' },
    { base: 'http://x' },
  );
  expect(placeholders.fill('{{id1}} {{id2}} {{id3}}')).toBe('abc 1 2');
});

test('what a name means does not change with a later answer', () => {
  const placeholders = learned({ id: '{{id1}}' }, { id: 'first' });
  placeholders.learn('{"id":"{{id1}}"}', '{"id":"second"}');
  expect(placeholders.fill('{{id1}}')).toBe('first');
});

test.each([
  ['the place is missing', {}],
  ['something else is there', { id: 1 }],
  ['there is no answer to speak of', null],
])('a name stays unknown when %s', (_what, seen) => {
  const placeholders = learned({ id: '{{id1}}' }, seen);
  expect(() => placeholders.fill('{{id1}}')).toThrow(UnboundError);
  expect(() => placeholders.fill('{{id1}}')).toThrow(/^no answer has told what \{\{id1\}\} is$/);
  expect(placeholders.fillKnown('{{id1}}')).toBe('{{id1}}');
});

test('passwords are made up, each once', () => {
  const placeholders = learned({}, {});
  expect(placeholders.fill('{{password1}} {{signInPassword}}')).toBe(
    'secret of password1 secret of signInPassword',
  );
});
