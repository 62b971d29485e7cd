// The default templates of parameters: one for each version and kind on offer. Two of their ids are on
// pages: 6 is single-node 4.0 (ListConfigTemplates), 11 single-node 5.0 (CreateCustomTemplate).

import type { Kind } from '../../../machines/index.js';

/** A default template. */
export interface DefaultTemplate {
  readonly id: string;
  readonly name: string;
  readonly kind: Kind;
  readonly engineVersion: string;
}

/** A template, a project's own or a default one. */
export interface Template {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly kind: Kind;
  readonly engineVersion: string;
  readonly values: Readonly<Record<string, string>>;
  /** Undefined for the default ones, which were always there. */
  readonly createdMs?: number;
}

/** In the order of page ListConfigTemplates. */
const order: readonly Kind[] = ['single', 'ha', 'cluster', 'proxy', 'ha_rw_split'];
const versions = ['4.0', '5.0', '6.0', '7.0'];
const first = 6;

const wordFor = (kind: Kind) => kind.replaceAll('_', '-');

/** All of them. */
export const defaultTemplates: readonly DefaultTemplate[] = versions.flatMap((version, row) =>
  order.map((kind, column) => ({
    id: String(first + row * order.length + column),
    name: `Default-Redis-${version}-${wordFor(kind)}-generic-DRAM`,
    kind,
    engineVersion: version,
  })),
);
