// One request of a connection at a time. A client may send many before it reads an answer (HTTP calls it
// pipelining); were they all carried out at once, a few kilobytes of requests would be gigabytes of
// unread answers. Node stops reading a connection when answers wait in it, but not before it
// has handed on all requests that it has read, and never for answers that are late.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Takes requests of a server of Node. */
export type RequestListener = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

/** Has `serve` called with the next request of a connection when the last one is answered and sent. */
export function inTurn(serve: RequestListener): RequestListener {
  const waiting = new WeakMap<Socket, Parameters<RequestListener>[]>();

  function begin(incoming: IncomingMessage, outgoing: ServerResponse): void {
    outgoing.on('close', closed);
    serve(incoming, outgoing);
  }

  // One for all: of every request, little is cheaper than a closure of its own.
  function closed(this: ServerResponse): void {
    const { socket } = this.req;
    const queue = waiting.get(socket) ?? [];
    // What still waits for a connection that is gone is over, too.
    if (socket.destroyed) for (const [, outgoing] of queue.splice(0)) outgoing.emit('close');
    const next = queue.shift();
    if (!next) {
      waiting.delete(socket);
      return;
    }
    if (queue.length === 0) {
      socket.off('resume', hold);
      socket.resume();
    }
    begin(...next);
  }

  // Node resumes a connection by itself whenever a request in it is read to its end.
  function hold(this: Socket): void {
    this.pause();
  }

  return (incoming, outgoing) => {
    const { socket } = incoming;
    const queue = waiting.get(socket);
    if (queue) {
      queue.push([incoming, outgoing]);
      if (queue.length > 1) return;
      socket.on('resume', hold);
      socket.pause();
    } else {
      waiting.set(socket, []);
      begin(incoming, outgoing);
    }
  };
}
