// Calls to the identity service, made as clients make them.

import type { IdentityReply } from '../../../src/emulator/identity/endpoints.js';
import { createIdentity } from '../../../src/emulator/identity/identity.js';
import type { IdentityOptions } from '../../../src/emulator/identity/settings.js';
import { createRandom } from '../../../src/random/index.js';

export const base = 'http://127.0.0.1:8632';
export const hour = 60 * 60 * 1000;
export const start = { nowMs: Date.UTC(2026, 0, 1), wallNowMs: Date.UTC(2026, 10, 23) };
export const users = [{ name: 'alice', password: 'Correct-Horse-9' }];

export const identityWith = (options: Partial<IdentityOptions>) =>
  createIdentity({ random: createRandom(7), ...options });
export type Identity = ReturnType<typeof identityWith>;

interface Call {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly json?: unknown;
}

// biome-ignore lint/suspicious/noExplicitAny: answers are looked at as clients do
type Told = IdentityReply & { body: any };

export function call(
  identity: Identity,
  { method = 'GET', path, headers, json }: Call,
  times = start,
) {
  const body = method === 'GET' ? undefined : new TextEncoder().encode(JSON.stringify(json));
  const url = new URL(base + path);
  const request = { method, url, headers: new Headers(headers), body, json };
  return identity.answer(request, times) as Told;
}

export const passwordOf = (name: string, password: string) => ({
  methods: ['password'],
  password: { user: { name, password, domain: { name: 'OTC-EU-DE-000' } } },
});

export function signIn(identity: Identity, password: string, scope?: unknown, times = start) {
  const json = { auth: { identity: passwordOf('alice', password), scope } };
  return call(identity, { method: 'POST', path: '/v3/auth/tokens', json }, times);
}

/** The code with which a token is refused for a project; undefined when it comes in. */
export function codeFor(
  identity: Identity,
  token: string | undefined,
  project?: string,
  times = start,
) {
  const headers = new Headers(token === undefined ? {} : { 'X-Auth-Token': token });
  const url = new URL(`${base}/v2/${project}/instances`);
  try {
    identity.authorize({ method: 'GET', url, headers, body: undefined }, project, times);
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

export const inProject = { project: { name: 'eu-nl_team', domain: { name: 'OTC-EU-DE-000' } } };
