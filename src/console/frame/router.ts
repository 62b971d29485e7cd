// Which view the address asks for, and how it is to be filtered: what stands behind #. So a view can be
// linked to, and Back leads to where one was.

import { useEffect, useMemo, useState } from 'preact/hooks';

/** What an address says besides its view, such as `search=shop`. */
export type AddressQuery = Readonly<Record<string, string>>;

/** The views that have no more in their path; the first is the one of an address that none of them has. */
const plainViews = ['fleet', 'requests', 'faults', 'connect'] as const;
type PlainView = (typeof plainViews)[number];

/** A view, and what of it. */
export type Route = { readonly query: AddressQuery } & (
  | { readonly view: PlainView }
  | { readonly view: 'instance'; readonly id: string }
);

/** Reads an address; one that it does not know means the fleet. */
export function routeOf(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?');
  const query = Object.fromEntries(new URLSearchParams(search));
  const [view, id] = path.split('/');
  if (view === 'instances' && id) return { view: 'instance', id: decoded(id), query };
  return { view: plainViews.find((each) => each === view) ?? 'fleet', query };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The address of a view; what is empty in the query is left out. */
export function hrefOf(path: string, query: Readonly<Record<string, string | undefined>> = {}) {
  const given = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const search = new URLSearchParams(given).toString();
  return `#/${path}${search && `?${search}`}`;
}

/** The address of an instance. */
export const instanceHref = (id: string, query?: Parameters<typeof hrefOf>[1]): string =>
  hrefOf(`instances/${encodeURIComponent(id)}`, query);

/** Puts another address in the place of the present one: Back leads past it. */
export function replaceAddress(href: string): void {
  if (href !== (location.hash || '#/')) location.replace(href);
}

/** The present view. */
export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = () => setHash(location.hash);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return useMemo(() => routeOf(hash), [hash]);
}
