// How a call fails: what was answered, that nothing was, or that it could not even be tried. The
// fields are the ones that waiters look for, so a failure is classified without knowing this client.

/** The service, or the identity service, answered with an error. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  /** The HTTP status of the answer. */
  readonly httpStatus: number;
  /** `error_code`, such as `DCS.3022`; undefined when the answer was not from DCS. */
  readonly code: string | undefined;
  /** The id that the service gave the request; undefined when the answer has none. */
  readonly requestId: string | undefined;
  /** How long the service asks to be left alone, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(message: string, fields: Omit<ServiceError, keyof Error>) {
    super(message);
    this.httpStatus = fields.httpStatus;
    this.code = fields.code;
    this.requestId = fields.requestId;
    this.retryAfterMs = fields.retryAfterMs;
  }
}

/** No answer came in time. */
export class RequestTimeoutError extends Error {
  override readonly name = 'TimeoutError';

  constructor(readonly timeoutMs: number) {
    super(`no answer within ${Math.round(timeoutMs)} ms`);
  }
}

/** There is no connection, or it broke. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';
  /** The system's code, such as `ECONNREFUSED`, if there is one. */
  readonly code: string | undefined;

  constructor(origin: string, cause: unknown) {
    super(unreachable(origin, cause), { cause });
    this.code = codeIn(cause);
  }
}

/** Codes of certificates that no authority vouches for which Node knows. */
const untrusted = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Says that an address cannot be reached, with the system's code if there is one, and what would help. */
export function unreachable(origin: string, cause: unknown): string {
  const code = codeIn(cause);
  if (code === undefined) return `cannot reach ${origin}`;
  const help = untrusted.has(code) ? '; NODE_EXTRA_CA_CERTS=FILE names certificates to trust' : '';
  return `cannot reach ${origin} (${code}${help})`;
}

/** The answer says success, and is not what the pages promise. */
export class UnreadableAnswerError extends Error {
  override readonly name = 'UnreadableAnswerError';
}

/** The client cannot work like this: an address, a project or a credential is missing or unsafe. */
export class ClientSetupError extends Error {
  override readonly name = 'ClientSetupError';
}

function codeIn(error: unknown): string | undefined {
  let each = error;
  for (let depth = 0; depth < 5 && typeof each === 'object' && each !== null; depth++) {
    const { code, cause } = each as { code?: unknown; cause?: unknown };
    if (typeof code === 'string' && /^\w{1,64}$/.test(code)) return code;
    each = cause;
  }
  return undefined;
}

/**
 * The service's own code for an instance that does not exist, or no longer, in every form: that of v2, and the
 * numeric one of v1.0, with and without `DCS.` in front. A test holds them against the catalogue of errors,
 * which is more than a page should load for them.
 */
const goneForms: readonly string[] = ['DCS.3022', '111404022', 'DCS.111404022'];

/**
 * Tells whether an error says that an instance does not exist. Only the service's own code does: a wrong
 * path, a gateway that knows no such API, a proxy's page and an empty answer have the status 404, too, and
 * nothing was deleted.
 *
 * @example
 * ```ts
 * const id = '00000000-0000-0000-0000-000000000000';
 * await client.call(v2.showInstance, { params: { instance_id: id } }).catch(isGone); // true
 * ```
 */
export function isGone(error: unknown): boolean {
  if (!(error instanceof ServiceError) || error.httpStatus !== 404) return false;
  return error.code !== undefined && goneForms.includes(error.code);
}
