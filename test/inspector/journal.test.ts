// The bounded memory behind the relay and the page.

import {
  type Bounds,
  Journal,
  stateAt,
  stepsOf,
  valueText,
} from '../../src/inspector/journal/index.js';
import type { InspectionMessage } from '../../src/inspector/protocol/index.js';

const bounds: Bounds = { maxEntries: 10, maxCharacters: 100_000, maxActors: 5 };

const born = (sessionId: string, definition = '{"id":"m"}'): InspectionMessage => ({
  type: '@xstate.actor',
  sessionId,
  name: sessionId,
  definition,
});
const snapshot = (sessionId: string, value: string, status = 'active'): InspectionMessage => ({
  type: '@xstate.snapshot',
  sessionId,
  event: { type: 'go' },
  snapshot: { status, value },
});
const event = (sessionId: string, type: string): InspectionMessage => ({
  type: '@xstate.event',
  sessionId,
  event: { type },
});

const filled = (messages: readonly InspectionMessage[], within = bounds) => {
  const journal = new Journal(within);
  for (const message of messages) journal.add('s1', message, JSON.stringify(message).length);
  return journal;
};

describe('a journal', () => {
  it('keeps no more messages than it may', () => {
    const journal = filled(Array.from({ length: 1_000 }, (_, n) => event('x:0', `e${n}`)));
    expect(journal.entries).toHaveLength(bounds.maxEntries);
    expect(journal.entries.at(-1)?.message).toMatchObject({ event: { type: 'e999' } });
  });

  it('knows a live actor and its last snapshot when both have left the log', () => {
    const later = Array.from({ length: 100 }, () => event('x:1', 'noise'));
    const journal = filled([born('x:0'), snapshot('x:0', 'a'), snapshot('x:0', 'b'), ...later]);
    expect(journal.entries.every(({ message }) => message.sessionId === 'x:1')).toBe(true);
    const state = stateAt(journal).get('s1/x:0');
    expect(state?.actor.definition).toBe('{"id":"m"}');
    expect(state?.snapshot?.value).toBe('b');
  });

  it('forgets an actor that is done once its end has left the log', () => {
    const later = Array.from({ length: 100 }, () => event('x:1', 'noise'));
    const journal = filled([born('x:0'), snapshot('x:0', 'end', 'done'), ...later]);
    expect(journal.earlierActors.size).toBe(0);
    expect(journal.forgotten).toBe(0);
  });

  it('keeps no more actors than it may, and counts the live ones it forgets', () => {
    const journal = filled(Array.from({ length: 40 }, (_, n) => born(`x:${n}`)));
    expect(journal.earlierActors.size).toBe(bounds.maxActors);
    expect(journal.forgotten).toBe(40 - bounds.maxEntries - bounds.maxActors);
  });

  it('forgets actors of an application that is gone before those of one that is there', () => {
    const journal = new Journal(bounds);
    for (let n = 0; n < 5; n++) journal.add('here', born(`x:${n}`), 50);
    for (let n = 0; n < 5; n++) journal.add('gone', born(`x:${n}`), 50);
    journal.leave('gone');
    for (let n = 0; n < 10; n++) journal.add('here', event('x:0', 'e'), 50);
    const sources = [...journal.earlierActors.values()].map(({ source }) => source);
    expect(sources).toEqual(Array(5).fill('here'));
    expect(journal.forgotten).toBe(0);
  });

  it('stays within its characters, whatever the mix of messages', () => {
    const within = { ...bounds, maxEntries: 1_000, maxActors: 1_000, maxCharacters: 20_000 };
    const journal = new Journal(within);
    for (let n = 0; n < 500; n++) {
      const definition = JSON.stringify({ id: `m${n % 7}`, filling: 'x'.repeat(900) });
      const messages = [born(`x:${n}`, definition), snapshot(`x:${n}`, 'y'.repeat(n))];
      for (const message of messages) journal.add('s', message, JSON.stringify(message).length);
      expect(journal.characters).toBeLessThanOrEqual(within.maxCharacters);
    }
    expect(journal.entries.length).toBeGreaterThan(1);
  });

  it('counts a definition that many actors share once', () => {
    const definition = JSON.stringify({ id: 'm', filling: 'x'.repeat(5_000) });
    const within = { ...bounds, maxEntries: 1_000 };
    const journal = filled(
      Array.from({ length: 100 }, (_, n) => born(`x:${n}`, definition)),
      within,
    );
    expect(journal.entries).toHaveLength(100);
    expect(journal.characters).toBeLessThan(2 * definition.length + 100 * 100);
  });

  it('holds nothing once everything was left out', () => {
    const journal = filled([
      born('x:0'),
      snapshot('x:0', 'a'),
      ...Array(30).fill(event('x:0', 'e')),
    ]);
    journal.retain(() => false);
    expect([journal.entries.length, journal.earlierActors.size, journal.characters]).toEqual([
      0, 0, 0,
    ]);
  });
});

describe('stepping back', () => {
  const journal = filled([
    born('x:0'),
    event('x:0', 'go'),
    snapshot('x:0', 'a'),
    event('x:0', 'go'),
    snapshot('x:0', 'b'),
  ]);

  it('makes one step of an event and the snapshot that it led to', () => {
    expect(
      stepsOf(journal.entries).map(({ kind, seq, snapshot: s }) => [kind, seq, s?.value]),
    ).toEqual([
      ['actor', 1, undefined],
      ['event', 3, 'a'],
      ['event', 5, 'b'],
    ]);
  });

  it('gives the state of that moment, and the one before', () => {
    expect(stateAt(journal, 3).get('s1/x:0')).toMatchObject({ snapshot: { value: 'a' } });
    expect(stateAt(journal).get('s1/x:0')).toMatchObject({
      snapshot: { value: 'b' },
      before: { value: 'a' },
    });
  });

  it('shows no actor before it came to be', () => {
    expect(stateAt(journal, 0).size).toBe(0);
  });

  it.each([
    ['idle', 'idle'],
    [{ RUNNING: 'idle' }, 'RUNNING.idle'],
    [{ a: { b: 'c', d: {} }, e: 'f' }, 'a.b.c, a.d, e.f'],
    [undefined, ''],
  ])('says %j as %s', (value, text) => expect(valueText(value)).toBe(text));
});
