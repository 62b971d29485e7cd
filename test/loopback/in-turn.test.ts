// Requests that are sent before the last answer is read: they are answered one by one and in order, and
// a client that reads no answers gets neither more work done nor more memory.

import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { inTurn } from '../../src/loopback/server/in-turn.js';

const servers: Server[] = [];
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

/** A server that answers with `serve`; `took` counts what it has read of its connections. */
async function started(serve: RequestListener) {
  const counts = { took: 0, served: 0, closed: 0 };
  const taken = inTurn((incoming, outgoing) => {
    if (incoming.url !== '/other') counts.served++;
    serve(incoming, outgoing);
  });
  const server = createServer((incoming, outgoing) => {
    if (incoming.url !== '/other') counts.took++;
    // Newer versions of Node say it themselves as well of what still waits.
    outgoing.once('close', () => incoming.url !== '/other' && counts.closed++);
    taken(incoming, outgoing);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { counts, port: (server.address() as AddressInfo).port };
}

const requests = (count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => `GET /${from + n} HTTP/1.1\r\nHost: localhost\r\n\r\n`);

function sending(port: number, text: string): Socket {
  const socket = connect(port, '127.0.0.1', () => socket.write(text));
  sockets.push(socket);
  return socket;
}

/** Other callers are served meanwhile: so many, one after the other. */
async function othersServed(port: number, count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    expect(await (await fetch(`http://127.0.0.1:${port}/other`)).text()).toBe('other');
  }
}

test('every request is answered, in the order in which they came', async () => {
  const { port } = await started((incoming, outgoing) => {
    // The later ones would be done first.
    const turns = Number(incoming.url?.slice(1)) % 3;
    const answer = (left: number) =>
      left === 0 ? outgoing.end(`<${incoming.url}>`) : setImmediate(answer, left - 1);
    answer(3 - turns);
  });
  const socket = sending(port, requests(500).join(''));
  let received = '';
  for await (const chunk of socket.setEncoding('latin1')) {
    received += chunk;
    if (received.includes('</499>')) break;
  }
  const answers = [...received.matchAll(/<\/(\d+)>/g)].map(([, number]) => Number(number));
  expect(answers).toEqual(Array.from({ length: 500 }, (_, n) => n));
});

test('a client that reads no answers gets a few of them made, however many it asks for', async () => {
  const megabyte = 'x'.repeat(1024 * 1024);
  const { counts, port } = await started((incoming, outgoing) => {
    outgoing.end(incoming.url === '/other' ? 'other' : megabyte);
  });
  sending(port, requests(20_000).join('')).pause();
  while (counts.served === 0) await othersServed(port, 1);
  await othersServed(port, 20);
  expect(counts.served).toBeLessThan(20);
});

test('a client whose answer is late is not read on and on', async () => {
  const { counts, port } = await started((incoming, outgoing) => {
    if (incoming.url === '/other') outgoing.end('other');
  });
  sending(port, requests(100_000).join(''));
  while (counts.took === 0) await othersServed(port, 1);
  await othersServed(port, 100);
  expect(counts.served).toBe(1);
  // What one read of a connection brings.
  expect(counts.took).toBeLessThan(5000);
});

test('bodies that wait for their turn come whole', async () => {
  const { port } = await started((incoming, outgoing) => {
    let bytes = 0;
    incoming.on('data', (chunk) => (bytes += chunk.length));
    incoming.on('end', () => outgoing.end(`<${bytes}>`));
  });
  const body = 'y'.repeat(300_000);
  const post = `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  let received = '';
  for await (const chunk of sending(port, post.repeat(5)).setEncoding('latin1')) {
    received += chunk;
    if (received.match(/<300000>/g)?.length === 5) break;
  }
  expect(received.match(/HTTP\/1\.1 200/g)).toHaveLength(5);
});

test('what still waits for its turn is over when its connection is gone', async () => {
  let first: ServerResponse | undefined;
  const { counts, port } = await started((incoming, outgoing) => {
    if (incoming.url === '/other') outgoing.end('other');
    else first = outgoing;
  });
  const socket = sending(port, requests(3).join(''));
  while (counts.took < 3) await othersServed(port, 1);
  expect(counts.closed).toBe(0);
  socket.destroy();
  while (counts.closed === 0) {
    first?.write('to nobody');
    await othersServed(port, 1);
  }
  expect(counts).toEqual({ took: 3, served: 1, closed: 3 });
});
