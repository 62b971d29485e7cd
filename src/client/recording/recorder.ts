// Stands between a client and the service: passes every request on, hands the answer back, and has a line
// written of both, without a secret in it.

import { unreachable } from '../errors.js';
import type { Fetch } from '../ports.js';
import type { RecordedExchange } from './recorded-exchange.js';
import { linesOf } from './recorded-lines.js';

/** What a recorder needs. */
export interface RecorderOptions {
  /** The address of the service, without a slash at the end. */
  readonly upstream: string;
  /** That of the identity service, for paths under `/v3`; the upstream's unless given. */
  readonly identity?: string;
  readonly fetch: Fetch;
  readonly now: () => number;
  /**
   * Signs a request anew: a signature is for the address that the client knows, which is the recorder's.
   * Without it a signed request is refused.
   */
  readonly sign?: (
    request: { method: string; url: string; headers: Record<string, string>; body: string },
    signedHeaders: readonly string[],
  ) => Promise<Record<string, string>>;
  /** Hears of every exchange, once it has been answered. */
  readonly write: (exchange: RecordedExchange) => unknown;
}

/** Answers requests with what the service says. It never rejects. */
export type Recorder = (request: Request) => Promise<Response>;

/** Those between two neighbours on the way (RFC 9110, 7.6.1), and those that a fetch sets by itself. */
const ownOfTheWay =
  /^(host|connection|keep-alive|te|trailer|transfer-encoding|upgrade|proxy-.*|content-length|accept-encoding|expect)$/;

/** An answer, read. */
interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The bytes, and the text where they are one. */
  readonly bytes: ArrayBuffer;
  readonly text: string;
  /** Whether the recorder answers in place of the service. */
  readonly isOwn: boolean;
}

/** Creates a recorder. */
export function createRecorder(options: RecorderOptions): Recorder {
  const line = linesOf();
  let startMs: number | undefined;
  let count = 0;
  return async (request) => {
    const nowMs = options.now();
    startMs ??= nowMs;
    count += 1;
    const number = { n: count, atMs: nowMs - startMs };
    const body = await request.text();
    const answer = await answerTo(request, body, options);
    const own = new URL(request.url).origin;
    const text = answer.isOwn ? answer.text : withOrigin(answer.text, options, own);
    options.write(line({ ...number, request, body, answer, text, own }));
    const headers = new Headers(
      [...answer.headers].filter(
        ([name]) => !ownOfTheWay.test(name) && name !== 'content-encoding',
      ),
    );
    const location = headers.get('location');
    if (location !== null) headers.set('location', withOrigin(location, options, own));
    const isText = answer.text !== '';
    const isEmpty = answer.bytes.byteLength === 0;
    return new Response(isEmpty ? null : isText ? text : answer.bytes, {
      status: answer.status,
      headers,
    });
  };
}

async function answerTo(request: Request, body: string, options: RecorderOptions): Promise<Answer> {
  const { pathname, search } = new URL(request.url);
  const isSignIn = /^\/v3(\/|$|\.)/.test(pathname);
  const target = (isSignIn ? options.identity : undefined) ?? options.upstream;
  try {
    const response = await options.fetch(
      await passedOn(request, `${target}${pathname}${search}`, body, options.sign),
    );
    const bytes = await response.arrayBuffer();
    const isText = /json|text|xml/.test(response.headers.get('content-type') ?? 'text');
    const text = isText ? new TextDecoder().decode(bytes) : '';
    return { status: response.status, headers: response.headers, bytes, text, isOwn: false };
  } catch (error) {
    return refusal(
      error instanceof UnsignableError ? error.message : unreachable(new URL(target).origin, error),
    );
  }
}

/** A signature cannot be made anew. */
class UnsignableError extends Error {}

async function passedOn(
  request: Request,
  url: string,
  body: string,
  sign: RecorderOptions['sign'],
): Promise<Request> {
  let headers = Object.fromEntries(
    [...request.headers].filter(([name]) => !ownOfTheWay.test(name)),
  );
  const { method } = request;
  const signed = /SignedHeaders=([^,\s]+)/.exec(headers.authorization ?? '')?.[1];
  if (signed !== undefined) {
    if (!sign) throw new UnsignableError('a signature is for this address and has to be made anew');
    headers = await sign({ method, url, headers, body }, signed.split(';'));
  }
  const hasBody = body !== '' && method !== 'GET' && method !== 'HEAD';
  return new Request(url, { method, headers, redirect: 'manual', ...(hasBody && { body }) });
}

function refusal(reason: string): Answer {
  const text = JSON.stringify({ error_code: 'RECORD.0502', error_msg: reason });
  const { buffer } = new TextEncoder().encode(text);
  const headers = new Headers({ 'content-type': 'application/json' });
  return { status: 502, headers, bytes: buffer as ArrayBuffer, text, isOwn: true };
}

/** Lets addresses of the service, such as those of a catalog, lead to the recorder. */
function withOrigin(text: string, { upstream, identity }: RecorderOptions, own: string): string {
  return [upstream, identity].reduce<string>(
    (each, address) =>
      address === undefined ? each : each.replaceAll(new URL(address).origin, own),
    text,
  );
}
