// Projects, domains and users that exist as soon as a client names them: a name always has the same id.

import { sha256Hex } from '../crypto/index.js';

/** A domain, project or user as the identity service speaks of it. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** A reference to one: by its id, by its name, or by both. */
export interface Reference {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
}

/** What there can be, and where its ids begin. */
type Sort = 'domain' | 'project' | 'user' | 'role' | 'service' | 'endpoint' | 'audit';

/** The id that a name has: 32 hexadecimal digits. */
export function idOf(sort: Sort, name: string): string {
  return sha256Hex(`${sort}:${name}`).slice(0, 32);
}

/**
 * Finds what a reference means. An id is taken as it is; a name alone has the id that it always has.
 *
 * @param named - what it is called when only its id is known
 */
export function resolve(sort: Sort, { id, name }: Reference, named: string): Named {
  if (id !== undefined && id !== '') return { id, name: name || named };
  const known = name || named;
  return { id: idOf(sort, known), name: known };
}

/** The region that a project's name begins with: `eu-de_team` is in `eu-de`. */
export function regionIn(projectName: string): string | undefined {
  return /^[a-z]{2,}(-[a-z0-9]+)+(?=_|$)/.exec(projectName)?.[0];
}
