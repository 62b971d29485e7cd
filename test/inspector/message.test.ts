// What counts as a message of the inspection protocol: applications of others send it.

import { asMessage, parseMessage } from '../../src/inspector/protocol/index.js';

const actor = { type: '@xstate.actor', sessionId: 'x:0', snapshot: { status: 'active' } };

test.each<[string, object]>([
  ['an actor', actor],
  ['one without a snapshot', { ...actor, snapshot: undefined }],
  ['one whose snapshot is null', { ...actor, snapshot: null }],
  ['texts that are null', { ...actor, name: null, parentId: null, sourceId: null }],
  ['texts', { ...actor, name: 'light', parentId: 'x:1', definition: '{}', rootId: 'x:0' }],
  ['an event', { type: '@xstate.event', sessionId: 'x:0', event: { type: 'GO' } }],
  ['a snapshot', { type: '@xstate.snapshot', sessionId: 'x:0', snapshot: {} }],
])('%s is one, and stays the very object', (_, message) => {
  expect(asMessage(message)).toBe(message);
  expect(parseMessage(JSON.stringify(message))).toEqual(JSON.parse(JSON.stringify(message)));
});

/** An object in an object, and so on. */
const nested = (levels: number): object =>
  JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`);

test('what is nested deeply is one as long as it can be written again', () => {
  const message = { ...actor, snapshot: nested(499) };
  expect(asMessage(message)).toBe(message);
  expect(parseMessage(JSON.stringify({ ...actor, snapshot: nested(500) }))).toBeUndefined();
});

test.each<[string, unknown]>([
  ['one that no stack is deep enough for', { ...actor, snapshot: nested(100_000) }],
  ['nothing', undefined],
  ['null', null],
  ['a text', 'x'],
  ['a list', [actor]],
  ['no id', { ...actor, sessionId: undefined }],
  ['an id that is a number', { ...actor, sessionId: 7 }],
  ['another type', { ...actor, type: '@xstate.microstep' }],
  ...['name', 'rootId', 'createdAt', 'sourceId', 'parentId', 'definition'].map(
    (field): [string, unknown] => [`a number as its ${field}`, { ...actor, [field]: 7 }],
  ),
  ['a snapshot that is a list', { ...actor, snapshot: [] }],
  ['an event that is a text', { type: '@xstate.event', sessionId: 'x:0', event: 'GO' }],
  ['an event without a type', { type: '@xstate.event', sessionId: 'x:0', event: {} }],
  ['a snapshot without one', { type: '@xstate.snapshot', sessionId: 'x:0' }],
])('%s is none', (_, message) => {
  expect(asMessage(message)).toBeUndefined();
});

test('what is no JSON is no message', () => {
  expect(parseMessage('{')).toBeUndefined();
});
