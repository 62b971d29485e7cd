// Requests over the network. What proxies need is loaded only where the environment names one: every command
// starts with this file.

import type { Fetch } from '../../client/index.js';
import type { Environment } from './environment.js';

const proxyVariable = /^(https?|all)_proxy$/i;

/** Makes what sends requests, through the proxies that the environment names, as curl and most programs do. */
export function networkFetch(variables: Environment['variables']): Fetch {
  let proxied: Promise<Fetch> | undefined;
  return async (request) => {
    const isProxied = Object.keys(variables).some(
      (name) => proxyVariable.test(name) && variables[name],
    );
    if (!isProxied) return fetch(request);
    proxied ??= import('./proxies.js').then(({ proxyFetch }) => proxyFetch(variables));
    return (await proxied)(request);
  };
}
