// Why a probe gave no answer, and whether asking again can help. Reads what HTTP clients attach to
// their errors, without knowing any of them.

/**
 * What kept a probe from answering:
 * `throttled` – 429; `server` – 5xx; `network` – no connection, or one that broke; `hung` – no answer
 * in time; `garbage` – an answer that is no status or no JSON; `unauthorised` – 401 or 403; `refused` –
 * any other 4xx, or a redirection; `defect` – a mistake in the probe's own code, such as a TypeError;
 * `unknown` – an error that says none of this.
 */
export type ProbeFailureReason =
  | 'throttled'
  | 'server'
  | 'network'
  | 'hung'
  | 'garbage'
  | 'unauthorised'
  | 'refused'
  | 'defect'
  | 'unknown';

/** Why a poll had no answer. */
export interface ProbeFailure {
  /** What kind of failure it was. */
  readonly reason: ProbeFailureReason;
  /** Whether asking again can help. */
  readonly retry: boolean;
  /** What went wrong, in one line. */
  readonly message: string;
  /** The HTTP status, if the error carries one. */
  readonly httpStatus?: number;
  /** How long to wait before the next request, in milliseconds, if the error has a `Retry-After`. */
  readonly retryAfterMs?: number;
  /** What the probe threw. */
  readonly cause?: unknown;
}

const hopeless: readonly ProbeFailureReason[] = ['unauthorised', 'refused', 'defect'];

/** The codes of Node and of its fetch for connections that fail. */
const networkCode =
  /^(E(CONN(RESET|REFUSED|ABORTED)|PIPE|TIMEDOUT|HOSTUNREACH|HOSTDOWN|NETUNREACH|NETDOWN|NOTFOUND|AI_AGAIN)|UND_ERR_\w+)$/;

/** What runtimes say instead of a code, as the message of a TypeError. */
const networkMessage =
  /^(fetch failed|failed to fetch|load failed|terminated|cancelled|network ?error\b.*|(a|the) (network|internet) connection .*|error in (input|body) stream|unable to connect\..*)$/i;

/** The names of errors that a mistake in a program throws; a network never does. */
const defects = ['TypeError', 'ReferenceError', 'RangeError'];

/** How far to follow `cause`: errors are wrapped a few times, and some lead back to themselves. */
const deepest = 5;

/**
 * Classifies what a probe threw, by the HTTP status or the error code that it carries.
 *
 * @param error - anything that can be thrown
 * @param nowMs - the time in milliseconds since 1970, for a `Retry-After` that is a date
 *
 * @example
 * ```ts
 * failureOf({ status: 503, headers: { 'retry-after': '7' } }, 0).retryAfterMs; // 7000
 * failureOf({ status: 403 }, 0).retry; // false
 * ```
 */
export function failureOf(error: unknown, nowMs: number): ProbeFailure {
  const chain = causesOf(error);
  const httpStatus = first(chain, httpStatusOf);
  const retryAfterMs = first(chain, (each) => retryAfterOf(each, nowMs));
  const reason = httpStatus === undefined ? reasonWithoutHttp(chain) : reasonOf(httpStatus);
  return {
    reason,
    retry: !hopeless.includes(reason),
    message: reason === 'defect' ? `${error}` : messageOf(error, httpStatus),
    ...(httpStatus !== undefined && { httpStatus }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    cause: error,
  };
}

/** The failure of a poll that had no answer in time. */
export function hungFor(durationMs: number): ProbeFailure {
  // What is left of a wait may be a fraction.
  const message = `no answer within ${Math.round(durationMs)} ms`;
  return { reason: 'hung', retry: true, message };
}

/** The failure of a poll whose answer is not what the probe should answer. */
export function malformedAnswer(answer: unknown, wanted: string): ProbeFailure {
  const found = typeof answer === 'string' ? JSON.stringify(answer.slice(0, 60)) : describe(answer);
  return { reason: 'garbage', retry: true, message: `expected ${wanted}, got ${found}` };
}

function describe(answer: unknown): string {
  if (answer === null || answer === undefined) return 'nothing';
  return Array.isArray(answer) ? 'a list' : `a value of type ${typeof answer}`;
}

function reasonOf(httpStatus: number): ProbeFailureReason {
  if (httpStatus === 401 || httpStatus === 403) return 'unauthorised';
  if (httpStatus === 429) return 'throttled';
  if (httpStatus === 408) return 'hung';
  if (httpStatus >= 500) return 'server';
  return httpStatus >= 300 ? 'refused' : 'unknown';
}

function reasonWithoutHttp(chain: readonly Fields[]): ProbeFailureReason {
  if (chain.some(({ name }) => name === 'TimeoutError')) return 'hung';
  const isNetwork = ({ code, message }: Fields) =>
    (typeof code === 'string' && networkCode.test(code)) ||
    (typeof message === 'string' && networkMessage.test(message.trim()));
  if (chain.some(isNetwork)) return 'network';
  // What `response.json()` throws over a page or an empty answer.
  if (chain.some(({ name }) => name === 'SyntaxError')) return 'garbage';
  return defects.includes(String(chain[0]?.name)) ? 'defect' : 'unknown';
}

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

function causesOf(error: unknown): Fields[] {
  const chain: Fields[] = [];
  for (let each = error; isObject(each) && chain.length < deepest; each = each.cause) {
    chain.push(each);
  }
  return chain;
}

function first<T>(chain: readonly Fields[], read: (fields: Fields) => T | undefined) {
  for (const fields of chain) {
    const value = read(fields);
    if (value !== undefined) return value;
  }
  return undefined;
}

function httpStatusOf(fields: Fields): number | undefined {
  const inner = [fields, fields.response, fields.$metadata].filter(isObject);
  return inner
    .flatMap(({ status, statusCode, httpStatus, httpStatusCode }) => [
      status,
      statusCode,
      httpStatus,
      httpStatusCode,
    ])
    .find((value): value is number => Number.isInteger(value) && Number(value) >= 100);
}

function retryAfterOf(fields: Fields, nowMs: number): number | undefined {
  if (typeof fields.retryAfterMs === 'number') return atLeastZero(fields.retryAfterMs);
  const inner = [fields, fields.response].filter(isObject);
  const given = fields.retryAfter ?? inner.map(({ headers }) => headerOf(headers)).find(Boolean);
  if (given === undefined || given === null || given === '') return undefined;
  const seconds = Number(given);
  // HTTP allows a number of seconds or a date.
  return atLeastZero(Number.isNaN(seconds) ? Date.parse(String(given)) - nowMs : seconds * 1000);
}

function headerOf(headers: unknown): unknown {
  if (!isObject(headers)) return undefined;
  if (typeof headers.get === 'function') return headers.get('retry-after');
  return headers['retry-after'] ?? headers['Retry-After'];
}

const atLeastZero = (durationMs: number) =>
  Number.isFinite(durationMs) ? Math.max(0, durationMs) : undefined;

function messageOf(error: unknown, httpStatus: number | undefined): string {
  const said = isObject(error) ? error.message : error;
  const text = typeof said === 'string' && said !== '' ? said.split('\n', 1)[0] : undefined;
  const code = httpStatus === undefined ? '' : `HTTP ${httpStatus}`;
  return [code, text].filter(Boolean).join(': ') || 'the probe threw an error without a message';
}
