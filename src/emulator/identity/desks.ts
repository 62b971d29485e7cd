// The desks of the identity service: which path and method is answered by which, and how.

import { DcsError } from '../../protocol/index.js';
import type { Random } from '../../random/index.js';
import { type Moment, requireProject, type Sender, senderOf } from './access.js';
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
import { domainOf, grantTo, grantToAnybody, projectOf } from './sign-in.js';
import { signInSchema } from './sign-in-schema.js';
import { type Grant, issueToken, readToken } from './tokens.js';

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

/** What a desk works with. */
export interface Matter {
  readonly request: IdentityRequest;
  readonly moment: Moment;
  readonly settings: Settings;
  readonly random: Random;
}

/** Answers one method of one path. */
export type Desk = (matter: Matter) => IdentityReply;

/**
 * Finds the desk for a request.
 *
 * @param path - without a slash at the end
 * @throws KeystoneError when there is nothing at that path, or not by that method
 */
export function deskFor(path: string, method: string): Desk {
  const place = places.find(({ pattern }) => pattern.test(path));
  if (!place) throw new KeystoneError(404, 'There is nothing at this path.');
  const desk = place.desks[method === 'HEAD' ? 'GET' : method];
  if (!desk) {
    const offered = Object.keys(place.desks).join(' and ');
    throw new KeystoneError(405, `${method} is not offered here; ${offered} is.`);
  }
  return desk;
}

const places: readonly { pattern: RegExp; desks: Record<string, Desk | undefined> }[] = [
  { pattern: /^\/v3$/, desks: { GET: showVersion } },
  { pattern: /^\/v3\/auth\/tokens$/, desks: { POST: issue, GET: showToken } },
  { pattern: /^\/v3\/auth\/catalog$/, desks: { GET: showCatalog } },
  { pattern: /^\/v3\/(auth\/)?projects$/, desks: { GET: listProjects } },
  { pattern: /^\/v3\/auth\/domains$/, desks: { GET: listDomains } },
  { pattern: /^\/v2\.1\/[^/]+\/os-security-groups$/, desks: { GET: listSecurityGroups } },
];

function showVersion({ request }: Matter): IdentityReply {
  return { status: 200, body: versionDocument(request.url.origin) };
}

function issue({ request, moment, settings, random }: Matter): IdentityReply {
  const read = signInSchema.safeParse(request.json);
  if (!read.success) {
    const [problem] = read.error.issues;
    const place = problem?.path.map(String).join('.') || 'the body';
    throw new KeystoneError(400, `${place}: ${problem?.message}`);
  }
  const { identity } = read.data.auth;
  const grant = grantTo(read.data.auth, settings, random, moment);
  return tokenReply(201, grant, identity.methods, { request, moment, settings, random });
}

function showToken(matter: Matter): IdentityReply {
  const { request, moment, settings } = matter;
  const sender = requireSender(matter);
  const subject = readToken(request.headers.get('x-subject-token') ?? '', settings.tokenKey);
  const isGood = subject !== undefined && subject.expiresAtMs > moment.nowMs;
  if (settings.isStrict && !isGood) throw new KeystoneError(404, 'There is no such token.');
  const grant = subject ?? grantOf(sender, matter);
  return tokenReply(200, grant, ['password'], matter);
}

function tokenReply(
  status: number,
  grant: Grant,
  methods: readonly string[],
  { request, moment, settings }: Matter,
): IdentityReply {
  const catalog = catalogFor(grant, request.url.origin, settings.region);
  const body = tokenDocument(grant, methods, catalog, moment);
  return { status, body, subjectToken: issueToken(grant, settings.tokenKey) };
}

function showCatalog(matter: Matter): IdentityReply {
  const { request, settings } = matter;
  const grant = grantOf(requireSender(matter), matter);
  const { origin } = request.url;
  const links = { self: `${origin}/v3/auth/catalog`, previous: null, next: null };
  return { status: 200, body: { catalog: catalogFor(grant, origin, settings.region), links } };
}

function listProjects(matter: Matter): IdentityReply {
  const { request, settings } = matter;
  const { domain, project } = grantOf(requireSender(matter), matter);
  const name = request.url.searchParams.get('name');
  const asked = name ? projectOf({ name }, settings) : project;
  return { status: 200, body: projectsDocument(asked ? [asked] : [], domain, request.url.origin) };
}

function listDomains(matter: Matter): IdentityReply {
  const { request } = matter;
  const { domain } = grantOf(requireSender(matter), matter);
  const name = request.url.searchParams.get('name');
  const asked = name ? domainOf({ name }) : domain;
  return { status: 200, body: domainsDocument([asked], request.url.origin) };
}

function listSecurityGroups(matter: Matter): IdentityReply {
  const projectId = matter.request.url.pathname.split('/')[2] as string;
  const sender = requireSender(matter);
  refusing(() => requireProject(sender, projectId, matter.settings));
  return { status: 200, body: securityGroupsDocument(projectId) };
}

/** What a sender may do: what the token grants, or everything in the project that is named. */
function grantOf({ grant, projectId }: Sender, { settings, moment }: Matter): Grant {
  return grant ?? grantToAnybody({ id: projectId }, settings, moment);
}

function requireSender({ request, settings, moment }: Matter): Sender {
  return refusing(() => senderOf(request, settings, moment));
}

/** Says what DCS would refuse in the words of the identity service. */
function refusing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof DcsError)) throw error;
    throw error.httpStatus === 403 ? new KeystoneError(403, error.message) : unauthorized();
  }
}
