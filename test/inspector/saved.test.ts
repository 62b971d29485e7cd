// What was inspected as a file: written, read again, and refused in one line when it is anything else.

import { createActor } from 'xstate';
import {
  createRelay,
  type Frame,
  inspectWith,
  type Relay,
  readInspection,
  SavedInspectionError,
  savedInspection,
} from '../../src/inspector/index.js';
import { longestMessage } from '../../src/inspector/journal/index.js';
import { trafficLight } from '../support/inspector/index.js';
import { until } from '../support/waiting/index.js';

const framesOf = (relay: Relay) => {
  const frames: Frame[] = [];
  relay.view((frame) => frames.push(frame))();
  return frames.filter(({ type }) => type !== 'ready');
};

/** What is left of frames when lengths, and ids of applications, are not looked at. */
const meant = (frames: readonly Frame[]) =>
  frames.map((frame) => {
    if (frame.type === 'source') return frame.source.name;
    if (frame.type === 'earlierActor') return [frame.earlier.actor, frame.earlier.last];
    return frame.type === 'message' ? frame.message : undefined;
  });

/** A relay that remembers little, so that some of it is from before its log. */
async function inspected() {
  const relay = createRelay({ maxEntries: 6, maxCharacters: 1e6, maxActors: 10 });
  const { inspect } = inspectWith(relay, { name: 'checkout' });
  const actors = [1, 2].map(() => createActor(trafficLight, { inspect }).start());
  actors[1]?.send({ type: 'TIMER' });
  await until(() => JSON.stringify(framesOf(relay)).includes('"yellow"'));
  return relay;
}

const savedAtMs = Date.UTC(2026, 10, 3);
const textOf = (relay: Relay) => [...savedInspection(framesOf(relay), savedAtMs)].join('');

it('a saved inspection, opened again, is the same in every message', async () => {
  const relay = await inspected();
  const text = textOf(relay);
  expect(text.split('\n', 2)).toEqual([
    '{"format":"dcs-lifecycle inspection","version":1,"savedAt":"2026-11-03T00:00:00.000Z"}',
    '{"type":"source","id":"s1","name":"checkout"}',
  ]);
  const kinds = framesOf(relay).map(({ type }) => type);
  expect(kinds).toContain('earlierActor');
  expect(kinds).toContain('message');
  expect(meant([...readInspection(text)])).toEqual(meant(framesOf(relay)));
  // As other systems write lines.
  const foreign = `\uFEFF${text.replaceAll('\n', '\r\n')}\r\n`;
  expect(meant([...readInspection(foreign)])).toEqual(meant(framesOf(relay)));
});

it('a machine is written once, however many actors have it', async () => {
  const lines = textOf(await inspected()).split('\n');
  expect(lines.filter((line) => line.includes('PED_COUNTDOWN'))).toHaveLength(1);
});

it('what is saved of applications whose names are forgotten, or empty, is opened again', () => {
  const relay = createRelay();
  for (let n = 0; n < 102; n++) {
    const port = relay.join(n === 101 ? '' : `run ${n}`);
    port.receive({ type: '@xstate.actor', sessionId: `${n}`, definition: '' }, 80);
    port.leave();
  }
  const read = [...readInspection(textOf(relay))];
  expect(read.filter(({ type }) => type === 'message')).toHaveLength(102);
  expect(read.filter(({ type }) => type === 'source')).toHaveLength(102);
});

it('a source that is named twice is one', () => {
  const relay = createRelay();
  const source = { id: 's1', name: 'a', connected: false };
  relay.open(['a', 'b'].map((name) => ({ type: 'source', source: { ...source, name } }) as const));
  expect(meant(framesOf(relay))).toEqual(['b']);
});

it('a relay shows a saved file beside applications of the same id, and says that it is saved', async () => {
  const text = textOf(await inspected());
  const relay = await inspected();
  relay.open(readInspection(text));
  const sources = framesOf(relay).flatMap((frame) =>
    frame.type === 'source' ? [frame.source] : [],
  );
  expect(sources).toEqual([
    { id: 's1', name: 'checkout', connected: true },
    { id: 's2', name: 'checkout', connected: false, saved: true },
  ]);
  expect(relay.sources).toBe(1);
});

describe('a file is refused in one line', () => {
  const head = '{"format":"dcs-lifecycle inspection","version":1}';
  const source = '{"type":"source","id":"s1","name":"a"}';
  const message = (text: string) => `{"type":"message","source":"s1","message":${text}}`;
  const notSaved =
    'line 1: not a saved inspection, which begins with {"format":"dcs-lifecycle inspection","version":1}';

  it.each([
    ['an empty one', [''], notSaved],
    ['one of something else', ['<svg xmlns="http://www.w3.org/2000/svg">'], notSaved],
    ['JSON of something else', ['{"version":1,"instances":[]}'], notSaved],
    ['messages without a head', [message('{}')], notSaved],
    [
      'one of a newer version',
      [head.replace(':1', ':2')],
      'line 1: version 2 of the format, but this program reads up to 1; update dcs-lifecycle',
    ],
    [
      'a version that is none',
      [head.replace(':1', ':"1"')],
      'line 1: version must be a whole number from 1 to 1',
    ],
    ['one that was cut off', [head, '{"type":"sou'], 'line 2: not JSON; is the file cut off?'],
    ['a line that is a list', [head, '[]'], 'line 2: not an object'],
    [
      'a line of an unknown type',
      [head, '{"type":"frame"}'],
      'line 2: unknown type "frame"; allowed: "source", "machine", "earlier", "message"',
    ],
    ['a nameless source', [head, '{"type":"source","id":"s1"}'], 'line 2: name must be a text'],
    [
      'a message of an application that was not named',
      [head, message('{}')],
      'line 2: no line before it has the source "s1"',
    ],
    [
      'what is no message',
      [head, source, '', message('{"type":"@xstate.event"}')],
      'line 4: message is not a message of @statelyai/inspect',
    ],
    [
      'an actor of a machine that is not there',
      [
        head,
        source,
        '{"type":"message","source":"s1","machine":"m1","message":{"type":"@xstate.actor","sessionId":"x:0"}}',
      ],
      'line 3: no line before it has the machine "m1"',
    ],
    [
      'a line that is endless',
      [head, ' '.repeat(6 * longestMessage + 1)],
      'line 2: longer than 24000000 characters',
    ],
  ])('%s', (_, lines, said) => {
    const read = () => [...readInspection(lines.join('\n'))];
    expect(read).toThrow(SavedInspectionError);
    expect(read).toThrow(said);
    expect(said).not.toContain('\n');
  });
});
