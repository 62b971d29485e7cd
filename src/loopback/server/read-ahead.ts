// Short bodies are read before a request is answered. So an answer that waits for nothing else can be written in
// the turn in which the request came.

import { Buffer } from 'node:buffer';
import type { IncomingMessage } from 'node:http';

/** Longer bodies are read by what wants them, which knows how long they may be. */
const longestBytes = 64 * 1024;

/** A request whose body may be read already; the adapter looks at `rawBody` before it reads. */
interface Read extends IncomingMessage {
  rawBody?: Buffer;
}

const decoder = new TextDecoder();

/**
 * Calls back when the body of a request is there, if it is short; at once when there is none, or a long one. What a
 * client leaves in the middle of is never a request.
 */
export function readAhead(incoming: Read, then: () => void): void {
  const length = Number(incoming.headers['content-length'] ?? 0);
  if (!(length > 0 && length <= longestBytes)) {
    then();
    return;
  }
  const chunks: Buffer[] = [];
  incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
  incoming.on('end', () => {
    incoming.rawBody = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
    then();
  });
}

/** The body of a request, if it was read ahead, or has none. */
export function textReadFrom({ rawBody, headers }: Read): string | undefined {
  if (rawBody) return decoder.decode(rawBody);
  const isEmpty =
    headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0;
  return isEmpty ? '' : undefined;
}
