// Connections that want to speak something else: web sockets are handed on, anything else is an
// ordinary request, as HTTP has it (RFC 9110, section 7.8). Java's client asks for HTTP/2 like that.

import { Buffer } from 'node:buffer';
import { type IncomingMessage, ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** Whether a request asks for a web socket. */
export const wantsWebSocket = ({ headers }: IncomingMessage): boolean =>
  /(?:^|,)\s*websocket\s*(?:,|$)/i.test(headers.upgrade ?? '');

/** Whether more of a request comes after its head, which is never read once it is an upgrade. */
export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0;

/** Makes an upgrade an ordinary request again, the last one of its connection. */
export function ordinaryResponse(incoming: IncomingMessage, socket: Duplex): ServerResponse {
  const response = new ServerResponse(incoming);
  response.shouldKeepAlive = false;
  response.assignSocket(socket as Socket);
  response.on('finish', () => {
    response.detachSocket(socket as Socket);
    response.emit('close');
    socket.end();
  });
  return response;
}

/** Answers an upgrade with a line in the place of a socket, and hangs up. */
export function refuseSocket(socket: Duplex, status: number, line: string): void {
  // Once the other side has heard that it is a web socket, a status would be a message.
  if ((socket as Socket).bytesWritten > 0) {
    socket.destroy();
    return;
  }
  const body = `${line}\n`;
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n` +
      `Content-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
