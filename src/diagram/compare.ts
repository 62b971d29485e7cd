// Two charts compared: what was added, what was removed, and what is different, thing by thing.

import {
  edgeName,
  type Outline,
  type OutlineEdge,
  type OutlinePart,
  type OutlineState,
} from './outline.js';

/** What became of a thing. */
export type Fate = 'same' | 'added' | 'removed' | 'changed';

/** What is different about a thing that both charts have. */
export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** A thing of either chart, or of both. */
export interface Compared<Thing> {
  readonly fate: Fate;
  /** As the earlier chart has it. */
  readonly before?: Thing;
  /** As the later chart has it. */
  readonly after?: Thing;
  readonly fields: readonly FieldChange[];
}

/** What two charts come to. */
export interface Comparison {
  readonly same: boolean;
  /** The machine as a whole, and where it begins. */
  readonly root: Compared<OutlineState>;
  readonly states: readonly Compared<OutlineState>[];
  readonly edges: readonly Compared<OutlineEdge>[];
  readonly guards: readonly Compared<{ readonly name: string }>[];
  readonly events: readonly Compared<{ readonly name: string }>[];
  /** What one of the notations has no word for, so that it was not compared. */
  readonly notCompared: readonly OutlinePart[];
}

/** What words a notation may lack, by field. */
const partOf: Readonly<Record<string, OutlinePart>> = {
  tags: 'tags',
  description: 'descriptions',
  source: 'sources',
  effects: 'effects',
};

/**
 * Compares two charts. Edges are the same by where they begin and what takes them; of several such ones those that are
 * most alike are taken for each other.
 */
export function compareOutlines(before: Outline, after: Outline): Comparison {
  const notCompared = [...new Set([...before.lacks, ...after.lacks])];
  const isCompared = (field: string) =>
    !notCompared.includes(partOf[field] ?? (field as OutlinePart));
  const compareFields = (one: object, other: object): FieldChange[] =>
    Object.keys(other).flatMap((field) => {
      const [from, to] = [one, other].map((each) => fieldText(each, field)) as [string, string];
      return from === to || !isCompared(field) ? [] : [{ field, before: from, after: to }];
    });
  const root = compared(before.root, after.root, compareFields);
  const states = byName(before.states, after.states, compareFields);
  const edges = pairs(before.edges, after.edges).map(([one, other]) =>
    compared(one, other, compareFields),
  );
  const guardsOf = ({ guards }: Outline) =>
    Object.entries(guards).map(([name, meaning]) => ({ name, meaning }));
  const guards = isCompared('guards')
    ? byName(guardsOf(before), guardsOf(after), compareFields)
    : [];
  const eventsOf = (outline: Outline) =>
    [...new Set(outline.edges.map(({ event }) => event))].map((name) => ({ name }));
  const events = byName(eventsOf(before), eventsOf(after), compareFields);
  const all: readonly { readonly fate: Fate }[] = [root, ...states, ...edges, ...guards, ...events];
  return {
    same: all.every(({ fate }) => fate === 'same'),
    root,
    states,
    edges,
    guards,
    events,
    notCompared,
  };
}

/** What a thing is called in a list: the later chart's words for it, where that has it. */
export const nameOfEdge = ({ before, after }: Compared<OutlineEdge>): string =>
  edgeName((after ?? before) as OutlineEdge);

/** The name of a state, a guard or an event. */
export const nameOfThing = ({ before, after }: Compared<{ readonly name: string }>): string =>
  (after ?? before)?.name ?? '';

function fieldText(thing: object, field: string): string {
  const value = (thing as Readonly<Record<string, string | readonly string[]>>)[field] ?? '';
  return typeof value === 'string' ? value : value.join(', ');
}

function compared<Thing extends object>(
  before: Thing | undefined,
  after: Thing | undefined,
  compareFields: (one: object, other: object) => FieldChange[],
): Compared<Thing> {
  const fields = before && after ? compareFields(before, after) : [];
  const known = { ...(before && { before }), ...(after && { after }), fields };
  if (!before) return { fate: 'added', ...known };
  if (!after) return { fate: 'removed', ...known };
  return { fate: fields.length > 0 ? 'changed' : 'same', ...known };
}

function byName<Thing extends { readonly name: string }>(
  before: readonly Thing[],
  after: readonly Thing[],
  compareFields: (one: object, other: object) => FieldChange[],
): Compared<Thing>[] {
  const old = new Map(before.map((thing) => [thing.name, thing]));
  const kept = new Set(after.map(({ name }) => name));
  return [
    ...after.map((thing) => compared(old.get(thing.name), thing, compareFields)),
    ...before
      .filter(({ name }) => !kept.has(name))
      .map((thing) => compared<Thing>(thing, undefined, compareFields)),
  ];
}

/** Each edge with the one that it was before: the same guard and aim first, then either of them, then any. */
function pairs(
  before: readonly OutlineEdge[],
  after: readonly OutlineEdge[],
): (readonly [OutlineEdge | undefined, OutlineEdge | undefined])[] {
  const alike: readonly ((one: OutlineEdge, other: OutlineEdge) => boolean)[] = [
    (one, other) => one.guard === other.guard && one.to === other.to,
    (one, other) => one.to === other.to,
    (one, other) => one.guard === other.guard,
    () => true,
  ];
  const left = new Set(before);
  const found = new Map<OutlineEdge, OutlineEdge>();
  for (const isAlike of alike) {
    for (const edge of after) {
      if (found.has(edge)) continue;
      const match = [...left].find(
        (other) => other.from === edge.from && other.event === edge.event && isAlike(other, edge),
      );
      if (!match) continue;
      left.delete(match);
      found.set(edge, match);
    }
  }
  return [
    ...after.map((edge) => [found.get(edge), edge] as const),
    ...[...left].map((edge) => [edge, undefined] as const),
  ];
}
