// Talks to the identity service: a token for a password, what a token is for, the id of a project.

import * as z from 'zod/mini';
import type { PasswordCredentials, Reference } from './credentials.js';
import { identityBase } from './endpoint.js';
import { ClientSetupError, ServiceError, UnreadableAnswerError } from './errors.js';
import { type Answer, type CallOptions, type Draft, exchange, type Wire } from './exchange.js';
import { type AnswerSchema, fitting, jsonIn } from './read-answer.js';

/** What a token stands for. */
export interface IssuedToken {
  readonly token: string;
  /** When it is no longer good, in milliseconds since 1970. */
  readonly expiresAtMs: number;
  readonly projectId: string | undefined;
  /** Where the DCS of each region answers, by the catalog. */
  readonly services: readonly CatalogService[];
}

/** Where DCS answers. */
export interface CatalogService {
  readonly region: string;
  readonly url: string;
}

const endpoint = z.object({
  interface: z.string(),
  region: z.nullish(z.string()),
  region_id: z.nullish(z.string()),
  url: z.string(),
});
const tokenBody = z.object({
  token: z.object({
    expires_at: z.string(),
    project: z.nullish(z.object({ id: z.string() })),
    catalog: z.nullish(z.array(z.object({ type: z.string(), endpoints: z.array(endpoint) }))),
  }),
});
const projectsBody = z.object({ projects: z.array(z.object({ id: z.string() })) });

/**
 * Asks a service that lets all callers in which project it takes for a caller who names none.
 *
 * @param base - the address of the service; its identity service answers there, too
 * @returns undefined when it has no answer to that
 */
export async function projectOfAnybody(
  wire: Wire,
  base: string,
  options: CallOptions,
): Promise<string | undefined> {
  const url = `${identityBase(base)}/auth/projects`;
  const draft = { method: 'GET', url, headers: { Accept: 'application/json' } };
  try {
    const answer = await exchange(wire, () => draft, options);
    return readAs(projectsBody, answer, 'a list of projects').projects[0]?.id;
  } catch (error) {
    if (error instanceof ServiceError && error.httpStatus < 500 && error.httpStatus !== 429) {
      return undefined;
    }
    throw error;
  }
}

/** Exchanges a password for a token. */
export async function signIn(
  wire: Wire,
  { authUrl, username, password, domain, project }: PasswordCredentials,
  options: CallOptions,
): Promise<IssuedToken> {
  const owner = domain === undefined ? {} : { domain };
  const auth = {
    identity: { methods: ['password'], password: { user: { name: username, password, ...owner } } },
    scope: { project: project.id === undefined ? { name: project.name, ...owner } : project },
  };
  const draft = {
    method: 'POST',
    url: `${identityBase(authUrl)}/auth/tokens`,
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({ auth }),
  };
  const answer = await exchange(wire, () => draft, options);
  const token = answer.headers.get('x-subject-token');
  if (!token) throw new UnreadableAnswerError('the identity service gave no token');
  return issuedTokenIn(token, answer);
}

/** Asks what a token is for. */
export async function inspectToken(
  wire: Wire,
  authUrl: string,
  token: string,
  options: CallOptions,
): Promise<IssuedToken> {
  const draft = {
    method: 'GET',
    url: `${identityBase(authUrl)}/auth/tokens`,
    headers: { 'X-Auth-Token': token, 'X-Subject-Token': token, Accept: 'application/json' },
  };
  return issuedTokenIn(token, await exchange(wire, () => draft, options));
}

function issuedTokenIn(token: string, answer: Answer): IssuedToken {
  const { expires_at, project, catalog } = readAs(tokenBody, answer, 'a token').token;
  const expiresAtMs = Date.parse(expires_at);
  return {
    token,
    // An unreadable time is no reason to refuse the token.
    expiresAtMs: Number.isNaN(expiresAtMs) ? Number.POSITIVE_INFINITY : expiresAtMs,
    projectId: project?.id,
    services: (catalog ?? [])
      .filter(({ type }) => /^dcs(v[12])?$/.test(type))
      .flatMap(({ endpoints }) => endpoints)
      .filter((each) => each.interface === 'public')
      .map(({ region, region_id, url }) => ({ region: region ?? region_id ?? '', url })),
  };
}

/**
 * Finds the id of a project.
 *
 * @param sign - signs the request
 * @throws ClientSetupError when there is not exactly one of that name
 */
export async function findProject(
  wire: Wire,
  { authUrl, project }: { authUrl: string; project: Reference },
  sign: (draft: Draft) => Promise<Draft>,
  options: CallOptions,
): Promise<string> {
  const url = `${identityBase(authUrl)}/projects?name=${encodeURIComponent(project.name ?? '')}`;
  const draft = { method: 'GET', url, headers: { Accept: 'application/json' } };
  const answer = await exchange(wire, () => sign(draft), options);
  const { projects } = readAs(projectsBody, answer, 'a list of projects');
  const [found] = projects;
  if (found && projects.length === 1) return found.id;
  throw new ClientSetupError(
    `there are ${projects.length} projects called ${JSON.stringify(project.name)}; give the id of one`,
  );
}

/** Reads an answer, as far as it is used. */
const readAs = <T>(schema: AnswerSchema<T>, answer: Answer, wanted: string): T =>
  fitting(schema, jsonIn(answer, `expected ${wanted}`), `expected ${wanted};`);
