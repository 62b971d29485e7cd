// The log of a server: one line for each request, for people or for programs. It holds no headers, bodies
// or queries of requests, and what an error says never has the value of a password, so no secret is in it.

import type { ControlAccess, RunningServer } from '../../emulator/index.js';
import type { Environment } from '../environment/environment.js';
import { onOneLine, reasonOf } from '../environment/failures.js';
import { type Colours, styleFor } from '../terminal/style.js';
import type { ServeSettings } from './settings.js';
import { type Summary, type Welcome, welcome } from './welcome.js';

/** The region of a client that names none. */
const defaultRegion = 'eu-de';

/** A request that was answered. */
export interface ServedRequest {
  /** When it came in, in milliseconds since 1970. */
  readonly atMs: number;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly durationMs: number;
  /** The code of an error, if it was one. */
  readonly code?: string | undefined;
  /** Why, if it was one. */
  readonly reason?: string | undefined;
  readonly requestId?: string | undefined;
}

/** A request as a line for people. */
function lineOf(served: ServedRequest, { dim, green, yellow, red, cyan }: Colours): string {
  const { atMs, method, path, status, durationMs, code, reason } = served;
  const paint = status >= 500 ? red : status >= 400 ? yellow : status >= 300 ? cyan : green;
  const time = new Date(atMs).toISOString().slice(11, 23);
  const mark = status >= 400 ? '✗' : '✓';
  const parts = [
    dim(time),
    paint(`${mark} ${status}`),
    method.padEnd(6),
    onOneLine(path),
    dim(`${durationMs} ms`),
    ...(code === undefined ? [] : [paint(onOneLine(code))]),
    ...(reason === undefined ? [] : [onOneLine(reason)]),
  ];
  return parts.join(' ');
}

/** A request as a JSON line. */
function jsonLineOf({ atMs, requestId, code, reason, ...served }: ServedRequest): string {
  return JSON.stringify({
    event: 'request',
    at: new Date(atMs).toISOString(),
    ...served,
    ...(code !== undefined && { code }),
    ...(reason !== undefined && { reason }),
    ...(requestId !== undefined && { requestId }),
  });
}

/** The log of a server. */
export interface ServerLog {
  /** It listens. */
  begun(server: RunningServer, summary: Summary): void;
  /** It answered a request. */
  served(request: ServedRequest): void;
  /** A defect of this program. */
  defect(error: unknown): void;
  /** The disk takes no more, or takes changes again. */
  trouble(trouble: Error | undefined): void;
  /** It has stopped. */
  ended(): void;
}

/** Starts the log of a server: text for people, or JSON lines for programs. */
export function serverLog(
  environment: Environment,
  { json, demo, auth, region = defaultRegion, data, user, ak }: ServeSettings,
  access: ControlAccess,
): ServerLog {
  const control: Welcome['control'] = typeof access === 'string' ? access : 'token';
  const signIn: Welcome['signIn'] = {
    mode: auth,
    ...(user !== undefined && { user }),
    ...(ak !== undefined && { accessKey: ak }),
  };
  const { colours } = styleFor(environment.stdout, environment.variables);
  environment.stdout.onLost?.((reason) =>
    environment.stderr.write(
      `cannot write the log: ${reasonOf(reason)}; serving goes on without it\n`,
    ),
  );
  const { stdout } = environment;
  const say = (line: string) => void stdout.write(`${line}\n`);
  const sayWithOthers = stdout.writeSoon ? (line: string) => stdout.writeSoon?.(`${line}\n`) : say;
  const event = (name: string, more: object = {}) => say(JSON.stringify({ event: name, ...more }));
  return {
    begun({ url, port }, { plan, instances, clock }) {
      const about = {
        version: environment.version,
        url,
        plan,
        region,
        auth,
        control,
        data,
        instances,
        clock,
      };
      if (json) event('listening', { ...about, port });
      else say(welcome({ ...about, signIn }, colours));
    },
    served(request) {
      // The address of a demo stays in view.
      if (demo && !json && request.status < 400) return;
      sayWithOthers(json ? jsonLineOf(request) : lineOf(request, colours));
    },
    /** The disk takes no more, or takes changes again. */
    trouble(trouble) {
      const line = trouble
        ? `--data: ${trouble.message}; until changes can be kept again, none is acknowledged`
        : '--data: changes are kept again';
      environment.stderr.write(`${onOneLine(line)}\n`);
    },
    defect(error) {
      const line = onOneLine(`internal error: ${error}`);
      if (json) event('mistake', { error: line });
      else environment.stderr.write(`${line}\n`);
    },
    ended() {
      if (json) event('stopped');
      else say(colours.dim('Stopped.'));
    },
  };
}
