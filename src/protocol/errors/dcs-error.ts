// A refusal in the service's own words: a code of the catalogue, and what the message leaves open.

import { catalogue, type ErrorCode } from './catalogue.js';
import type { ErrorEntry } from './entry.js';

/** What an error says besides its code. */
export interface DcsErrorOptions {
  /** What stands in the message for `{0}`: the name of a parameter. */
  readonly subject?: string | undefined;
  /** The message, where the service has several for the code. */
  readonly message?: string | undefined;
  /** One line for people: what was expected, what is possible. Never part of the body. */
  readonly detail?: string | undefined;
  readonly cause?: unknown;
}

/**
 * The service does not do what it was asked.
 *
 * @example
 * ```ts
 * throw new DcsError('DCS.4800', { subject: 'offset' }); // 400, "Invalid offset in the request."
 * ```
 */
export class DcsError extends Error {
  override readonly name = 'DcsError';
  readonly httpStatus: number;
  readonly detail: string | undefined;

  constructor(
    readonly code: ErrorCode,
    { subject, message, detail, cause }: DcsErrorOptions = {},
  ) {
    super(message ?? catalogue[code].message.replaceAll(/\{0?\}/g, () => subject ?? 'parameter'), {
      cause,
    });
    this.httpStatus = catalogue[code].httpStatus;
    this.detail = detail;
  }
}

/** Tells whether a text is a code of the catalogue. */
export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(catalogue, text);
}

/** The body of an answer that is an error. */
export interface ErrorBody {
  readonly error_code: string;
  readonly error_msg: string;
  /** Only in v2, where the pages show it unused. */
  readonly error_ext_msg?: null;
  /** Only in what the gateway answers. */
  readonly request_id?: string;
}

/** Who writes an error down: one of the APIs, or the gateway in front of them. */
export type ErrorForm = 'v1.0' | 'v2' | 'gateway';

/** Who writes an error of a code down, when a call of an API gets it. */
export const errorFormOf = (code: string, api: string): ErrorForm =>
  code.startsWith('APIGW.') ? 'gateway' : api === 'v1.0' ? 'v1.0' : 'v2';

/** Writes an error down: v1.0 has the numeric form of the code where there is one. */
export function errorBodyIn(
  form: ErrorForm,
  { code, message: error_msg }: { readonly code: string; readonly message: string },
  requestId: string,
): ErrorBody {
  if (form === 'gateway') return { error_msg, error_code: code, request_id: requestId };
  if (form === 'v2') return { error_code: code, error_msg, error_ext_msg: null };
  const entry: ErrorEntry | undefined = isErrorCode(code) ? catalogue[code] : undefined;
  const isUsual = error_msg === entry?.message;
  return {
    error_code: entry?.v1Code ?? code,
    error_msg: isUsual ? (entry.v1Message ?? error_msg) : error_msg,
  };
}

/** Writes an error down as a call of an API gets it. */
export const errorBody = (error: DcsError, api: string, requestId: string): ErrorBody =>
  errorBodyIn(errorFormOf(error.code, api), error, requestId);
