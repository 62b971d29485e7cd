// Any machine as what two charts are compared by: states, edges and guards, each a name and words.

/** What a notation may have no word for. */
export type OutlinePart = 'tags' | 'descriptions' | 'sources' | 'effects' | 'guards';

/** A state, as it is written. */
export interface OutlineState {
  /** Its path below the root, with dots; empty for the root. */
  readonly name: string;
  /** The state around it: a key may have dots of its own, so that the name does not tell. Empty for the root. */
  readonly parent: string;
  readonly type: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  /** The name of the state inside that is entered first; empty where there is none. */
  readonly initial: string;
  readonly tags: readonly string[];
  readonly description: string;
  /** What else is noted on it. */
  readonly source: string;
  /** What it does when it is entered and left, and meanwhile; what a history state goes back to. */
  readonly effects: readonly string[];
}

/** An edge, as it is written. */
export interface OutlineEdge {
  readonly from: string;
  readonly event: string;
  /** Empty where there is none. */
  readonly guard: string;
  readonly to: string;
  readonly description: string;
  /** Where it comes from. */
  readonly source: string;
  /** What it does, and what its name does not tell: how long it waits, the code of a guard without a name. */
  readonly effects: readonly string[];
}

/** A chart, as it is written. */
export interface Outline {
  readonly id: string;
  /** The machine as a whole. Its description and source are empty: each notation puts words of its own there. */
  readonly root: OutlineState;
  readonly states: readonly OutlineState[];
  readonly edges: readonly OutlineEdge[];
  /** What each guard lets through, in words. */
  readonly guards: Readonly<Record<string, string>>;
  /** What the notation that it was read from has no word for. */
  readonly lacks: readonly OutlinePart[];
}

/** Whether a state is right inside another one: the root is inside nothing. */
export const isInside = ({ name, parent }: OutlineState, outer: string): boolean =>
  name !== '' && parent === outer;

/** An edge in one line: `RUNNING.idle --restore if keepsBackups--> RESTORING`. */
export const edgeName = ({ from, event, guard, to }: OutlineEdge): string =>
  `${from || everywhere} --${event}${guard && ` if ${guard}`}--> ${to || everywhere}`;

/** What the root is called. */
export const everywhere = 'everywhere';

/** What is read of a transition. */
interface WrittenEdge {
  readonly eventType: string;
  readonly guard?: unknown;
  readonly reenter?: boolean;
  readonly delay?: number | string | undefined;
  readonly target?: readonly WrittenNode[] | undefined;
  readonly actions?: readonly unknown[];
  readonly description?: string | undefined;
  readonly meta?: unknown;
}

/** What is read of a node of a machine. */
interface WrittenNode {
  readonly id: string;
  readonly path: readonly string[];
  readonly parent?: WrittenNode | undefined;
  readonly type: string;
  readonly history?: unknown;
  readonly tags: readonly string[];
  readonly description?: string | undefined;
  readonly meta?: unknown;
  readonly invoke?: readonly { readonly src: unknown }[];
  readonly always?: readonly WrittenEdge[] | undefined;
  readonly transitions: ReadonlyMap<string, readonly WrittenEdge[]>;
  readonly states: Readonly<Record<string, WrittenNode>>;
  /** Only that of a state with others inside is there to be read. */
  readonly initial?: WrittenEdge;
  /** As written: XState adds what starts and stops timers. */
  readonly config: { readonly entry?: unknown; readonly exit?: unknown; readonly target?: unknown };
}

/** A machine of XState 5, of whatever copy of it. */
export interface WrittenMachine {
  readonly id: string;
  readonly root: object;
  readonly implementations: {
    readonly guards?: Readonly<Record<string, unknown>>;
    readonly delays?: Readonly<Record<string, unknown>>;
  };
}

/**
 * Reads what is written in a machine.
 *
 * @param meaningOf - what a guard lets through, in words; its code unless given
 */
export function outlineOf(
  { id, root, implementations }: WrittenMachine,
  meaningOf: (guard: string, implementation: unknown) => string = (_, code) => codeOf(code),
): Outline {
  const nodes = nodesBelow(root as WrittenNode);
  const { guards: ownGuards = {}, delays = {} } = implementations;
  const guards = Object.entries(ownGuards);
  return {
    id,
    root: { ...stateOf(root as WrittenNode), description: '', source: '' },
    states: nodes.filter(({ path }) => path.length > 0).map(stateOf),
    edges: nodes.flatMap((node) => edgesOf(node, delays)),
    guards: Object.fromEntries(guards.map(([name, guard]) => [name, meaningOf(name, guard)])),
    lacks: [],
  };
}

const nodesBelow = (node: WrittenNode): WrittenNode[] => [
  node,
  ...Object.values(node.states).flatMap(nodesBelow),
];

const nameOf = ({ path }: WrittenNode): string => path.join('.');

function stateOf(node: WrittenNode): OutlineState {
  const { entry, exit, target } = node.config;
  const initial = node.type === 'compound' ? node.initial : undefined;
  const does = (when: string, all: unknown = []) =>
    [all].flat().map((each) => `${when} ${effectText(each)}`);
  return {
    name: nameOf(node),
    parent: node.parent ? nameOf(node.parent) : '',
    type: node.type as OutlineState['type'],
    initial: (initial?.target ?? []).map(nameOf).join(' and '),
    tags: [...node.tags].sort(),
    description: node.description ?? '',
    source: sourceText(node.meta),
    effects: [
      ...does('begins with', initial?.actions),
      ...does('enters', entry),
      ...does('leaves', exit),
      ...does(
        'runs',
        node.invoke?.map(({ src }) => src),
      ),
      ...(node.type === 'history'
        ? [`remembers ${node.history === 'deep' ? 'deep' : 'shallow'}`, ...does('goes to', target)]
        : []),
    ],
  };
}

function edgesOf(node: WrittenNode, delays: Readonly<Record<string, unknown>>): OutlineEdge[] {
  const own = [...node.transitions.values()].flat();
  return [...own, ...(node.always ?? [])].map((edge) => ({
    from: nameOf(node),
    event: eventText(edge.eventType, node.id),
    guard: edge.guard === undefined ? '' : effectName(edge.guard),
    to: (edge.target ?? [node]).map(nameOf).join(' and '),
    description: edge.description ?? '',
    source: sourceText(edge.meta),
    effects: [
      ...(edge.actions ?? []).map(effectText),
      ...(edge.reenter ? ['enters anew'] : []),
      ...(isInline(edge.guard) ? [`asks ${codeOf(edge.guard)}`] : []),
      ...(typeof edge.delay === 'string' && Object.hasOwn(delays, edge.delay)
        ? [`waits ${codeOf(delays[edge.delay])}`]
        : []),
    ],
  }));
}

/** XState's own events without what only repeats where they are: `after.1000`, `done.actor.0`. */
function eventText(event: string, id: string): string {
  if (event === '') return 'always';
  if (!event.startsWith('xstate.')) return event;
  const bare = event.slice('xstate.'.length);
  return bare.endsWith(`.${id}`) ? bare.slice(0, -id.length - 1) : bare;
}

/** The name of an action, a guard or an actor; its code where it has none. */
function effectName(effect: unknown): string {
  if (typeof effect === 'string') return effect;
  const { type, name, params } = (effect ?? {}) as Readonly<Record<string, unknown>>;
  const known = typeof type === 'string' ? type : typeof name === 'string' ? name : '';
  const given = params === undefined ? '' : ` ${text(params)}`;
  return known === '' ? codeOf(effect) : `${known}${given}`;
}

/** A function that is called as the property in which it is written has no name of its own. */
const isInline = (effect: unknown): boolean =>
  typeof effect === 'function' &&
  !('type' in effect) &&
  ['guard', 'actions', 'entry', 'exit', 'src'].includes(effect.name);

/** What an action does, as far as it is written: what XState's own ones, such as `assign`, are given. */
function effectText(effect: unknown): string {
  if (isInline(effect)) return codeOf(effect);
  const {
    type,
    resolve: _,
    ...given
  } = (typeof effect === 'function' ? { ...effect } : {}) as Readonly<Record<string, unknown>>;
  return typeof type === 'string' && Object.keys(given).length > 0
    ? `${type} ${text(given)}`
    : effectName(effect);
}

const codeOf = (code: unknown): string =>
  typeof code === 'function' ? String(code).replaceAll(/\s+/g, ' ') : text(code);

/** The pages of our own edges in words; any other meta as JSON. */
function sourceText(meta: unknown): string {
  if (typeof meta !== 'object' || meta === null) return meta === undefined ? '' : text(meta);
  const { pages, inferred, assumed, ...rest } = meta as Readonly<Record<string, unknown>>;
  if (!Array.isArray(pages)) return text(meta);
  const words = assumed ? `assumed: ${assumed}` : inferred ? `inferred: ${inferred}` : 'documented';
  const more = Object.keys(rest).length > 0 ? ` ${text(rest)}` : '';
  return `${words}${pages.length > 0 ? ` (${pages.join(', ')})` : ''}${more}`;
}

/** JSON in which the order of keys does not count. */
function text(value: unknown): string {
  const sorted = (_: string, inner: unknown): unknown =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : typeof inner === 'function'
        ? codeOf(inner)
        : inner;
  try {
    return JSON.stringify(value, sorted) ?? '';
  } catch {
    return String(value);
  }
}
