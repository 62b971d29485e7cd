// The log of requests: who asked what of the service's API, and what came of it. It has no bodies, headers
// or queries of requests, so no secret is in it. Only the newest are known, and what is asked over and over
// does not push out what changed something.

import type { StateName } from '../../../machines/index.js';
import type { Clock } from '../../time/index.js';
import { type Call, errorIn, requestIdOf, type ToldError } from '../http/index.js';
import type { Caller } from '../world/index.js';
import { faultHeader, isDropped } from './fault-marks.js';

/** A request that was answered. */
export interface LoggedRequest {
  /** The first one has 1. */
  readonly number: number;
  /** When it came in, in milliseconds of the service's time. */
  readonly atMs: number;
  readonly method: string;
  /** Without its query. */
  readonly path: string;
  /** The operation; undefined for a path that none has, and for signing in. */
  readonly operation: string | undefined;
  readonly project: string | undefined;
  /** The instance of the path. */
  readonly instance: string | undefined;
  /** The state that the instance was in when a request for it was refused. */
  readonly state: StateName | undefined;
  /** Who asked: the user, and the program by its own word. */
  readonly user: string | undefined;
  readonly agent: string | undefined;
  readonly status: number;
  /** The code of an error. */
  readonly code: string | undefined;
  /** Why it was refused. */
  readonly reason: string | undefined;
  /** The ids of the fault rules that it met. */
  readonly faults: string | undefined;
  /** How long the answer took, in milliseconds of the real time. */
  readonly durationMs: number;
  readonly requestId: string;
}

/** What a log is made of. */
export interface RequestLogOptions {
  /** How many requests are known; half of them at most are reads that were answered. */
  readonly limit: number;
  readonly real: Clock;
  /** The time of the service, in milliseconds since 1970. */
  readonly now: () => number;
  /** The state of an instance, if there is one. */
  readonly stateOf: (instance: string) => StateName | undefined;
}

/** What is known of a request before it is answered. */
interface Begun {
  readonly call: Call;
  caller?: Caller;
}

/** How many characters of a text are kept: with 2000 requests, 3 MB at most. */
const longest = { path: 300, name: 64, agent: 120, reason: 600 };

/** How many requests more are known before the oldest are taken out, all at once. */
const slack = 64;

/** The log of one service. */
export class RequestLog {
  /** Whether a request is being answered before anything is waited for, as most reads are, and its call. */
  #isAtOnce = false;
  #begunAtOnce: Begun | undefined;
  /** The calls that began later, by the ids of their requests. */
  readonly #begun = new Map<string, Begun>();
  readonly #reads: LoggedRequest[] = [];
  readonly #others: LoggedRequest[] = [];
  readonly #listeners = new Set<() => void>();
  #last = 0;

  constructor(private readonly options: RequestLogOptions) {}

  /** The number of the newest request; 0 before the first. */
  get last(): number {
    return this.#last;
  }

  /** Those that are known, newest first. */
  get newestFirst(): readonly LoggedRequest[] {
    const known = [this.#reads, this.#others].flatMap((requests) =>
      requests.slice(-this.#mostOfEach),
    );
    return known.sort((a, b) => b.number - a.number);
  }

  get #mostOfEach(): number {
    return Math.ceil(this.options.limit / 2);
  }

  /** Calls back after each request; the result ends that. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes in that a request has found its operation; the result takes in who asks. */
  begin(call: Call): (caller: Caller) => void {
    const begun: Begun = { call };
    if (this.#isAtOnce) this.#begunAtOnce = begun;
    else this.#begun.set(call.requestId, begun);
    return (caller) => {
      begun.caller = caller;
    };
  }

  /** Answers a request and notes it. */
  around(
    request: Request,
    answer: () => Response | Promise<Response>,
  ): Response | Promise<Response> {
    const { real, now } = this.options;
    const [atMs, startMs] = [now(), real.now()];
    // What is asked from within an answer, such as that of the demo fleet, is another request.
    const [isOuterAtOnce, outer] = [this.#isAtOnce, this.#begunAtOnce];
    this.#isAtOnce = true;
    this.#begunAtOnce = undefined;
    const response = answer();
    const atOnce = this.#begunAtOnce;
    this.#isAtOnce = isOuterAtOnce;
    this.#begunAtOnce = outer;
    const noted = (done: Response): Response => {
      this.#note(request, atOnce, atMs, real.now() - startMs, done);
      return done;
    };
    return response instanceof Promise ? response.then(noted) : noted(response);
  }

  #note(
    request: Request,
    atOnce: Begun | undefined,
    atMs: number,
    durationMs: number,
    response: Response,
  ): void {
    // To look into the headers of an answer makes it dearer. Pages and the control plane have no ids there.
    const requestId = atOnce?.call.requestId ?? requestIdOf(response);
    if (requestId === undefined) return;
    const begun = atOnce ?? this.#begun.get(requestId);
    if (!atOnce) this.#begun.delete(requestId);
    const { status } = response;
    const isRefused = status >= 400;
    const { url } = request;
    const part = (text: string | undefined, most: number) => text && clipped(text, most, url);
    const instance = part(begun?.call.params.instance_id?.toLowerCase(), longest.name);
    // One shape for all of them, which is cheaper than to leave out what is not there.
    const noted: LoggedRequest = {
      number: isRefused ? 0 : ++this.#last,
      atMs,
      method: request.method,
      path: clipped(pathOf(url), longest.path, url),
      operation: begun?.call.operation.id,
      project: part(begun?.call.project, longest.name) || undefined,
      instance,
      state: isRefused && instance !== undefined ? this.options.stateOf(instance) : undefined,
      user: clipped(begun?.caller?.userName ?? '', longest.name) || undefined,
      agent: clipped(request.headers.get('user-agent') ?? '', longest.agent) || undefined,
      status,
      code: undefined,
      reason: undefined,
      faults: (isRefused && response.headers.get(faultHeader)) || undefined,
      durationMs,
      requestId,
    };
    if (!isRefused) {
      this.#put(noted, isAnsweredRead(noted) ? this.#reads : this.#others);
      return;
    }
    const put = ({ code, reason }: ToldError) =>
      this.#put(
        { ...noted, number: ++this.#last, code, reason: reason && clipped(reason, longest.reason) },
        this.#others,
      );
    if (isDropped(response)) put({ reason: 'a fault rule broke the connection' });
    else errorIn(response).then(put, () => put({}));
  }

  #put(request: LoggedRequest, into: LoggedRequest[]): void {
    into.push(request);
    const most = this.#mostOfEach;
    if (into.length > most + slack) into.splice(0, into.length - most);
    for (const listener of this.#listeners) listener();
  }
}

/** Whether a request only read, and was answered. */
export const isAnsweredRead = ({ method, status }: LoggedRequest): boolean =>
  (method === 'GET' || method === 'HEAD') && status < 400;

function pathOf(url: string): string {
  const start = url.indexOf('/', url.indexOf(':') + 3);
  const end = url.indexOf('?', start);
  return url.slice(start, end < 0 ? undefined : end);
}

/**
 * The beginning of a text, as a text of its own: a part would keep the whole in memory.
 *
 * @param whole - what the text is itself a part of
 */
function clipped(text: string, most: number, whole = text): string {
  const clip = text.length <= most ? text : `${text.slice(0, most)}…`;
  return whole.length <= longest.reason ? clip : JSON.parse(JSON.stringify(clip));
}
