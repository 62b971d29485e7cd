// The relay on a socket, with the real package at both ends, in Node.

import { once } from 'node:events';
import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createWebSocketInspector,
  createWebSocketReceiver,
  type StatelyInspectionEvent,
} from '@statelyai/inspect';
import WebSocket, { WebSocketServer } from 'ws';
import { createActor } from 'xstate';
import { instanceMachine } from '../../machines/index.js';
import {
  createRelay,
  type Frame,
  inspectWith,
  type Relay,
  type RunningInspector,
} from '../../src/inspector/index.js';
import { hostedPath, longestMessageBytes } from '../../src/inspector/internal.js';
import { batched } from '../../src/inspector/relay/batched.js';
import { inspectorSite } from '../../src/inspector/site/site.js';
import { steadySocket } from '../../src/inspector/steady-socket.js';
import { createVirtualClock } from '../../src/time/index.js';
import { startInspector, trafficLight } from '../support/inspector/index.js';
import { until } from '../support/waiting/index.js';

let relay: Relay;
let server: RunningInspector;
let sockets: { close(): void }[] = [];

beforeEach(async () => {
  ({ relay, server } = await startInspector());
});
afterEach(async () => {
  for (const socket of sockets) socket.close();
  sockets = [];
  await server.close();
});

const address = (path = '/') => `ws://127.0.0.1:${server.port}${path}`;

/** An application in this process that goes over the socket. */
async function connected(path = '/') {
  const before = relay.sources;
  // The server may know of a socket before its other end does: then messages wait there.
  const inspector = createWebSocketInspector({ url: address(path), maxDeferredEvents: 10_000 });
  sockets.push({ close: () => inspector.stop() });
  await until(() => relay.sources > before);
  return inspector;
}

/** Everything that a receiver of the package gets. */
function received(): StatelyInspectionEvent[] {
  const messages: StatelyInspectionEvent[] = [];
  createWebSocketReceiver({ server: address('/inspector/receive') }).subscribe((message) => {
    messages.push(message);
  });
  return messages;
}

const seen = () => {
  const frames: Frame[] = [];
  relay.view((frame) => frames.push(frame))();
  return frames;
};

describe('a receiver of the package', () => {
  it('gets what an inspector of the package sends', async () => {
    const messages = received();
    await until(() => relay.viewers === 1);
    const { inspect } = await connected();
    const actor = createActor(instanceMachine, { input: { kind: 'ha' }, inspect }).start();
    actor.send({ type: 'succeed' });
    await until(() => messages.length === 5);
    expect(messages.map(({ type }) => type)).toEqual([
      '@xstate.actor',
      '@xstate.event',
      '@xstate.snapshot',
      '@xstate.event',
      '@xstate.snapshot',
    ]);
    expect(messages[4]).toMatchObject({ snapshot: { value: { RUNNING: 'idle' } } });
  });

  it('that comes after thousands of messages still gets the definition and the last snapshot', async () => {
    const { inspect } = await connected();
    const quiet = createActor(instanceMachine, { id: 'quiet', input: { kind: 'ha' }, inspect });
    quiet.start().send({ type: 'succeed' });
    const busy = createActor(trafficLight, { inspect }).start();
    for (let n = 0; n < 2_600; n++) busy.send({ type: 'TIMER' });
    await until(() => seen().some((frame) => frame.type === 'earlierActor'));
    await until(() => seen().length > 5_000);
    const messages = received();
    const about = () => messages.filter(({ sessionId }) => sessionId === quiet.sessionId);
    await until(() => about().length >= 2);
    const [actor, last] = about();
    expect(JSON.parse((actor as { definition?: string }).definition ?? '')).toMatchObject({
      id: 'instance',
    });
    expect(last).toMatchObject({ snapshot: { value: { RUNNING: 'idle' } } });
    expect(about()).toHaveLength(2);
  });
});

describe('an application', () => {
  it('is told from others that have actors of the same name', async () => {
    for (const name of ['one', 'two']) {
      const { inspect } = await connected(`/?name=${name}`);
      createActor(trafficLight, { inspect }).start();
    }
    await until(() => seen().filter(({ type }) => type === 'message').length === 6);
    const names = seen().flatMap((frame) => (frame.type === 'source' ? [frame.source.name] : []));
    expect(names).toEqual(['one', 'two']);
  });

  it('that is gone is said to be gone', async () => {
    const inspector = await connected();
    inspector.stop();
    await until(() => relay.sources === 0);
    expect(seen()[0]).toMatchObject({ source: { connected: false } });
  });

  it('is seen by its address alone, and no more after its end', async () => {
    const { inspect, stop } = inspectWith(address(), { name: 'far' });
    createActor(trafficLight, { inspect }).start();
    await until(() => seen().filter(({ type }) => type === 'message').length === 3);
    expect(seen()[0]).toMatchObject({ source: { name: 'far', connected: true } });
    stop();
    await until(() => relay.sources === 0);
  });

  it('tells an inspector that comes later what is known, and keeps nothing going after its end', async () => {
    const { port } = server;
    await server.close();
    const clock = createVirtualClock();
    const application = steadySocket(address('/?name=early'), clock);
    application.send('{"type":"@xstate.actor","sessionId":"x:0"}');
    await until(() => clock.nextAtMs === 5_000);
    ({ relay, server } = await startInspector({ port }));
    clock.advanceBy(5_000);
    await until(() => seen().some(({ type }) => type === 'message'));
    expect(seen()[0]).toMatchObject({ source: { name: 'early', connected: true } });
    application.close?.();
    await until(() => relay.sources === 0);
    expect(clock.nextAtMs).toBeUndefined();
  });

  it('lets an inspector go that does not read', async () => {
    const deaf = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    deaf.on('connection', (socket) => socket.pause());
    await once(deaf, 'listening');
    const clock = createVirtualClock();
    const { port } = deaf.address() as AddressInfo;
    const application = steadySocket(`ws://127.0.0.1:${port}`, clock);
    await until(() => deaf.clients.size === 1);
    const text = 'x'.repeat(4_000_000);
    await until(() => {
      application.send(text);
      return clock.nextAtMs === 5_000;
    });
    application.close?.();
    for (const socket of deaf.clients) socket.terminate();
    deaf.close();
    expect(clock.nextAtMs).toBeUndefined();
  });

  it('in this process needs no socket, and survives what cannot be written as JSON', async () => {
    const { inspect, stop } = inspectWith(relay, { name: 'here' });
    const circular: { type: 'TIMER'; self?: unknown } = { type: 'TIMER' };
    circular.self = circular;
    createActor(trafficLight, { inspect }).start().send(circular);
    await until(() => seen().filter(({ type }) => type === 'message').length === 5);
    expect(JSON.stringify(seen())).toContain('"yellow"');
    stop();
    expect(relay.sources).toBe(0);
  });
});

describe('a page that looks', () => {
  it('is told in one text what came within ten milliseconds, and at once what is long', () => {
    const clock = createVirtualClock();
    const texts: string[] = [];
    const tell = batched((text) => texts.push(text), clock);
    for (const frame of ['1', '2', '3']) tell(frame);
    expect(texts).toEqual([]);
    clock.advanceBy(10);
    expect(texts).toEqual(['[1,2,3]']);
    tell('4');
    const long = JSON.stringify('x'.repeat(256_000));
    tell(long);
    expect(texts.slice(1)).toEqual([`[4,${long}]`]);
    expect(clock.nextAtMs).toBeUndefined();
    tell('5');
    clock.advanceBy(10);
    expect(texts.slice(2)).toEqual(['[5]']);
  });
});

describe('a message as it came', () => {
  it.each([
    ['is passed on to who looks as it is told who comes later', [], 'secret'],
    ['is not passed on where something of it is masked', ['password'], '[masked]'],
  ])('%s', async (_, mask, password) => {
    await server.close();
    ({ relay, server } = await startInspector({ relay: createRelay(undefined, undefined, mask) }));
    const socket = new WebSocket(address('/inspector/view'), {
      origin: new URL(server.url).origin,
    });
    sockets.push({ close: () => socket.terminate() });
    const frames: Frame[] = [];
    socket.on('message', (data) => frames.push(...JSON.parse(String(data))));
    await until(() => frames.length === 1);
    const event = { type: 'LOG_IN', password: 'secret' };
    const message = { type: '@xstate.event', sessionId: 'x:0', event };
    relay.join('a').receiveText(JSON.stringify(message, null, 1));
    await until(() => frames.length === 3);
    expect(frames[2]).toMatchObject({ message: { ...message, event: { ...event, password } } });
    expect(seen()).toContainEqual(frames[2]);
  });
});

/** How an upgrade ends: opened, or refused with a status. */
const attempt = (path: string, headers: Record<string, string>) =>
  new Promise<string>((done) => {
    const socket = new WebSocket(address(path), { headers });
    sockets.push({ close: () => socket.terminate() });
    socket.on('open', () => done('opened'));
    socket.on('unexpected-response', (_, { statusCode }) => done(String(statusCode)));
    socket.on('error', (error) => done(error.message));
  });

describe('strangers', () => {
  const own = () => `http://127.0.0.1:${server.port}`;

  it.each([
    ['a page of another site', '/', 'https://evil.example', '403'],
    ['a page whose origin begins like this machine', '/', 'http://localhost.evil.example', '403'],
    ['a page whose origin ends like this machine', '/', 'http://evil-localhost', '403'],
    ['a page without an origin of its own', '/', 'null', '403'],
    ['a page of this machine that wants to be seen', '/', 'http://localhost:5173', 'opened'],
    ['a page of this machine that wants to see', '/inspector/view', 'http://localhost:5173', '403'],
    ['the same as a receiver', '/inspector/receive', 'http://localhost:5173', '403'],
  ])('%s: %s from %s is %s', async (_, path, origin, outcome) => {
    expect(await attempt(path, { origin })).toBe(outcome);
  });

  it('its own page may see', async () => {
    expect(await attempt('/inspector/view', { origin: own() })).toBe('opened');
  });

  it.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', 'localhost@evil.example'])(
    'a name that was pointed here, %s, leads nowhere',
    async (host) => {
      const refused = host.includes('@') ? 400 : 403;
      expect(await attempt('/', { host })).toBe(String(refused));
      const status = await new Promise((done) => {
        get(`${own()}/inspector`, { headers: { host } }, ({ statusCode }) => done(statusCode));
      });
      expect(status).toBe(refused);
    },
  );

  it('an allowed origin may be seen', async () => {
    await server.close();
    ({ relay, server } = await startInspector({ allowOrigins: ['https://shop.example'] }));
    expect(await attempt('/', { origin: 'https://shop.example' })).toBe('opened');
    expect(await attempt('/', { origin: 'https://shop.example.evil.example' })).toBe('403');
  });

  it('what is no message of the protocol ends the connection', async () => {
    for (const text of ['no JSON', '{"type":"@xstate.actor"}', '[]', 'null']) {
      const socket = new WebSocket(address());
      const closed = new Promise((done) => socket.on('close', done));
      socket.on('open', () => socket.send(text));
      expect(await closed).toBe(1003);
    }
    expect(seen().filter(({ type }) => type === 'message')).toEqual([]);
  });

  it('a message that is too long ends the connection', async () => {
    const socket = new WebSocket(address());
    const closed = new Promise((done) => socket.on('close', done));
    socket.on('error', () => {});
    socket.on('open', () => socket.send('x'.repeat(longestMessageBytes + 1)));
    expect(await closed).toBe(1009);
  });

  it('too many applications are turned away', async () => {
    const many = Array.from({ length: 70 }, () => new WebSocket(address()));
    sockets.push(...many);
    let turnedAway = 0;
    for (const socket of many) socket.on('close', (code) => (turnedAway += code === 1013 ? 1 : 0));
    await until(() => turnedAway === 6);
    expect(relay.sources).toBe(64);
  });
});

describe('the page', () => {
  it('comes with a policy that allows nothing but its own files', async () => {
    const response = await fetch(`${server.url}/inspector`);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
  });

  it.each(['/inspector/../package.json', '/inspector/%2e%2e/relay.ts', '/inspector/nothing.js'])(
    '%s is not served',
    async (path) => {
      expect((await fetch(`${server.url}${path}`)).status).toBe(404);
    },
  );

  it('can only be looked at', async () => {
    expect((await fetch(`${server.url}/inspector`, { method: 'POST' })).status).toBe(405);
  });
});

describe('the site without a socket', () => {
  const file = (body: string, type = 'text/html; charset=utf-8') => ({ type, body, etag: '"1"' });
  const assets = new Map([
    ['inspector.html', file('<body data-hosted="" data-allow="">inspector')],
    ['hosted.html', file('<body data-hosted="">hosted')],
    ['page.js', file('script', 'text/javascript')],
  ]);
  const allowOrigins = ['https://app.example', 'https://other.example'];
  const site = inspectorSite({
    relay: createRelay(),
    assets,
    allowOrigins,
    hosted: 'https://hosted.example/x',
  });
  afterAll(() => site.close());
  const ask = (path: string, method = 'GET', host = 'localhost:8640') =>
    site.fetch(new Request(`http://localhost:8640${path}`, { method, headers: { host } }));

  it.each([
    [
      '/inspector',
      /^<body data-hosted="https:\/\/hosted.example\/x" data-allow="https:\/\/app.example https:\/\/other.example">inspector$/,
    ],
    ['/inspector/', />inspector$/],
    [hostedPath, /^<body data-hosted="https:\/\/hosted.example\/x">hosted$/],
    ['/inspector/page.js', /^script$/],
  ])('has %s, told what it has to know', async (path, body) => {
    const answer = ask(path);
    expect(answer?.status).toBe(200);
    expect(await answer?.text()).toMatch(body);
    expect(answer?.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    const policy = answer?.headers.get('content-security-policy')?.split('; ');
    expect(policy).toEqual(
      expect.arrayContaining([
        "worker-src 'self'",
        "connect-src 'self' ws://localhost:8640",
        'frame-src https://hosted.example',
        "frame-ancestors 'self' http://localhost:* http://127.0.0.1:* https://app.example https://other.example",
        'trusted-types inspector',
      ]),
    );
  });

  it('marks a page as another one when it is told something else', () => {
    const tag = (origins: string[]) =>
      inspectorSite({ relay: createRelay(), assets, allowOrigins: origins })
        .fetch(new Request('http://localhost/inspector', { headers: { host: 'localhost' } }))
        ?.headers.get('etag');
    expect(tag([])).toMatch(/^"1-https:\/\/[^ ]+"$/);
    expect(tag([])).toBe(tag([]));
    expect(tag([])).not.toBe(tag(['https://app.example']));
    expect(ask('/inspector/page.js')?.headers.get('etag')).toBe('"1"');
  });

  it.each(['/', '/inspectors', '/v2/x'])('leaves %s to others', (path) => {
    expect(ask(path)).toBeUndefined();
  });

  it('says in a line what it does not have, what cannot be done and whom it does not know', async () => {
    const said = async (answer: Response | undefined) => [
      answer?.status,
      (await answer?.text())?.trim(),
      answer?.headers.get('allow'),
      answer?.headers.get('cross-origin-resource-policy'),
    ];
    expect(await said(ask('/inspector/none.js'))).toEqual([
      404,
      'The inspector has no such page.',
      null,
      'same-origin',
    ]);
    expect(await said(ask('/inspector', 'POST'))).toEqual([
      405,
      'The inspector is only looked at: GET.',
      'GET, HEAD',
      'same-origin',
    ]);
    expect(await said(ask('/inspector', 'GET', 'evil.example'))).toEqual([
      403,
      'the host "evil.example" is not this server',
      null,
      'same-origin',
    ]);
    expect(await said(ask('/inspector', 'HEAD'))).toEqual([200, '', null, 'same-origin']);
  });
});

it('a relay in a process tells when a page first looks', () => {
  const quiet = createRelay();
  let looked = 0;
  quiet.onFirstViewer(() => looked++);
  const stop = quiet.view(() => {});
  quiet.view(() => {});
  expect(looked).toBe(1);
  stop();
});
