// Signing in as clients of the service do: `POST /v3/auth/tokens` with a user, a password and what to
// work in.

import type { Environment } from '../environment.js';
import type { SignedIn } from './access.js';
import { Refused, refusalIn } from './refused.js';

/** What a user signs in with. */
export interface Credentials {
  readonly user: string;
  readonly password: string;
  /** The name of the user's domain; empty for the service's own. */
  readonly domain: string;
  /** The name or the id of a project; empty for the one of the region. */
  readonly project: string;
}

/** A field of the form that a refusal is about. */
export type CredentialField = keyof Credentials;

/** The first field that has to be filled in, and why. */
export function missingIn({ user, password }: Credentials): [CredentialField, string] | undefined {
  if (user.trim() === '') return ['user', 'Enter the name of a user.'];
  return password === '' ? ['password', "Enter the user's password."] : undefined;
}

/**
 * Signs in.
 *
 * @throws Refused with the service's reason; `unauthorized` as its code when the user or the password is
 *   wrong
 */
export async function signIn(
  { request }: Environment,
  { user, password, domain, project }: Credentials,
): Promise<SignedIn> {
  const named = domain.trim() === '' ? {} : { domain: { name: domain.trim() } };
  const body = {
    auth: {
      identity: {
        methods: ['password'],
        password: { user: { name: user.trim(), password, ...named } },
      },
      ...(project.trim() !== '' && {
        scope: { project: { ...reference(project.trim()), ...named } },
      }),
    },
  };
  const response = await request('/v3/auth/tokens', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new Refused('The service does not answer. Try again when it does.');
  });
  if (response.status === 401) {
    throw new Refused('The service knows no such user, or not with this password.', unauthorized);
  }
  if (!response.ok) throw await refusalIn(response);
  const token = response.headers.get('x-subject-token');
  if (!token) throw new Refused('The service answered without a token.');
  const sent = (await response.json()) as { token?: { project?: { id?: string } } };
  return { token, user: user.trim(), project: sent.token?.project?.id };
}

/** The code of a refusal of a user or a password. */
export const unauthorized = 'unauthorized';

const reference = (project: string) =>
  /^[0-9a-f]{32}$/i.test(project) ? { id: project.toLowerCase() } : { name: project };
