// Which operation a recorded request is for.

import { type AnyOperation, operations } from '../../protocol/index.js';

interface Form {
  readonly operation: AnyOperation;
  readonly pattern: RegExp;
  readonly parameters: number;
}

/** Operations that need no project are called with one as well. */
const withProject = (path: string) =>
  /^\/(v1\.0|v2)\/(?!\{project_id\})/.test(path)
    ? [path, path.replace(/^\/(v1\.0|v2)\//, '/$1/{project_id}/')]
    : [path];

/** Fewer parameters first: a word of the API goes before what could stand in its place. */
const forms: readonly Form[] = operations
  .flatMap((operation) =>
    [operation.path, ...operation.aliases].flatMap(withProject).map((path) => ({
      operation,
      pattern: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}/?$`),
      parameters: path.split('{').length,
    })),
  )
  .sort((one, other) => one.parameters - other.parameters);

/** The operation at a path, with or without a query; undefined when there is none. */
export function recordedOperation(method: string, path: string): AnyOperation | undefined {
  const plain = path.replace(/\?.*/, '');
  return forms.find(({ operation, pattern }) => operation.method === method && pattern.test(plain))
    ?.operation;
}

/** The place of a request without the ids in it: `GET /v3/auth/tokens`. */
export function placeOf(method: string, path: string): string {
  const plain = path
    .replace(/\?.*/, '')
    .replace(/\{\{\w+\}\}|[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '{id}');
  return `${method} ${plain}`;
}
