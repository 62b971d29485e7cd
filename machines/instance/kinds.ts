// The kinds of DCS instance, under the names that the service's `cache_mode` field has for them
// (page ShowInstance). The kind never changes what a status means, only which steps are possible.

/** Every kind of instance, in the order in which the service's pages introduce them. */
export const kinds = ['single', 'ha', 'ha_rw_split', 'proxy', 'cluster'] as const;

/** `cache_mode` of an instance. */
export type Kind = (typeof kinds)[number];

/** What each kind is called in words. */
export const kindNames: Readonly<Record<Kind, string>> = {
  single: 'single-node',
  ha: 'master/standby',
  ha_rw_split: 'read/write splitting',
  proxy: 'Proxy Cluster',
  cluster: 'Redis Cluster',
};
