// Signing in: which session a client gets.

import { defaultProject } from '../../protocol/index.js';
import type { Random } from '../../random/index.js';
import { isPassword, sha256Hex } from '../crypto/index.js';
import type { Times } from './access.js';
import { unauthorized } from './keystone-error.js';
import { type Named, type Reference, resolve } from './names.js';
import type { Settings } from './settings.js';
import type { SignInRequest } from './sign-in-schema.js';
import { readToken, type Session, tokenLifetimeMs } from './tokens.js';

/** Where everything is that names no domain. */
export const defaultDomain = 'local';
/** The region, and the project, of a client that names none. */
export const defaultRegion = 'eu-de';

/**
 * Signs a client in.
 *
 * @returns the session
 * @throws KeystoneError when signing in is strict and the password or the token is wrong
 */
export function signIn(
  { identity, scope }: SignInRequest,
  settings: Settings,
  random: Random,
  times: Times,
): Session {
  const known = identity.methods.includes('token')
    ? readToken(identity.token?.id ?? '', settings.tokenKey)
    : undefined;
  if (settings.isStrict && !(known ? isFresh(known, times) : hasPassword(identity, settings))) {
    throw unauthorized();
  }
  const user = identity.password?.user;
  return {
    user: known?.user ?? resolve('user', { id: user?.id, name: user?.name }, 'anybody'),
    ...scopeOf(scope, known, known?.domain ?? domainOf(user?.domain), settings),
    issuedAtMs: times.nowMs,
    // A token that was got with a token lasts no longer than that one.
    expiresAtMs: known && settings.isStrict ? known.expiresAtMs : times.nowMs + tokenLifetimeMs,
    auditId: sha256Hex(`audit:${random()}`).slice(0, 22),
  };
}

/** The session of a client without a token: everything in the default project. */
export function anonymousSession(project: Reference, settings: Settings, times: Times): Session {
  return {
    user: resolve('user', {}, 'anybody'),
    domain: domainOf(undefined),
    project: projectOf(project, settings),
    issuedAtMs: times.nowMs,
    expiresAtMs: times.nowMs + tokenLifetimeMs,
    auditId: sha256Hex('audit:anybody').slice(0, 22),
  };
}

/**
 * The project that a reference means; the region's own when it means none. That one has the id that callers
 * without credentials, fixtures and the demo have, too, so that all see the same instances.
 */
export function projectOf(reference: Reference, { region = defaultRegion }: Settings): Named {
  const isOwn = !reference.id && (reference.name || region) === region;
  return resolve('project', isOwn ? { id: defaultProject } : reference, region);
}

/** The domain that a reference means. */
export function domainOf(reference: Reference | undefined): Named {
  return resolve('domain', reference ?? {}, defaultDomain);
}

const isFresh = ({ expiresAtMs }: Session, { nowMs }: Times): boolean => expiresAtMs > nowMs;

function hasPassword(
  { methods, password }: SignInRequest['identity'],
  { passwordHashes }: Settings,
) {
  if (!methods.includes('password')) return false;
  const { id, name = '', password: given = '' } = password?.user ?? {};
  const byId = [...passwordHashes.keys()].find((known) => resolve('user', {}, known).id === id);
  const hash = passwordHashes.get(byId ?? name);
  // Hashing in vain takes as long as checking, so the time does not tell who exists.
  return isPassword(given, hash ?? '') && hash !== undefined;
}

function scopeOf(
  scope: SignInRequest['scope'],
  known: Session | undefined,
  domain: Named,
  settings: Settings,
): Pick<Session, 'project' | 'domain'> {
  if (scope === 'unscoped') return { domain };
  if (scope?.project) {
    const owner = scope.project.domain;
    return {
      domain: owner ? domainOf(owner) : domain,
      project: projectOf(scope.project, settings),
    };
  }
  if (scope?.domain) return { domain: domainOf(scope.domain) };
  return { domain, project: known?.project ?? projectOf({}, settings) };
}
