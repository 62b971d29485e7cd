// A session: knows where the service is and which project is meant, and puts on every request what
// lets it in. It signs in when it has to, and again when a token grows old.

import type { Credentials } from './credentials.js';
import { parseEndpoint, requireSafe } from './endpoint.js';
import { ClientSetupError } from './errors.js';
import type { CallOptions, Draft, Wire } from './exchange.js';
import {
  type CatalogService,
  findProject,
  type IssuedToken,
  inspectToken,
  projectOfAnybody,
  signIn,
} from './identity.js';
import type { Digests } from './ports.js';
import { signed } from './signature.js';

/** Where requests go. */
export interface ProjectUrl {
  /** The address of the service, without a version and a slash at the end. */
  readonly base: string;
  /** The id of the project. */
  readonly projectId: string;
}

/** Lets requests in. */
export interface Session {
  projectUrl(options: CallOptions): Promise<ProjectUrl>;
  authorise(draft: Draft, options: CallOptions): Promise<Draft>;
  /** Forgets a token that was refused; tells whether there can be another one. */
  renew(): boolean;
}

/** What a session is opened with. */
export interface SessionOptions {
  readonly wire: Wire;
  readonly credentials: Credentials;
  /** The service's address; the catalog's unless given. */
  readonly endpoint?: string | undefined;
  /** Which of the catalog's regions is meant. */
  readonly region?: string | undefined;
  readonly allowHttp: boolean;
  readonly digests?: Digests | undefined;
}

/** A token is no longer used so long before its end, in milliseconds. */
const marginMs = 60_000;

/**
 * Opens a session. Nothing is sent before the first request.
 *
 * @throws ClientSetupError when something is missing or unsafe
 */
export function openSession(options: SessionOptions): Session {
  const { credentials, allowHttp } = options;
  requireSendable(credentials);
  const isSecret = credentials.by !== 'nothing';
  const endpoint = options.endpoint === undefined ? undefined : parseEndpoint(options.endpoint);
  const authUrl = 'authUrl' in credentials ? credentials.authUrl : undefined;
  for (const address of isSecret ? [endpoint?.base, authUrl] : []) {
    if (address === undefined) continue;
    parseEndpoint(address, 'the address of the identity service');
    requireSafe(address, allowHttp);
  }
  const access = accessBy(options);

  async function find(call: CallOptions): Promise<ProjectUrl> {
    const { projectId, services } = await access.find(call, endpoint?.projectId);
    const base = endpoint?.base ?? parseEndpoint(addressIn(services, options.region)).base;
    // The catalog comes from outside as well.
    if (isSecret) requireSafe(base, allowHttp);
    return { base, projectId };
  }
  let url: ProjectUrl | undefined;
  return {
    async projectUrl(call) {
      url ??= await find(call);
      return url;
    },
    authorise: access.authorise,
    renew: access.renew,
  };
}

/** Runtimes repeat a header that they refuse in their complaint, and these must not be seen. */
function requireSendable(credentials: Credentials): void {
  const headers = {
    token: 'token' in credentials ? credentials.token : undefined,
    'access key': 'accessKey' in credentials ? credentials.accessKey : undefined,
    'id of the project': 'project' in credentials ? credentials.project.id : undefined,
  };
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || /^[!-~]+$/.test(value)) continue;
    throw new ClientSetupError(`the ${name} has characters in it that no header can carry`);
  }
}

interface Access {
  find(
    call: CallOptions,
    projectId: string | undefined,
  ): Promise<{ readonly projectId: string; readonly services: readonly CatalogService[] }>;
  authorise: Session['authorise'];
  renew: Session['renew'];
}

function accessBy({ wire, credentials, endpoint, digests }: SessionOptions): Access {
  switch (credentials.by) {
    case 'nothing':
      return {
        async find(call, own) {
          const given = own ?? credentials.projectId;
          const base = endpoint === undefined ? undefined : parseEndpoint(endpoint).base;
          const projectId =
            given ?? (base === undefined ? undefined : await projectOfAnybody(wire, base, call));
          if (projectId === undefined) throw noProject();
          return { projectId, services: [] };
        },
        authorise: async (draft) => draft,
        renew: () => false,
      };
    case 'token': {
      const { token, authUrl, projectId } = credentials;
      return accessByToken({
        wire,
        projectId,
        isRenewable: false,
        needsGrant: (own) => (own === undefined || endpoint === undefined) && authUrl !== undefined,
        issue: async (call) =>
          authUrl === undefined
            ? { token, expiresAtMs: Number.POSITIVE_INFINITY, projectId, services: [] }
            : inspectToken(wire, authUrl, token, call),
        token,
      });
    }
    case 'password':
      return accessByToken({
        wire,
        projectId: credentials.project.id,
        isRenewable: true,
        needsGrant: () => true,
        issue: (call) => signIn(wire, credentials, call),
      });
    case 'accessKey': {
      const { project, authUrl } = credentials;
      if (!digests) throw new ClientSetupError('an access key needs digests to sign with');
      const sign = (draft: Draft) => signed(draft, { ...credentials, digests }, wire.clock.now());
      let projectId = project.id;
      return {
        async find(call, own) {
          projectId ??= own;
          if (projectId === undefined) {
            if (authUrl === undefined || project.name === undefined) throw noProject();
            projectId = await findProject(wire, { authUrl, project }, sign, call);
          }
          return { projectId, services: [] };
        },
        authorise: (draft) => {
          const scope = projectId === undefined ? {} : { 'X-Project-Id': projectId };
          return sign({ ...draft, headers: { ...draft.headers, ...scope } });
        },
        renew: () => false,
      };
    }
  }
}

interface TokenAccess {
  readonly wire: Wire;
  readonly projectId: string | undefined;
  readonly isRenewable: boolean;
  readonly needsGrant: (projectId: string | undefined) => boolean;
  readonly issue: (call: CallOptions) => Promise<IssuedToken>;
  /** The token, when it is there from the beginning. */
  readonly token?: string;
}

function accessByToken(access: TokenAccess): Access {
  const { wire, isRenewable } = access;
  let issued: IssuedToken | undefined;
  async function current({ signal }: CallOptions): Promise<IssuedToken> {
    const isOld = isRenewable && issued && issued.expiresAtMs - marginMs <= wire.clock.now();
    if (!issued || isOld) issued = await access.issue({ signal });
    return issued;
  }
  return {
    async find(call, own) {
      const given = access.projectId ?? own;
      const found = access.needsGrant(given) ? await current(call) : undefined;
      const projectId = given ?? found?.projectId;
      if (projectId === undefined) throw noProject();
      return { projectId, services: found?.services ?? [] };
    },
    async authorise(draft, call) {
      const token = access.token ?? (await current(call)).token;
      return { ...draft, headers: { ...draft.headers, 'X-Auth-Token': token } };
    },
    renew() {
      issued = undefined;
      return isRenewable;
    },
  };
}

const noProject = () => new ClientSetupError('which project is meant is not known; give its id');

function addressIn(services: readonly CatalogService[], region: string | undefined): string {
  const there = services.filter((each) => region === undefined || each.region === region);
  const bases = [...new Set(there.map(({ url }) => parseEndpoint(url, 'the catalog').base))];
  const [base] = bases;
  if (base !== undefined && bases.length === 1) return base;
  const regions = [...new Set(services.map((each) => each.region))].join(', ');
  throw new ClientSetupError(
    base === undefined
      ? `the catalog has ${regions ? `DCS in ${regions} only` : 'no DCS'}; give an endpoint`
      : `the catalog has DCS in ${regions}; say in which region, or give an endpoint`,
  );
}
