// A chart written in SCXML: its states and transitions. What a chart of XState notes beside them it has no word for.

import { XMLParser } from 'fast-xml-parser';
import type { Outline, OutlineEdge, OutlineState } from '../../diagram/internal.js';

/** An element of SCXML with its children in order, as the parser has it. */
type Element = Readonly<Record<string, unknown>> & {
  readonly ':@'?: Readonly<Record<string, string>>;
};

/** An element that is a state, with its place in the chart. */
interface Place {
  readonly element: Element;
  readonly tag: string;
  /** Its path: an id says nothing of where it stands, unless it is one that this program wrote. */
  readonly name: string;
  readonly parent: string;
}

const stateNames = ['state', 'parallel', 'final', 'history'];

/** @throws an error when it is no SCXML */
export function scxmlOutline(text: string): Outline {
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    processEntities: false,
  });
  const document = parser.parse(text, true) as readonly Element[];
  const element = document.find((each) => 'scxml' in each);
  if (!element) throw new Error('it has no element scxml');
  const root = { element, tag: 'scxml', name: '', parent: '' };
  const places = [root, ...placesIn(root)];
  const names = new Map(
    places.map(({ element, name }) => [attributesOf(element).id ?? name, name]),
  );
  const nameOf = (id: string) => names.get(id) ?? id;
  return {
    id: attributesOf(element).name ?? 'scxml',
    root: stateOf(root, nameOf),
    states: places.slice(1).map((place) => stateOf(place, nameOf)),
    edges: places.flatMap((place) => edgesOf(place, nameOf)),
    guards: {},
    lacks: ['tags', 'descriptions', 'sources', 'effects', 'guards'],
  };
}

const attributesOf = (element: Element) => element[':@'] ?? {};

const childrenOf = ({ element, tag }: Pick<Place, 'element' | 'tag'>) =>
  (element[tag] ?? []) as readonly Element[];

/** Every state below another one, in the order in which they are written. */
function placesIn(outer: Place): Place[] {
  let nameless = 0;
  return childrenOf(outer).flatMap((element) => {
    const tag = stateNames.find((each) => each in element);
    if (tag === undefined) return [];
    const { id = `${tag}${++nameless}` } = attributesOf(element);
    const isWhole = outer.name === '' || id.startsWith(`${outer.name}.`);
    const name = isWhole ? id : `${outer.name}.${id}`;
    const place = { element, tag, name, parent: outer.name };
    return [place, ...placesIn(place)];
  });
}

function stateOf(place: Place, nameOf: (id: string) => string): OutlineState {
  return {
    name: place.name,
    parent: place.parent,
    type: typeOf(place),
    initial: initialOf(place, nameOf),
    tags: [],
    description: '',
    source: '',
    effects: [],
  };
}

/** Several events of one transition are an edge each. */
function edgesOf(place: Place, nameOf: (id: string) => string): OutlineEdge[] {
  return childrenOf(place).flatMap((child) => {
    if (!('transition' in child)) return [];
    const { event = 'always', cond = '', target } = attributesOf(child);
    const to = target === undefined ? place.name : namesIn(target, nameOf);
    return event
      .trim()
      .split(/\s+/)
      .map((each) => ({
        from: place.name,
        event: each,
        guard: cond,
        to,
        description: '',
        source: '',
        effects: [],
      }));
  });
}

const namesIn = (ids: string, nameOf: (id: string) => string): string =>
  ids.trim().split(/\s+/).map(nameOf).join(' and ');

const isComposite = (place: Place): boolean =>
  childrenOf(place).some((child) => stateNames.some((name) => name in child));

function typeOf(place: Place): OutlineState['type'] {
  const { tag } = place;
  if (tag !== 'state' && tag !== 'scxml') return tag as OutlineState['type'];
  return isComposite(place) ? 'compound' : 'atomic';
}

/** As an attribute, as an element, or the first state inside: a history state remembers, and begins nothing. */
function initialOf(place: Place, nameOf: (id: string) => string): string {
  if (typeOf(place) !== 'compound') return '';
  const { initial } = attributesOf(place.element);
  if (initial) return namesIn(initial, nameOf);
  const written = childrenOf(place).find((child) => 'initial' in child);
  const transition =
    written &&
    childrenOf({ element: written, tag: 'initial' }).find((each) => 'transition' in each);
  const { target } = attributesOf(transition ?? {});
  return target
    ? namesIn(target, nameOf)
    : (placesIn(place).find(({ tag }) => tag !== 'history')?.name ?? '');
}
