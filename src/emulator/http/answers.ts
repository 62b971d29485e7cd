// Answers: bodies as JSON, errors in the dialect of the API that was called.

import { DcsError, errorBody } from '../../protocol/index.js';
import { NotKeptError } from '../store/index.js';

/** The header that names a request. */
export const requestIdHeader = 'X-Request-Id';

/** Carries the detail of a refusal, which no documented body has room for. */
export const detailHeader = 'X-Dcs-Detail';

/** An answer with a JSON body, or without any. A body that is text is JSON already. */
export function answer(status: number, body: unknown, requestId: string): Response {
  const headers: Record<string, string> = { [requestIdHeader]: requestId };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const text = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body);
  return Object.assign(new Response(text, { status, headers }), { [idOfRequest]: requestId });
}

const idOfRequest = Symbol('the id of the request');

/** The id of the request that was answered; looked for in the headers, which makes an answer dearer, only if it must. */
export const requestIdOf = (response: Response & { [idOfRequest]?: string }): string | undefined =>
  response[idOfRequest] ?? response.headers.get(requestIdHeader) ?? undefined;

/** An error, told in the dialect of an API. */
export function errorAnswer(error: DcsError, api: string, requestId: string): Response {
  const response = answer(error.httpStatus, errorBody(error, api, requestId), requestId);
  if (error.detail) response.headers.set(detailHeader, printable(error.detail));
  return response;
}

/** Headers hold visible ASCII only. */
const printable = (text: string) => text.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 500);

/** A defect of ours, told in the dialect of what is served at a path. */
export function defectAnswer(path: string, requestId: string): Response {
  const message = 'internal error';
  if (/^\/_control(\/|$)/.test(path)) return answer(500, { error: message }, requestId);
  if (/^\/(v3|v2\.1)(\/|$)/.test(path)) {
    const error = { code: 500, title: 'Internal Server Error', message };
    return answer(500, { error }, requestId);
  }
  return errorAnswer(new DcsError('DCS.5000'), dialectOf(path), requestId);
}

/** The API that a path belongs to, as far as its dialect of errors goes. */
export const dialectOf = (path: string) => (/^\/v1\.0(\/|$)/.test(path) ? 'v1.0' : 'v2');

/** Whether an error only says that the client hung up in the middle of a request. */
export const hasLeft = (error: unknown): boolean =>
  ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR'].includes(
    String((error as { code?: unknown } | undefined)?.code),
  );

/** Whether an error is a mistake of ours. */
export const isDefect = (error: unknown): boolean =>
  !(error instanceof DcsError || error instanceof NotKeptError);

/** Takes any error for what it is: a refusal, a change that cannot be kept, or a mistake of ours. */
export function asDcsError(error: unknown): DcsError {
  if (error instanceof NotKeptError) {
    return new DcsError('EMU.0503', { subject: error.message, cause: error });
  }
  return error instanceof DcsError ? error : new DcsError('DCS.5000', { cause: error });
}
