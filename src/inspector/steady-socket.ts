// A web socket of Node that is opened again when it closes, and then tells again what is known.

import WebSocket from 'ws';
import type { Clock } from '../time/index.js';
import type { TextPort } from './connect/index.js';
import { boundsOfApplication, Journal } from './journal/index.js';
import { parseMessage } from './protocol/index.js';

/** An address where nothing listens is tried again after so long. */
const retryMs = 5_000;

/** What may wait for an inspector that reads slowly, in bytes, besides what it is told at first. */
const mostWaitingBytes = 64_000_000;

/** An inspector says nothing. */
const longestAnswerBytes = 1_000;

/**
 * Opens a socket to an inspector, and keeps it open until it is closed here.
 *
 * @param address - of the inspector, with the name of the application
 * @param clock - waits between two tries
 */
export function steadySocket(address: string, clock: Clock): TextPort {
  const journal = new Journal(boundsOfApplication);
  let socket: WebSocket;
  let retry: unknown;
  let longestWait = mostWaitingBytes;
  let isClosed = false;
  const open = () => {
    socket = new WebSocket(address, { handshakeTimeout: retryMs, maxPayload: longestAnswerBytes });
    // What goes wrong on a socket ends it.
    socket.on('error', () => {});
    socket.on('open', () => {
      for (const message of journal.messages()) socket.send(JSON.stringify(message));
      longestWait = socket.bufferedAmount + mostWaitingBytes;
    });
    socket.on('close', () => {
      if (!isClosed) retry = clock.setTimeout(open, retryMs);
    });
  };
  open();
  return {
    send(text) {
      const message = parseMessage(text);
      if (message) journal.add('', message, text.length);
      if (socket.readyState !== WebSocket.OPEN) return;
      // One that does not read is told again what is known when it is back.
      if (socket.bufferedAmount > longestWait) socket.terminate();
      else socket.send(text);
    },
    close() {
      isClosed = true;
      clock.clearTimeout(retry);
      socket.close();
    },
  };
}
