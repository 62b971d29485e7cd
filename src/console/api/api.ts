// The two APIs that the page speaks: the service's own for what operators do, and the control plane for
// what only an emulator has. Both refuse in words.

import type { Environment } from '../environment.js';
import type { TraceLine } from '../live/index.js';
import type { Access } from './access.js';
import { Refused, refusalIn } from './refused.js';

/** An instance, by where the API has it. */
export interface InstanceRef {
  readonly project: string;
  readonly id: string;
}

/** Sends requests. */
export interface Api {
  /**
   * Asks the service's API, version 2.
   *
   * @param path - below `/v2/`
   * @throws Refused with the service's reason
   */
  v2<T = void>(method: string, path: string, body?: unknown): Promise<T>;
  /**
   * Asks the control plane. A text is sent as it is, anything else as JSON.
   *
   * @param path - below `/_control`
   * @throws Refused with its reason
   */
  control<T = void>(method: string, path: string, body?: unknown): Promise<T>;
  /** The changes of status that the service remembers, oldest first: of an instance, or since a time. */
  trace(of: { readonly instance?: string; readonly since?: string }): Promise<readonly TraceLine[]>;
}

/**
 * Speaks to the server that the page came from. Where the service checks who asks, the page
 * asks for a sign-in and sends the request again.
 */
export function createApi({ request }: Environment, access: Access): Api {
  async function send(method: string, path: string, body?: unknown): Promise<Response> {
    let response: Response;
    try {
      response = await request(path, {
        method,
        headers: { 'Content-Type': 'application/json', ...access.headers(path) },
        ...(body !== undefined && {
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      });
    } catch {
      throw new Refused('The service does not answer. Nothing was done, as far as is known.');
    }
    return response;
  }
  async function accepted(method: string, path: string, body?: unknown): Promise<Response> {
    const response = await send(method, path, body);
    if (response.ok) return response;
    const refusal = await refusalIn(response);
    // Who may use the control plane is no question of who is signed in.
    if (response.status !== 401 || path.startsWith('/_control')) throw refusal;
    const why = access.signedIn ? 'You have to sign in again' : 'Sign in to go on';
    if (!(await access.ask(`${why}: ${refusal.message}`))) throw refusal;
    const again = await send(method, path, body);
    if (!again.ok) throw await refusalIn(again);
    return again;
  }
  async function json<T>(method: string, path: string, body?: unknown): Promise<T> {
    const text = await (await accepted(method, path, body)).text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
  return {
    v2: (method, path, body) => json(method, `/v2/${path}`, body),
    control: (method, path, body) => json(method, `/_control${path}`, body),
    async trace(of) {
      const path = `/_control/trace?${new URLSearchParams({ ...of })}`;
      const text = await (await accepted('GET', path)).text();
      return text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line));
    },
  };
}
