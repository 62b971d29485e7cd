// A refusal in the service's own words: a code of the catalogue, and what the message leaves open.

import { catalogue, type ErrorCode } from './catalogue.js';

/** What an error says besides its code. */
export interface DcsErrorOptions {
  /** What stands in the message for `{0}`: the name of a parameter. */
  readonly subject?: string | undefined;
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
    { subject, detail, cause }: DcsErrorOptions = {},
  ) {
    super(
      catalogue[code].message.replaceAll(/\{0?\}/g, () => subject ?? 'parameter'),
      { cause },
    );
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
}

/**
 * Writes an error down as an API does: v1.0 with the numeric form of the code where there is one.
 */
export function errorBody(error: DcsError, api: string): ErrorBody {
  const { message: error_msg, code } = error;
  if (api === 'v1.0') return { error_code: catalogue[code].v1Code ?? code, error_msg };
  return { error_code: code, error_msg, error_ext_msg: null };
}
