// Web sockets at the ends of the relay: applications, receivers of the package, and the offline page.
// A peer that reads too slowly or sends too much at once is disconnected instead of being waited for.

import type { Buffer } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { pathOf } from '../../loopback/server/index.js';
import type { Clock } from '../../time/index.js';
import { longestMessage, longestMessageBytes } from '../journal/index.js';
import { batched } from './batched.js';
import type { Frame } from './frame.js';
import { socketPaths } from './paths.js';
import type { Relay, Tell } from './relay.js';

const mostSources = 64;
const mostViewers = 16;
/** What may wait for a viewer, in bytes. A whole replay must fit. */
const mostWaitingBytes = 128_000_000;

/** The codes that a socket is closed with. */
const closings = { tooMany: 1013, tooSlow: 1013, notUnderstood: 1003 } as const;

/**
 * Makes an upgrade of HTTP into an end of the relay. Whether the caller may is for others to say
 * first.
 *
 * @param clock - waits while frames gather
 */
export function acceptSockets(relay: Relay, clock: Clock) {
  const written = writtenOnce();
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: longestMessageBytes,
    perMessageDeflate: false,
  });
  return {
    accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
      server.handleUpgrade(request, socket, head, (opened) => {
        const { url: target = '' } = request;
        const path = pathOf(target);
        // What goes wrong on a socket ends it, and its end is noticed.
        opened.on('error', () => opened.terminate());
        if (path === socketPaths.view) {
          const batch = batched((text) => opened.send(text), clock);
          viewer(relay, opened, (frame, asItCame) => batch(written(frame, asItCame)));
        } else if (path === socketPaths.receive)
          viewer(relay, opened, (frame, asItCame) => bare(opened, frame, asItCame));
        else source(relay, opened, nameOf(target, request));
      });
    },
    close(): void {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}

const longestName = 80;

/** `?name=` of the address, else where its page is from, else that it is a program. */
function nameOf(target: string, { headers }: IncomingMessage): string {
  const query = new URLSearchParams(/\?([^#]*)/.exec(target)?.[1]);
  const name = query.get('name') || headers.origin || 'a program';
  return name.slice(0, longestName);
}

function source(relay: Relay, socket: WebSocket, name: string): void {
  if (relay.sources >= mostSources) {
    socket.close(closings.tooMany, `at most ${mostSources} applications`);
    return;
  }
  const port = relay.join(name);
  socket.on('message', (data, isBinary) => {
    const isTaken = !isBinary && port.receiveText(data.toString());
    if (!isTaken) socket.close(closings.notUnderstood, 'not a message of @statelyai/inspect');
  });
  socket.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code !== 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') return;
    port.complain(
      `disconnected: a message of more than ${longestMessageBytes / 1e6} MB; limit ${longestMessage / 1e6} MB; use sanitizeContext`,
    );
  });
  socket.on('close', () => port.leave());
}

function viewer(relay: Relay, socket: WebSocket, tell: Tell): void {
  if (relay.viewers >= mostViewers) {
    socket.close(closings.tooMany, `at most ${mostViewers} viewers`);
    return;
  }
  const stop = relay.view((frame, asItCame) => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > mostWaitingBytes) socket.close(closings.tooSlow, 'too slow');
    else tell(frame, asItCame);
  });
  socket.on('close', stop);
}

/** Writes frames, each once for all who are told it one after another. */
function writtenOnce(): (frame: Frame, asItCame?: string) => string {
  let last: Frame | undefined;
  let text = '';
  return (frame, asItCame) => {
    if (frame !== last) text = textOf(frame, asItCame);
    last = frame;
    return text;
  };
}

/** A message that came as JSON is not written anew. */
function textOf(frame: Frame, asItCame: string | undefined): string {
  if (frame.type !== 'message' || asItCame === undefined) return JSON.stringify(frame);
  const { message: _, ...rest } = frame;
  return `${JSON.stringify(rest).slice(0, -1)},"message":${asItCame}}`;
}

/** What a receiver of the package gets is the protocol and nothing else. */
function bare(socket: WebSocket, frame: Frame, asItCame?: string): void {
  if (frame.type === 'message') socket.send(asItCame ?? JSON.stringify(frame.message));
  if (frame.type !== 'earlierActor') return;
  const { actor, last } = frame.earlier;
  socket.send(JSON.stringify(actor));
  if (last) socket.send(JSON.stringify(last));
}
