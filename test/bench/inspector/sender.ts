// An application that sends events as fast as it is told to: what the adapter of the package writes for machines that
// run, again and again. The adapter itself takes some 0.1 ms for an event, which is not what is measured here.
//
//   node sender.js ADDRESS EVENTS_A_SECOND MILLISECONDS
//
// It says when it begins and when it has sent all: two lines, each a number of milliseconds since 1970.

import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';
import { assign, createActor, createMachine } from 'xstate';
import { inspectThrough } from '../../../src/inspector/connect/index.js';
import { lastEvent } from './last-event.js';

const [address = '', rate = '', time = ''] = process.argv.slice(2);
const total = (Number(rate) * Number(time)) / 1000;

const machine = createMachine({
  id: 'order',
  initial: 'empty',
  context: { items: 0, customer: 'c-1', note: 'to the back door', lines: [1, 2, 3] },
  on: {
    ADD: { actions: assign({ items: ({ context }) => context.items + 1 }) },
    [lastEvent]: '.over',
  },
  states: {
    empty: { on: { NEXT: 'filling' } },
    filling: { initial: 'open', states: { open: {}, full: {} }, on: { NEXT: 'paying' } },
    paying: { on: { NEXT: 'sent' } },
    sent: { on: { NEXT: 'empty' } },
    over: {},
  },
});

const texts: string[] = [];
const { inspect } = inspectThrough({ send: (text) => texts.push(text) });

/** What was written since, once so many messages were. */
async function written(messages: number): Promise<Buffer[]> {
  while (texts.length < messages) await sleep(5);
  return texts.splice(0).map((text) => Buffer.from(text));
}

const orders = Array.from({ length: 10 }, () => createActor(machine, { inspect }).start());
// Its own announcement, the event that it begins with and a snapshot.
const announcements = await written(3 * orders.length);
for (let n = 0; n < 5_000; n++) {
  orders[n % orders.length]?.send({ type: n % 3 === 0 ? 'ADD' : 'NEXT', n } as never);
}
const messages = await written(10_000);
orders[0]?.send({ type: lastEvent } as never);
const last = await written(2);

const socket = new WebSocket(address, { perMessageDeflate: false });
await new Promise((done) => socket.on('open', done));
const send = (data: Buffer) => socket.send(data, { binary: false });
announcements.forEach(send);
await sleep(1_000);

console.log(Date.now());
const start = performance.now();
for (let sent = 0; sent < 2 * total; await sleep(4)) {
  const due = Math.min(2 * total, (2 * Number(rate) * (performance.now() - start)) / 1000);
  for (; sent < due; sent++) send(messages[sent % messages.length] as Buffer);
}
last.forEach(send);
console.log(Date.now());
// The socket is open for as long as the bench lets it.
