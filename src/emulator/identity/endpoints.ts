// The endpoints of the identity service: what answers which path and method, and how.

import { DcsError, errorFormOf } from '../../protocol/index.js';
import type { Random } from '../../random/index.js';
import { requireProject, type Sender, senderOf, type Times } from './access.js';
import type { SignedRequest } from './canonical-request.js';
import {
  catalogFor,
  domainsDocument,
  projectsDocument,
  securityGroupsDocument,
  tokenDocument,
  versionDocument,
} from './documents.js';
import { KeystoneError, unauthorized } from './keystone-error.js';
import type { Settings } from './settings.js';
import { anonymousSession, domainOf, projectOf, signIn } from './sign-in.js';
import { signInSchema } from './sign-in-schema.js';
import { issueToken, readToken, type Session } from './tokens.js';

/** A request to the identity service. */
export interface IdentityRequest extends SignedRequest {
  /** The body as JSON; undefined when there is none. */
  readonly json: unknown;
}

/** What the identity service answers. */
export interface IdentityReply {
  readonly status: number;
  readonly body: unknown;
  /** Goes into the header `X-Subject-Token`. */
  readonly subjectToken?: string;
}

/** A request to an endpoint, with what its answer depends on. */
export interface IdentityCall {
  readonly request: IdentityRequest;
  readonly times: Times;
  readonly settings: Settings;
  readonly random: Random;
}

/** Answers one method of one path. */
export type Endpoint = (call: IdentityCall) => IdentityReply;

/**
 * Finds the endpoint for a request.
 *
 * @param path - without a slash at the end
 * @throws KeystoneError when there is nothing at that path, or not by that method
 */
export function endpointFor(path: string, method: string): Endpoint {
  const found = endpoints.find(({ pattern }) => pattern.test(path));
  if (!found) throw new KeystoneError(404, 'There is nothing at this path.');
  const endpoint = found.methods[method === 'HEAD' ? 'GET' : method];
  if (!endpoint) {
    const offered = Object.keys(found.methods).join(' and ');
    throw new KeystoneError(405, `${method} is not offered here; ${offered} is.`);
  }
  return endpoint;
}

const endpoints: readonly { pattern: RegExp; methods: Record<string, Endpoint | undefined> }[] = [
  { pattern: /^\/v3$/, methods: { GET: showVersion } },
  { pattern: /^\/v3\/auth\/tokens$/, methods: { POST: issue, GET: showToken } },
  { pattern: /^\/v3\/auth\/catalog$/, methods: { GET: showCatalog } },
  { pattern: /^\/v3\/(auth\/)?projects$/, methods: { GET: listProjects } },
  { pattern: /^\/v3\/auth\/domains$/, methods: { GET: listDomains } },
  { pattern: /^\/v2\.1\/[^/]+\/os-security-groups$/, methods: { GET: listSecurityGroups } },
];

function showVersion({ request }: IdentityCall): IdentityReply {
  return { status: 200, body: versionDocument(request.url.origin) };
}

function issue({ request, times, settings, random }: IdentityCall): IdentityReply {
  const read = signInSchema.safeParse(request.json);
  if (!read.success) {
    const [problem] = read.error.issues;
    const place = problem?.path.map(String).join('.') || 'the body';
    throw new KeystoneError(400, `${place}: ${problem?.message}`);
  }
  const { identity } = read.data.auth;
  const session = signIn(read.data.auth, settings, random, times);
  return tokenReply(201, session, identity.methods, { request, times, settings, random });
}

function showToken(call: IdentityCall): IdentityReply {
  const { request, times, settings } = call;
  const sender = requireSender(call);
  const subject = readToken(request.headers.get('x-subject-token') ?? '', settings.tokenKey);
  const isGood = subject !== undefined && subject.expiresAtMs > times.nowMs;
  if (settings.isStrict && !isGood) throw new KeystoneError(404, 'There is no such token.');
  const session = subject ?? sessionOf(sender, call);
  return tokenReply(200, session, ['password'], call);
}

function tokenReply(
  status: number,
  session: Session,
  methods: readonly string[],
  { request, times, settings }: IdentityCall,
): IdentityReply {
  const catalog = catalogFor(session, request.url.origin, settings.region);
  const body = tokenDocument(session, methods, catalog, times);
  return { status, body, subjectToken: issueToken(session, settings.tokenKey) };
}

function showCatalog(call: IdentityCall): IdentityReply {
  const { request, settings } = call;
  const session = sessionOf(requireSender(call), call);
  const { origin } = request.url;
  const links = { self: `${origin}/v3/auth/catalog`, previous: null, next: null };
  return { status: 200, body: { catalog: catalogFor(session, origin, settings.region), links } };
}

function listProjects(call: IdentityCall): IdentityReply {
  const { request, settings } = call;
  const { domain, project } = sessionOf(requireSender(call), call);
  const name = request.url.searchParams.get('name');
  const asked = name ? projectOf({ name }, settings) : project;
  return { status: 200, body: projectsDocument(asked ? [asked] : [], domain, request.url.origin) };
}

function listDomains(call: IdentityCall): IdentityReply {
  const { request } = call;
  const { domain } = sessionOf(requireSender(call), call);
  const name = request.url.searchParams.get('name');
  const asked = name ? domainOf({ name }) : domain;
  return { status: 200, body: domainsDocument([asked], request.url.origin) };
}

function listSecurityGroups(call: IdentityCall): IdentityReply {
  const projectId = call.request.url.pathname.split('/')[2] as string;
  const sender = requireSender(call);
  refusing(() => requireProject(sender, projectId, call.settings));
  return { status: 200, body: securityGroupsDocument(projectId) };
}

/** The session of a sender; without a token, one that may do everything in the project it names. */
function sessionOf({ session, projectId }: Sender, { settings, times }: IdentityCall): Session {
  return session ?? anonymousSession({ id: projectId }, settings, times);
}

function requireSender({ request, settings, times }: IdentityCall): Sender {
  return refusing(() => senderOf(request, settings, times));
}

/** Translates a refusal of DCS into one of the identity service. */
function refusing<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    // A wrong signature does not come past the gateway, which has its own words.
    if (!(error instanceof DcsError) || errorFormOf(error.code, 'v2') === 'gateway') throw error;
    throw error.httpStatus === 403 ? new KeystoneError(403, error.message) : unauthorized();
  }
}
