// Requests over the network, through the proxies that the environment names, as curl and most programs do.

import { EnvHttpProxyAgent, fetch as send } from 'undici';
import type { Fetch } from '../../client/index.js';
import { isLoopbackUrl } from '../../loopback/index.js';
import type { Environment } from './environment.js';
import { badInput } from './failures.js';

type Variables = Environment['variables'];

/** The names of a variable, in the order in which they count. */
const namesOf = {
  httpProxy: ['http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY'],
  httpsProxy: ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'],
  noProxy: ['no_proxy', 'NO_PROXY'],
} as const;

/**
 * Makes what sends requests through proxies, but for those to this machine. It takes undici, for the fetch
 * of Node 20 knows no proxies.
 *
 * @throws CommandFailure when the address of a proxy is none
 */
export function proxyFetch(variables: Variables): Fetch {
  const noProxy = namesOf.noProxy.map((name) => variables[name]).find(Boolean) ?? '';
  const dispatcher = new EnvHttpProxyAgent({
    httpProxy: proxyIn(variables, namesOf.httpProxy),
    httpsProxy: proxyIn(variables, namesOf.httpsProxy),
    noProxy,
    // What goes over http needs no tunnel, which many proxies allow for https alone.
    proxyTunnel: false,
  });
  return async (request) => {
    if (isLoopbackUrl(request.url)) return fetch(request);
    const { url, method, redirect, signal } = request;
    const body = request.body === null ? {} : { body: await request.text() };
    const headers = Object.fromEntries(request.headers);
    const response = await send(url, { method, headers, ...body, redirect, signal, dispatcher });
    return response as unknown as Response;
  };
}

/** The address of a proxy; an empty text when there is none. */
function proxyIn(variables: Variables, names: readonly string[]): string {
  const name = names.find((each) => variables[each]);
  if (name === undefined) return '';
  const text = variables[name] ?? '';
  const address = text.includes('://') ? text : `http://${text}`;
  if (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)) return address;
  // It may have a password in it.
  throw badInput(`${name}: expected the address of a proxy of http or https`);
}
