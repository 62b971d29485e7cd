// What the identity service answers: versions, tokens, projects, domains, and the one answer of the
// compute service that clients ask for.

import type { Times } from './access.js';
import { type CatalogEntry, catalogOf } from './catalog.js';
import { idOf, type Named, regionIn } from './names.js';
import { defaultRegion } from './sign-in.js';
import type { Session } from './tokens.js';

/** The only version there is. */
export function versionDocument(base: string) {
  return {
    version: {
      id: 'v3.6',
      status: 'stable',
      updated: '2016-04-04T00:00:00Z',
      links: [{ rel: 'self', href: `${base}/v3/` }],
      'media-types': [
        { base: 'application/json', type: 'application/vnd.openstack.identity-v3+json' },
      ],
    },
  };
}

/** The catalog for a session, in the region of its project. */
export function catalogFor(
  { project }: Pick<Session, 'project'>,
  base: string,
  region: string | undefined,
): CatalogEntry[] {
  const own = region ?? regionIn(project?.name ?? '') ?? defaultRegion;
  return catalogOf(base, own, project?.id);
}

/** A token as it is told to who has it. */
export function tokenDocument(
  session: Session,
  methods: readonly string[],
  catalog: readonly CatalogEntry[],
  { nowMs, wallNowMs }: Times,
) {
  const { user, domain, project, issuedAtMs, expiresAtMs, auditId } = session;
  // Clients compare these with the clock on their own wall.
  const told = (serviceMs: number) =>
    new Date(serviceMs - nowMs + wallNowMs).toISOString().replace('Z', '000Z');
  return {
    token: {
      methods,
      issued_at: told(issuedAtMs),
      expires_at: told(expiresAtMs),
      audit_ids: [auditId],
      user: { ...user, domain, password_expires_at: '' },
      ...(project ? { project: { ...project, domain } } : { domain }),
      roles: ['te_admin', 'dcs_admin'].map((name) => ({ id: idOf('role', name), name })),
      catalog,
    },
  };
}

/** Projects as a list. */
export function projectsDocument(projects: readonly Named[], domain: Named, base: string) {
  return {
    projects: projects.map(({ id, name }) => ({
      id,
      name,
      description: '',
      domain_id: domain.id,
      parent_id: domain.id,
      enabled: true,
      is_domain: false,
      links: { self: `${base}/v3/projects/${id}` },
    })),
    links: listLinks(`${base}/v3/projects`),
  };
}

/** Domains as a list. */
export function domainsDocument(domains: readonly Named[], base: string) {
  return {
    domains: domains.map(({ id, name }) => ({
      id,
      name,
      description: '',
      enabled: true,
      links: { self: `${base}/v3/domains/${id}` },
    })),
    links: listLinks(`${base}/v3/auth/domains`),
  };
}

/** The security groups of a project: the one that every project has. */
export function securityGroupsDocument(projectId: string) {
  const digits = idOf('service', `security group of ${projectId}`);
  const id = digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const group = { id, name: 'default', description: 'default', tenant_id: projectId, rules: [] };
  return { security_groups: [group] };
}

const listLinks = (self: string) => ({ self, previous: null, next: null });
