// Which paths lead to which operation: a tree of the words between the slashes. A word of the API's own
// is never a parameter. Every request comes through here, and a router of hono takes longer:
// `npm run bench -- router` has them side by side (test/bench/router.bench.ts).

/** What has a method and a path, with its parameters in braces. */
export interface Routed {
  readonly method: string;
  readonly path: string;
  readonly aliases?: readonly string[];
}

/** What a path leads to. */
export interface Found<T> {
  readonly target: T;
  /** What stands in the places of the parameters, decoded. */
  readonly params: Record<string, string>;
}

/** All that can be called. */
export interface Routes<T> {
  /**
   * Finds what a request is for.
   *
   * @param path - one that is plain, see `isPlainPath`
   */
  find(method: string, path: string): Found<T> | undefined;
  /** The methods by which something can be called at a path. */
  methodsAt(path: string): readonly string[];
}

interface Node<T> {
  readonly words: Map<string, Node<T>>;
  parameter: Node<T> | undefined;
  readonly targets: Map<string, { readonly target: T; readonly names: readonly string[] }>;
}

const emptyNode = <T>(): Node<T> => ({
  words: new Map(),
  parameter: undefined,
  targets: new Map(),
});

const inProject = /^\/(v1\.0|v2)\/(?!\{project_id\})/;

/** Operations that need no project can be called with one as well: some clients put it everywhere. */
export const formsOf = ({ path, aliases = [] }: Routed): string[] =>
  [path, ...aliases].flatMap((form) =>
    inProject.test(form) ? [form, form.replace(inProject, '/$1/{project_id}/')] : [form],
  );

/** The words of a path. A loop: this is asked for every request. */
function partsOf(path: string): string[] {
  const parts: string[] = [];
  for (let start = 0; start < path.length; ) {
    const slash = path.indexOf('/', start);
    const end = slash < 0 ? path.length : slash;
    if (end > start) parts.push(path.slice(start, end));
    start = end + 1;
  }
  return parts;
}

/**
 * The routes to everything; of two with the same method and path the first one counts. A word of the API's
 * own, wherever it stands in one of its paths, is never a parameter: no id is one, and a client that asks
 * for something of that name means the word.
 */
export function routesTo<T extends Routed>(targets: readonly T[]): Routes<T> {
  const root = emptyNode<T>();
  const ownWords = new Set<string>();
  for (const target of targets) {
    for (const form of formsOf(target)) add(root, partsOf(form), target, ownWords);
  }

  /** The node at the end of a path; `values` is then what its parameters are. */
  function nodeAt(path: string, values: string[]): Node<T> | undefined {
    let node: Node<T> | undefined = root;
    for (const written of partsOf(path)) {
      const part = written.includes('%') ? decodeURIComponent(written) : written;
      const word: Node<T> | undefined = node.words.get(part);
      if (!word) {
        if (ownWords.has(part)) return undefined;
        values.push(part);
      }
      node = word ?? node.parameter;
      if (!node) return undefined;
    }
    return node;
  }

  return {
    find(method, path) {
      const values: string[] = [];
      const found = nodeAt(path, values)?.targets.get(method);
      if (!found) return undefined;
      const params: Record<string, string> = {};
      found.names.forEach((name, n) => {
        params[name] = values[n] as string;
      });
      return { target: found.target, params };
    },
    methodsAt: (path) => [...(nodeAt(path, [])?.targets.keys() ?? [])],
  };
}

function add<T extends Routed>(
  root: Node<T>,
  parts: readonly string[],
  target: T,
  ownWords: Set<string>,
): void {
  const names: string[] = [];
  let node = root;
  for (const part of parts) {
    const isParameter = part.startsWith('{');
    if (isParameter) names.push(part.slice(1, -1));
    else ownWords.add(part);
    const known = isParameter ? node.parameter : node.words.get(part);
    const next = known ?? emptyNode<T>();
    if (isParameter) node.parameter = next;
    else node.words.set(part, next);
    node = next;
  }
  if (!node.targets.has(target.method)) node.targets.set(target.method, { target, names });
}
