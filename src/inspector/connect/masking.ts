// Secrets do not leave the application: values at paths that it names are replaced before they are sent.

import type { InspectionMessage } from '../protocol/index.js';

/** What stands in the place of a value. */
export const masked = '[masked]';

/** Replaces values in a message. */
export type Mask = <M extends InspectionMessage>(message: M) => M;

/** What of a message is no data of the application: it says which state it is in. */
const structure = new Set(['value', 'status', 'historyValue', 'tags', 'type']);

/** Where a machine has data of the application. */
const dataOfMachine = new Set(['context', 'input', 'output', 'params', 'meta']);

/**
 * Makes a mask of paths. A path matches where it ends: `password` wherever there is such a key,
 * `context.user.token` only there. `*` stands for any key; lists do not count, so `cards.number` is in every
 * card. A dot in a key counts as one between keys.
 *
 * @param paths - keys with dots between
 * @returns undefined without a path
 */
export function maskOf(paths: readonly string[]): Mask | undefined {
  if (paths.length === 0) return undefined;
  const wanted = paths.map(endingWith);
  const isMasked = (path: string): boolean => wanted.some((ending) => ending.test(path));

  const within = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) return value.map((each) => within(each, path));
    if (typeof value !== 'object' || value === null) return value;
    return mapped(value, (key, each) => {
      const inner = `${path}${between}${key.replaceAll(between, ' ')}`;
      return isMasked(inner) ? masked : within(each, inner);
    });
  };
  const ofSnapshot = (snapshot: object): object =>
    mapped(snapshot, (key, value) => {
      if (structure.has(key)) return value;
      if (key === 'children') return within(value, 'children');
      return isMasked(key) ? masked : within(value, key);
    });
  const ofMachine = (node: unknown, isNames = false): unknown => {
    if (Array.isArray(node)) return node.map((each) => ofMachine(each));
    if (typeof node !== 'object' || node === null) return node;
    // The keys of `states` and `on` are names of states and events, and a state may be called `on`.
    return mapped(node, (key, value) => {
      if (!isNames && dataOfMachine.has(key)) return isMasked(key) ? masked : within(value, key);
      return ofMachine(value, !isNames && (key === 'states' || key === 'on'));
    });
  };

  return <M extends InspectionMessage>(message: M): M => {
    const event = 'event' in message && message.event ? { event: eventOf(message.event) } : {};
    const snapshot =
      'snapshot' in message && message.snapshot ? { snapshot: ofSnapshot(message.snapshot) } : {};
    const definition =
      message.type === '@xstate.actor' && message.definition != null
        ? { definition: definitionOf(message.definition) }
        : {};
    return { ...message, ...event, ...snapshot, ...definition };
  };

  function eventOf(event: { readonly type: string }): object {
    const { type, ...payload } = event;
    const shown = isMasked('event') ? mapped(payload, () => masked) : within(payload, 'event');
    return { ...(shown as object), type };
  }

  function definitionOf(definition: string): string {
    try {
      return JSON.stringify(ofMachine(JSON.parse(definition)));
    } catch {
      // What cannot be looked through may have anything in it.
      return masked;
    }
  }
}

/** Between the keys of a path. */
const between = '\n';

/** What the text of a masked path ends with. A key may have dots itself: `{ "user.token": … }`. */
function endingWith(path: string): RegExp {
  const keys = path
    .split('.')
    .map((key) => (key === '*' ? `[^${between}]*` : key.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')));
  return new RegExp(`(?:^|[.${between}])${keys.join(`[.${between}]`)}$`);
}

const mapped = (value: object, change: (key: string, value: unknown) => unknown): object =>
  Object.fromEntries(Object.entries(value).map(([key, each]) => [key, change(key, each)]));
