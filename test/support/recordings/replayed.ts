// A recording, sent again to an emulator that is started as it was for the recording.

import {
  type ReplayedExchange,
  type ReplayedRequest,
  replay,
} from '../../../src/client/internal.js';
import { createEmulator } from '../../../src/emulator/index.js';
import { createVirtualClock } from '../../../src/time/index.js';
import { signedWithAccess, signedWithCredential } from '../../emulator/identity/signing.js';
import { recordingOf, serviceOf } from './fixtures.js';

const base = 'http://127.0.0.1:8632';
const startMs = Date.UTC(2026, 0, 1);
const controlToken = 'token-of-the-replay';
const signInPassword = 'Replay-sign-in-1';
const secretKey = 'the secret of the replay';

/** The secrets of a replay, which no recording of it may have. */
export const secrets = { controlToken, signInPassword, secretKey } as const;

/** An exchange that was sent. */
export type Answered = Extract<ReplayedExchange, { type: 'answered' }>;

/** A service that is started as it was for a recording. */
export interface RecordedServiceAtWork {
  /** Where it seems to be. */
  readonly base: string;
  fetch(request: Request): Promise<Response>;
  /** Lets it be so many milliseconds after the start. */
  moveTo(atMs: number): Promise<void>;
  /** Signs the same headers as the client did. */
  sign(request: ReplayedRequest, signed: readonly string[]): Record<string, string>;
  readonly accessKey: string;
  /** @throws what went wrong inside, if anything did */
  close(): void;
}

/** Starts a service as it was for a recording. */
export function startedFor(name: string, seed = 1): RecordedServiceAtWork {
  const { plan, user, accessKey = 'AKREPLAY' } = serviceOf(name);
  const defects: unknown[] = [];
  const emulator = createEmulator({
    clock: createVirtualClock({ startMs }),
    start: { atMs: startMs, paused: true },
    seed,
    plan,
    control: { token: controlToken },
    onDefect: (error) => defects.push(error),
    ...(user !== undefined && {
      identity: {
        mode: 'strict',
        users: [{ name: user, password: signInPassword }],
        accessKeys: [{ accessKey, secretKey }],
      },
    }),
  });
  const fetch = (request: Request) => emulator.fetch(allowed(request));
  return {
    base,
    fetch,
    moveTo: (atMs) => moveTo(fetch, atMs),
    sign: (request, signed) => signedAnew(request, signed, accessKey),
    accessKey,
    close() {
      emulator.close();
      if (defects.length > 0) throw defects[0];
    },
  };
}

/**
 * Replays a recording with its clock.
 *
 * @param seed - the seed of the emulator; the recordings have 1
 * @param between - what stands between the client and the service
 */
export async function replayed(
  name: string,
  seed = 1,
  between: (service: RecordedServiceAtWork) => RecordedServiceAtWork['fetch'] = ({ fetch }) =>
    fetch,
): Promise<Answered[]> {
  const service = startedFor(name, seed);
  const answers: Answered[] = [];
  try {
    const options = { ...service, fetch: between(service), passwords: { signInPassword } };
    for await (const exchange of replay(recordingOf(name), options)) {
      if (exchange.type === 'unsent') throw new Error(`${exchange.recorded.n}: ${exchange.reason}`);
      answers.push(exchange);
    }
  } finally {
    service.close();
  }
  return answers;
}

/** Lets the recorder's own orders reach the control plane. */
function allowed(request: Request): Request {
  if (!new URL(request.url).pathname.startsWith('/_control')) return request;
  const headers = new Headers(request.headers);
  headers.set('authorization', `Bearer ${controlToken}`);
  return new Request(request, { headers });
}

async function moveTo(fetch: (request: Request) => Promise<Response>, atMs: number) {
  const to = new Date(startMs + atMs).toISOString();
  const request = new Request(`${base}/_control/clock/advance`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to }),
  });
  const response = await fetch(request);
  if (!response.ok) throw new Error(await response.text());
}

/** Signs the same headers as the client did, on the day of this run and in the client's form. */
function signedAnew(
  { method, url, headers, body }: ReplayedRequest,
  signedHeaders: readonly string[],
  accessKey: string,
): Record<string, string> {
  const { host, pathname, searchParams } = new URL(url);
  const date = new Date(startMs).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const dated: Readonly<Record<string, string>> = { ...headers, host, 'x-sdk-date': date };
  const unsigned = {
    method,
    path: pathname,
    query: [...searchParams],
    headers: Object.fromEntries(
      signedHeaders.map((each) => [each === 'x-sdk-date' ? 'X-Sdk-Date' : each, dated[each] ?? '']),
    ),
    body,
  };
  const keys = { ak: accessKey, sk: secretKey };
  const authorization = headers.authorization?.includes('Credential=')
    ? signedWithCredential(unsigned, keys, '', '')
    : signedWithAccess(unsigned, keys);
  const { host: _, ...sent } = dated;
  return { ...sent, authorization };
}
