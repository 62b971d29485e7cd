// Sends the requests of a recording again, as they were and when they were, and hands over both answers.

import type { Fetch } from '../ports.js';
import { Placeholders, UnboundError } from './placeholders.js';
import type { RecordedExchange } from './recorded-exchange.js';

/** A request that is about to be sent; its headers are those of the recording. */
export interface ReplayedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a replay needs. */
export interface ReplayOptions {
  /** The address of the service, without a slash at the end. */
  readonly base: string;
  readonly fetch: Fetch;
  /** Lets it be so many milliseconds after the first request. */
  readonly moveTo: (atMs: number) => Promise<void> | void;
  /** Signs a request anew whose recorded signature covers these headers. */
  readonly sign?: (
    request: ReplayedRequest,
    signedHeaders: readonly string[],
  ) => Promise<Readonly<Record<string, string>>> | Readonly<Record<string, string>>;
  /** What the recording's passwords are; the default keeps to the rules of the service. */
  readonly passwords?: Readonly<Record<string, string>>;
  /** The token to send until a sign-in of the recording brings another. */
  readonly token?: string;
  /** Whether the service has a control plane, for the orders that a recording has for it; yes unless given. */
  readonly hasControl?: boolean;
}

/** An exchange, and the answer of now; `unsent` says why there is none. */
export type ReplayedExchange =
  | {
      readonly type: 'answered';
      readonly recorded: RecordedExchange;
      readonly status: number;
      readonly body: string;
      /** The recorded answer with this run's values in the places of the names. */
      readonly expectedBody: string;
    }
  | { readonly type: 'unsent'; readonly recorded: RecordedExchange; readonly reason: string };

/** A password by its name, as the rules of the service want one. */
const passwordFor = (name: string) => `Replay-${name}`;

/**
 * Replays a recording, one request at a time.
 *
 * @throws what `fetch` rejects with
 */
export async function* replay(
  recording: readonly RecordedExchange[],
  options: ReplayOptions,
): AsyncGenerator<ReplayedExchange, void, void> {
  const { base, fetch, passwords = {} } = options;
  const host = new URL(base).host;
  const placeholders = new Placeholders({ base, host, ...passwords }, passwordFor);
  let { token = 'TOKEN' } = options;
  let nowMs = 0;
  for (const recorded of recording) {
    if (options.hasControl === false && recorded.path.startsWith('/_control')) {
      yield { type: 'unsent', recorded, reason: 'the service has no control plane' };
      continue;
    }
    // Of requests that overlapped, the one that was answered first stands first; time never goes back.
    nowMs = Math.max(nowMs, recorded.atMs);
    await options.moveTo(nowMs);
    let request: ReplayedRequest;
    try {
      request = {
        method: recorded.method,
        url: `${base}${placeholders.fill(recorded.path)}`,
        headers: headersOf(recorded, placeholders, token),
        body: placeholders.fill(recorded.requestBody),
      };
    } catch (error) {
      if (!(error instanceof UnboundError)) throw error;
      yield { type: 'unsent', recorded, reason: error.message };
      continue;
    }
    const response = await fetch(await sendable(request, options));
    const body = await response.text();
    token = response.headers.get('x-subject-token') ?? token;
    placeholders.learn(recorded.responseBody, body);
    const expectedBody = placeholders.fillKnown(recorded.responseBody);
    yield { type: 'answered', recorded, status: response.status, body, expectedBody };
  }
}

function headersOf(
  { requestHeaders }: RecordedExchange,
  placeholders: Placeholders,
  token: string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(requestHeaders).map(([name, value]) => [
      name,
      name === 'x-auth-token' || name === 'x-subject-token' ? token : placeholders.fill(value),
    ]),
  );
}

const signature = /SignedHeaders=([^,\s]+)/;

async function sendable(request: ReplayedRequest, { sign }: ReplayOptions): Promise<Request> {
  const { method, url, body } = request;
  const signed = signature.exec(request.headers.authorization ?? '')?.[1];
  const headers =
    signed === undefined || !sign ? request.headers : await sign(request, signed.split(';'));
  // The global fetch sends no body with these, and no service reads one.
  const hasBody = body !== '' && method !== 'GET' && method !== 'HEAD';
  return new Request(url, { method, headers, redirect: 'manual', ...(hasBody && { body }) });
}
