// Machines shown from anywhere: what is masked, what is too long, and that neither Node nor a window is needed.

import { join } from 'node:path';
import { build } from 'esbuild';
import { createActor, createMachine } from 'xstate';
import {
  createRelay,
  type Frame,
  type InspectOptions,
  inspectThrough,
  inspectWith,
  type Relay,
} from '../../src/inspector/index.js';
import { longestMessage } from '../../src/inspector/journal/index.js';
import { until } from '../support/waiting/index.js';

const messagesIn = (relay: Relay) => {
  const frames: Frame[] = [];
  relay.view((frame) => frames.push(frame))();
  return frames.flatMap((frame) => (frame.type === 'message' ? [frame.message] : []));
};

const login = createMachine({
  id: 'login',
  initial: 'password',
  context: { user: { token: 'secret-1', name: 'Ada' }, cards: [{ number: 'secret-2' }], kind: 'x' },
  states: { password: { on: { token: 'done' } }, done: {} },
});

/** All that a relay got of a login, as text. */
async function shown(relay: Relay, options: InspectOptions) {
  const { inspect } = inspectWith(relay, options);
  const actor = createActor(login, { inspect }).start();
  actor.send({ type: 'token', password: 'secret-3', token: 'not asked for' } as never);
  await until(() => messagesIn(relay).length === 5);
  return JSON.stringify(messagesIn(relay));
}

describe('what is masked', () => {
  const mask = ['password', 'context.user.token', 'cards.number'];

  it.each([
    ['by the application', { mask }, []],
    ['by the inspector', {}, mask],
  ])('is nowhere in what viewers get, %s', async (_, options, byRelay) => {
    const text = await shown(createRelay(undefined, undefined, byRelay), options);
    expect(text).not.toContain('secret');
    expect(text).toContain('[masked]');
    // A path that ends elsewhere, and names of states and of events.
    for (const part of ['Ada', 'not asked for', '"value":"password"', '"type":"token"']) {
      expect(text).toContain(part);
    }
    expect(text).toContain(String.raw`\"password\":{\"on\":{\"token\":\"done\"}}`);
  });

  it('is any key where a star stands, and everything below a key', async () => {
    const text = await shown(createRelay(), { mask: ['user.*', 'cards', 'event.password'] });
    expect(text).not.toMatch(/secret|Ada/);
    expect(text).toContain('"kind":"x"');
  });
});

/** What a relay with masks shows of an actor of somebody else's, announced and in a saved file. */
const maskedIn = (mask: readonly string[], actor: object) => {
  const relay = createRelay(undefined, undefined, mask);
  const message = { type: '@xstate.actor', sessionId: 'x:0', ...actor } as const;
  const earlier = { source: 'a', actor: message, last: undefined };
  const none = { actorCharacters: 1, lastCharacters: 1 };
  relay.join('other').receiveText(JSON.stringify(message));
  relay.open([
    { type: 'source', source: { id: 'a', name: 'saved', connected: false } },
    { type: 'message', source: 'a', message, characters: 1 },
    { type: 'earlierActor', earlier: { ...earlier, ...none } },
  ]);
  const frames: Frame[] = [];
  relay.view((frame) => frames.push(frame))();
  return JSON.stringify(frames);
};

it.each([
  ['a key with dots', 'user.token', { snapshot: { context: { 'user.token': 'secret' } } }],
  ['a key in one with dots', 'token', { snapshot: { context: { 'user.token': 'secret' } } }],
  ['any key, dots or lines in it', 'context.*', { snapshot: { context: { 'a.b\nc': 'secret' } } }],
  ['an error', 'error.password', { snapshot: { error: [{ password: 'secret' }] } }],
  [
    'an actor in an actor',
    'pin',
    { snapshot: { children: { a: { context: { pin: 'secret' } } } } },
  ],
  ['__proto__', 'pin', JSON.parse('{"snapshot":{"context":{"__proto__":{"pin":"secret"}}}}')],
  [
    'what a state has that is called on',
    'pin',
    { definition: JSON.stringify({ states: { on: { meta: { pin: 'secret' } } } }) },
  ],
  ['a machine that cannot be read', 'pin', { definition: '{"context":{"pin":"secret"' }],
])('%s is masked in what others send and in what was saved', (_, path, actor) => {
  expect(JSON.stringify(actor)).toContain('secret');
  expect(maskedIn([path], actor)).not.toContain('secret');
  expect(maskedIn(['another'], { snapshot: {}, ...actor, definition: '{}' })).toContain('x:0');
});

describe('a message beyond the limit', () => {
  const heavy = 'x'.repeat(5_000_000);

  it.each([
    ['context', { context: { heavy } }, {}, 'use sanitizeContext', 'a snapshot of heavy'],
    ['event', {}, { heavy }, 'use sanitizeEvent', 'an event of heavy'],
  ])('goes on without its %s, and says why', async (_, config, payload, help, what) => {
    const relay = createRelay();
    const complaints: string[] = [];
    relay.onComplaint((application, notice) => complaints.push(`${application}: ${notice}`));
    const port = relay.join('shop');
    const states = { a: { on: { GO: 'b' } }, b: {} };
    const { inspect } = inspectThrough({ send: port.receiveText });
    const machine = createMachine({ id: 'heavy', initial: 'a', states, ...config } as never);
    const actor = createActor(machine, { inspect }).start();
    actor.send({ type: 'GO', ...payload } as never);
    await until(() => `${JSON.stringify(messagesIn(relay).at(-1))}`.includes('"value":"b"'));
    expect(complaints).toContain(`shop: ${what}: 5 MB; limit 4 MB; ${help}`);
    expect(JSON.stringify(messagesIn(relay)).length).toBeLessThan(longestMessage);
    const frames: Frame[] = [];
    relay.view((frame) => frames.push(frame))();
    expect(frames[0]).toMatchObject({
      source: { connected: true, notice: expect.stringContaining('5 MB; limit 4 MB') },
    });
    const [actorMessage] = messagesIn(relay);
    expect(actorMessage).toMatchObject({ definition: expect.stringContaining('"GO":"b"') });
  });
});

it('a complaint is short, whatever an application says that it left out', () => {
  const relay = createRelay();
  const complaints: string[] = [];
  relay.onComplaint((_, notice) => complaints.push(notice));
  const message = { type: '@xstate.actor', sessionId: 'x:0', tooLong: 'x'.repeat(1_000) } as const;
  relay.join('liar').receive(message, 1_100);
  expect(complaints.map(({ length }) => length)).toEqual([300]);
});

describe('where there is no Node and no window', () => {
  it('the way to be seen has no module of Node, and no web socket of its own', async () => {
    const { metafile } = await build({
      entryPoints: [join(import.meta.dirname, '../../src/inspector/connect/index.ts')],
      bundle: true,
      write: false,
      metafile: true,
      platform: 'browser',
      format: 'esm',
    });
    const inputs = Object.keys(metafile.inputs);
    expect(
      inputs.filter((input) => /node_modules\/ws\/|src\/inspector\/relay/.test(input)),
    ).toEqual([]);
  });

  it('what is sent before a port is open is sent when it opens, and nothing after its end', async () => {
    const sent: string[] = [];
    let opened = () => {};
    const port = {
      readyState: 0,
      send: (text: string) => sent.push(text),
      addEventListener: (_: 'open', listener: () => void) => {
        opened = listener;
      },
      close: () => sent.push('closed'),
    };
    const { inspect, stop } = inspectThrough(port);
    const actor = createActor(login, { inspect }).start();
    for (const _ of 'xyz') actor.send({ type: 'unknown', weight: 'x'.repeat(3_900_000) } as never);
    await new Promise(setImmediate);
    await new Promise((done) => setTimeout(done));
    expect(sent).toEqual([]);
    port.readyState = 1;
    opened();
    expect(sent.map((text) => JSON.parse(text).type)).toEqual([
      '@xstate.actor',
      '@xstate.snapshot',
      '@xstate.snapshot',
    ]);
    expect(sent.join('').length).toBeLessThan(9_000_000);
    stop();
    actor.send({ type: 'token' });
    await new Promise((done) => setTimeout(done));
    expect(sent.slice(3)).toEqual(['closed']);
  });
});
