// Where a request of an operation goes.

import type { AnyOperation } from '../../../src/protocol/index.js';
import type { Parts } from './rule.js';

/** The path of an operation with all that stands for its parameters, and the query. */
export function pathOf(
  { path }: AnyOperation,
  project: string,
  { params = {}, query = {} }: Parts,
): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) =>
    name === 'project_id' ? project : (params[name] ?? ''),
  );
  const search = new URLSearchParams(query as Record<string, string>).toString();
  return search === '' ? filled : `${filled}?${search}`;
}
