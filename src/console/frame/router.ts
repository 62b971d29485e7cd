// Which view the address asks for: what stands behind #.

import { useEffect, useState } from 'preact/hooks';

/** A view. */
export type Route =
  | { readonly view: 'fleet' }
  | { readonly view: 'instance'; readonly id: string }
  | { readonly view: 'faults' }
  | { readonly view: 'connect' };

/** Reads an address; one that it does not know means the fleet. */
export function routeOf(hash: string): Route {
  const [view, id] = hash.replace(/^#\/?/, '').split('/');
  if (view === 'instances' && id) return { view: 'instance', id: decodeURIComponent(id) };
  return { view: view === 'faults' || view === 'connect' ? view : 'fleet' };
}

/** The address of an instance. */
export const instanceHref = (id: string): string => `#/instances/${encodeURIComponent(id)}`;

/** The present view. */
export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = () => setHash(location.hash);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return routeOf(hash);
}
