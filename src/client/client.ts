// A client for the wire of src/protocol: every operation there is can be called, with its types.

import type { AnyOperation, BodyOf, ParamsOf, QueryOf, ReplyOf } from '../protocol/index.js';
import type { Credentials } from './credentials.js';
import { ClientSetupError, ServiceError } from './errors.js';
import { type Answer, type CallOptions, type Draft, exchange, type Wire } from './exchange.js';
import type { ClientClock, Digests, Fetch } from './ports.js';
import { fitting, jsonIn } from './read-answer.js';
import { openSession, type ProjectUrl } from './session.js';

/** What a client is made with. Durations are in milliseconds. */
export interface ClientOptions {
  /** Who asks. */
  readonly credentials: Credentials;
  /** Where the service is; the catalog's address unless given. */
  readonly endpoint?: string | undefined;
  /** Which of the catalog's regions is meant, when there are several. */
  readonly region?: string | undefined;
  /** Makes the requests: the global `fetch`, or that of an emulator. */
  readonly fetch: Fetch;
  /** The time, for signatures, tokens and timeouts. */
  readonly clock: ClientClock;
  /** Uniform numbers in [0, 1), for the jitter of retries. */
  readonly random: () => number;
  /** Needed to sign with an access key. */
  readonly digests?: Digests | undefined;
  /** How long a request and its answer may take; 30 s unless given. */
  readonly timeoutMs?: number;
  /** How often a request that changes nothing is made again; twice unless given. */
  readonly retries?: number;
  /** Whether credentials may go to another machine over http; no unless given. */
  readonly allowHttp?: boolean;
  /** Whether answers are held against the schemas of src/protocol; no unless given. */
  readonly strict?: boolean;
}

/** What goes into a call. The project is filled in. */
export interface CallInput<O> {
  /** The parameters in the path, by their names. */
  readonly params?: Omit<ParamsOf<O>, 'project_id'>;
  /** The parameters behind the question mark. */
  readonly query?: Readonly<Partial<QueryOf<O>>>;
  /** The body, which is sent as JSON. */
  readonly body?: Readonly<Partial<BodyOf<O>>>;
}

/** Calls operations. */
export interface Client {
  /**
   * Where calls go. It signs in first, or asks which project is meant, as far as that is needed.
   *
   * @throws what a call throws
   */
  projectUrl(options?: CallOptions): Promise<ProjectUrl>;
  /**
   * Calls an operation.
   *
   * @returns the answer; undefined where the operation has none. Unless the client is strict, its
   *   type says what the pages promise, and this client has not checked it.
   * @throws ServiceError, RequestTimeoutError, ConnectionError, UnreadableAnswerError
   * @throws ClientSetupError when it is not known where to, or a parameter cannot be part of a path
   */
  call<O extends AnyOperation>(
    operation: O,
    input?: CallInput<O>,
    options?: CallOptions,
  ): Promise<ReplyOf<O>>;
}

/**
 * Creates a client. Nothing is sent before the first call.
 *
 * @throws ClientSetupError when something is missing, or credentials would go over the network in the
 *   clear
 *
 * @example
 * ```ts
 * const client = createClient({
 *   endpoint: 'http://localhost:8632',
 *   credentials: { by: 'nothing', projectId: '0123456789abcdef0123456789abcdef' },
 *   fetch: emulator.fetch,
 *   clock: systemClock,
 *   random: createRandom(1),
 * });
 * const { instances } = await client.call(v2.listInstances, { query: { limit: 10 } });
 * instances.length; // 0
 * ```
 */
export function createClient(options: ClientOptions): Client {
  const { fetch, clock, random, timeoutMs = 30_000, retries = 2, strict = false } = options;
  const wire: Wire = { fetch, clock, random, timeoutMs, retries };
  const session = openSession({
    wire,
    credentials: options.credentials,
    endpoint: options.endpoint,
    region: options.region,
    allowHttp: options.allowHttp ?? false,
    digests: options.digests,
  });

  async function answerTo(operation: AnyOperation, input: CallInput<never>, call: CallOptions) {
    const { base, projectId } = await session.projectUrl(call);
    const params = { ...(input.params as object | undefined), project_id: projectId };
    const body = input.body === undefined ? undefined : JSON.stringify(input.body);
    const draft: Draft = {
      method: operation.method,
      url: `${base}${pathOf(operation, params)}${queryOf(input.query ?? {})}`,
      headers: {
        Accept: 'application/json',
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      body,
    };
    // What changes something might do it twice.
    const again = operation.method === 'GET' ? {} : { retries: 0 };
    return exchange(wire, () => session.authorise(draft, call), { ...call, ...again });
  }

  return {
    projectUrl: (options = {}) => session.projectUrl(options),
    async call(operation, input = {}, call = {}) {
      const ask = () => answerTo(operation, input as CallInput<never>, call);
      const answer = await ask().catch((error: unknown) => {
        // The token may have been revoked before its time.
        const isRefused = error instanceof ServiceError && error.httpStatus === 401;
        if (!isRefused || !session.renew()) throw error;
        return ask();
      });
      return readReply(operation, answer, strict);
    },
  };
}

function readReply<O extends AnyOperation>(operation: O, answer: Answer, strict: boolean) {
  const { id, success } = operation;
  if (!success.body || (answer.text === '' && success.also !== undefined)) {
    return undefined as ReplyOf<O>;
  }
  const body = jsonIn(answer, `${id}: expected JSON`);
  return (strict ? fitting(success.body, body, `${id}:`) : body) as ReplyOf<O>;
}

function pathOf({ path }: AnyOperation, params: Readonly<Record<string, unknown>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(params[name] ?? '');
    // These would be another path.
    if (!/^\.{0,2}$/.test(value)) return encodeURIComponent(value);
    throw new ClientSetupError(`${name}: expected an id, got ${JSON.stringify(value)}`);
  });
}

function queryOf(query: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  if (given.length === 0) return '';
  const pairs = given.map(([name, value]): [string, string] => [name, String(value)]);
  return `?${new URLSearchParams(pairs)}`;
}
