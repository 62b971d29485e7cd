// One request and its answer: within a time, until the caller aborts, and again a few times where
// that can help and does no harm.

import { sleep } from '../time/index.js';
import {
  ConnectionError,
  RequestTimeoutError,
  ServiceError,
  UnreadableAnswerError,
} from './errors.js';
import type { ClientClock, Fetch } from './ports.js';

/** How requests are made. Durations are in milliseconds. */
export interface Wire {
  readonly fetch: Fetch;
  readonly clock: ClientClock;
  /** Uniform numbers in [0, 1), for the jitter of retries. */
  readonly random: () => number;
  /** How long a request and its answer may take. */
  readonly timeoutMs: number;
  /** How often to ask again after 429, 5xx, no connection or no answer. */
  readonly retries: number;
}

/** What may differ from call to call. */
export interface CallOptions {
  /** Cancels the request under way and those that would follow. */
  readonly signal?: AbortSignal | undefined;
  /** How long the request and its answer may take, in milliseconds; the client's value unless given. */
  readonly timeoutMs?: number;
  /** How often a request that changes nothing is made again; the client's value unless given. */
  readonly retries?: number;
}

/** A request, before it is made. */
export interface Draft {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** A successful answer. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** The first delay before asking again; it doubles. */
const firstDelayMs = 250;
/** The caller decides how long to wait. */
const longestDelayMs = 10_000;

/**
 * Makes a request.
 *
 * @param write - writes it anew for every try: a signature is good for a while only
 * @throws ServiceError for an answer that is not a success, redirections included
 * @throws RequestTimeoutError when none came in time
 * @throws ConnectionError when none can come
 * @throws UnreadableAnswerError for a success that is longer than 32 MB
 * @throws the reason of the signal when that is aborted
 */
export async function exchange(
  wire: Wire,
  write: () => Promise<Draft> | Draft,
  options: CallOptions = {},
): Promise<Answer> {
  const { retries = wire.retries, signal } = options;
  for (let tries = 0; ; tries++) {
    signal?.throwIfAborted();
    try {
      return await once(wire, await write(), options);
    } catch (error) {
      const delayMs = firstDelayMs * 2 ** tries * (0.5 + wire.random() / 2);
      const wait = Math.max(delayMs, (error as ServiceError).retryAfterMs ?? 0);
      if (tries >= retries || !canHelp(error) || wait > longestDelayMs) throw error;
      // When it is cut short, the next turn throws the reason.
      await sleep(wire.clock, wait, signal);
    }
  }
}

function canHelp(error: unknown): boolean {
  if (error instanceof ServiceError) return error.httpStatus === 429 || error.httpStatus >= 500;
  return error instanceof RequestTimeoutError || error instanceof ConnectionError;
}

async function once(wire: Wire, draft: Draft, options: CallOptions): Promise<Answer> {
  const { timeoutMs = wire.timeoutMs, signal } = options;
  const { url, method, headers, body } = draft;
  const controller = new AbortController();
  const { clock } = wire;
  signal?.throwIfAborted();
  // Whatever the fetch does with its signal, the caller hears of the end at once.
  return new Promise((resolve, reject) => {
    const finish = (end: () => void) => {
      clock.clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
      end();
    };
    const giveUp = () => {
      controller.abort(signal?.reason);
      finish(() => reject(signal?.reason));
    };
    const timer = clock.setTimeout(() => {
      const error = new RequestTimeoutError(timeoutMs);
      controller.abort(error);
      finish(() => reject(error));
    }, timeoutMs);
    signal?.addEventListener('abort', giveUp, { once: true });
    const request = new Request(url, {
      method,
      headers,
      // A redirection could send secrets to another server.
      redirect: 'manual',
      signal: controller.signal,
      ...(body !== undefined && { body }),
    });
    fetched(wire, request).then(
      (answer) => finish(() => resolve(answer)),
      (error) => finish(() => reject(error)),
    );
  });
}

async function fetched({ fetch, clock }: Wire, request: Request): Promise<Answer> {
  let response: Response;
  let text: string | undefined;
  try {
    response = await fetch(request);
    text = await textOf(response);
  } catch (error) {
    throw new ConnectionError(new URL(request.url).origin, error);
  }
  const { status, headers } = response;
  if (!response.ok) throw serviceError(request, response, text ?? '', clock.now());
  if (text !== undefined) return { status, headers, text };
  throw new UnreadableAnswerError(`the answer is longer than ${mostAnswerBytes} bytes`);
}

/**
 * The longest answer that is read, in bytes after decompression. The longest of DCS, a list of 1 000
 * instances, has some two million.
 */
const mostAnswerBytes = 32 * 1024 * 1024;

/**
 * Reads an answer, and no further than it may go: what is short on the wire may have no end unpacked.
 *
 * @returns undefined when it is too long
 */
export async function textOf(response: Response): Promise<string | undefined> {
  if (!response.body) return '';
  const reader = response.body.getReader();
  const utf8 = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { value } = await reader.read();
    if (!value) return text + utf8.decode();
    bytes += value.length;
    if (bytes > mostAnswerBytes) {
      // The outcome of cancelling the body does not matter.
      reader.cancel().catch(() => {});
      return undefined;
    }
    text += utf8.decode(value, { stream: true });
  }
}

/** Stands for the status of a redirection where the runtime does not tell it. */
const hiddenRedirection = 302;

/** How far into an answer the title of a page may stand, in UTF-16 units. */
const mostSearched = 8192;

/** How much of a foreign text an error shows. */
const longestShown = 300;

function serviceError(
  { method, url }: Request,
  { status, headers, type }: Response,
  text: string,
  nowMs: number,
): ServiceError {
  const { code, message } = complaintIn(text);
  const { pathname } = new URL(url);
  const location = headers.get('location');
  // Browsers hide the status of a redirection that is not followed, and where it leads.
  const isRedirection = type === 'opaqueredirect' || (status >= 300 && status < 400);
  const reason = isRedirection
    ? [`redirects to ${location?.slice(0, longestShown) ?? 'no address'}, and is not followed`]
    : [code, message ?? (code === undefined ? describeAnswer(text, headers) : undefined)];
  const words = [`${method} ${pathname}`, ...reason].filter(Boolean).join(': ');
  return new ServiceError(words, {
    httpStatus: isRedirection ? status || hiddenRedirection : status,
    code,
    requestId: headers.get('x-request-id') ?? undefined,
    retryAfterMs: retryAfterIn(headers.get('retry-after'), nowMs),
  });
}

/** Says what an answer is that is none of the service's: a page, a text, or nothing. */
export function describeAnswer(text: string, headers: Headers): string {
  const server = headers.get('server');
  const by = server ? ` from ${server.slice(0, 60)}` : '';
  if (text.trim() === '') return `an empty answer${by}`;
  // Looking for it in all of a hostile answer takes as long as its length squared.
  const [, found] = /<title[^>]*>([^<]*)/i.exec(text.slice(0, mostSearched)) ?? [];
  const title = found?.trim().replaceAll(/\s+/g, ' ');
  const isPage = title !== undefined || /^\s*<(!doctype|html|\?xml)/i.test(text);
  const shown = title || (isPage ? '' : text.trim().slice(0, 60));
  return `${isPage ? 'a web page' : 'an answer'}${by}${shown ? `, ${JSON.stringify(shown.slice(0, 60))}` : ''}`;
}

/** What DCS, the identity service or a gateway says is wrong. */
function complaintIn(text: string): { code: string | undefined; message: string | undefined } {
  let body: Record<string, unknown> = {};
  try {
    body = Object(JSON.parse(text));
  } catch {
    // A proxy's page, or nothing.
  }
  const error = Object(body.error) as Record<string, unknown>;
  const [code] = [body.error_code, error.code].filter((each) => typeof each === 'string');
  const [message] = [body.error_msg, error.message].filter((each) => typeof each === 'string');
  return { code: code?.slice(0, 100), message: message?.slice(0, 500) };
}

function retryAfterIn(header: string | null, nowMs: number): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - nowMs;
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
