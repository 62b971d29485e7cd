// The lines of a recording as they are written: with names for what differs in every run, and no secret.

import { Identifiers } from './identifiers.js';
import type { RecordedExchange } from './recorded-exchange.js';
import { learnHeaders, maskedAuthorization, Secrets } from './secrets.js';

const recordedRequestHeaders = [
  'content-type',
  'accept',
  'x-auth-token',
  'x-subject-token',
  'authorization',
  'x-project-id',
  'x-sdk-date',
  'x-language',
  'user-agent',
];
const recordedAnswerHeaders = ['content-type', 'x-subject-token', 'retry-after', 'location'];
/** A request, and its answer as the client gets it. */
export interface HeardExchange extends Pick<RecordedExchange, 'n' | 'atMs'> {
  readonly request: Request;
  readonly body: string;
  readonly answer: { readonly status: number; readonly headers: Headers; readonly isOwn: boolean };
  readonly text: string;
  /** The address that the client knows. */
  readonly own: string;
}

/** Makes the lines of one recording, which names what it has seen before. */
export function linesOf(): (heard: HeardExchange) => RecordedExchange {
  const secrets = new Secrets();
  const ids = new Identifiers();
  return ({ n, atMs, request, body, answer, text, own }) => {
    const { pathname, search } = new URL(request.url);
    // Before anything is written: what one place shows as a secret may stand in any other.
    for (const headers of [request.headers, answer.headers]) learnHeaders(headers, secrets);
    for (const each of [body, text]) secrets.learn(each);
    const named = (given: string) =>
      given.replaceAll(own, '{{base}}').replaceAll(new URL(own).host, '{{host}}');
    const requestBody = ids.inRequest(named(secrets.maskBody(body)));
    const path = ids.inRequest(secrets.mask(`${pathname}${search}`));
    const requestHeaders = headersOf(request.headers, recordedRequestHeaders, (name, value) =>
      ids.inRequest(named(shownHeader(name, value, secrets))),
    );
    return {
      n,
      atMs,
      method: request.method,
      path,
      requestHeaders,
      requestBody,
      status: answer.status,
      responseHeaders: headersOf(answer.headers, recordedAnswerHeaders, (name, value) =>
        ids.inAnswer(named(shownHeader(name, value, secrets))),
      ),
      responseBody: ids.inAnswer(named(secrets.maskBody(text))),
      ...(answer.isOwn && { stubbed: true }),
    };
  };
}

function shownHeader(name: string, value: string, secrets: Secrets): string {
  if (name === 'authorization') return maskedAuthorization(value, secrets);
  if (/^x-(auth|subject)-token$/.test(name)) return 'TOKEN';
  // The names of the system and its parts tell nothing about the client.
  return secrets.mask(name === 'user-agent' ? value.replace(/\s*\([^)]*\)/g, '') : value);
}

function headersOf(
  headers: Headers,
  names: readonly string[],
  shown: (name: string, value: string) => string,
): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = headers.get(name);
      return value === null ? [] : [[name, shown(name, value)]];
    }),
  );
}
