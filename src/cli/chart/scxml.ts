// A chart written in SCXML: its states and transitions. What a chart of XState notes beside them it has no word for.

import { XMLParser } from 'fast-xml-parser';
import type { Outline, OutlineEdge, OutlineState } from '../../diagram/internal.js';

/** An element of SCXML with its children in order, as the parser has it. */
type Element = Readonly<Record<string, unknown>> & {
  readonly ':@'?: Readonly<Record<string, string>>;
};

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
  const root = document.find((element) => 'scxml' in element);
  if (!root) throw new Error('it has no element scxml');
  const states: OutlineState[] = [];
  const edges: OutlineEdge[] = [];
  visit(root, 'scxml', '', { states, edges });
  return {
    id: attributesOf(root).name ?? 'scxml',
    states,
    edges,
    guards: {},
    lacks: ['tags', 'descriptions', 'sources', 'effects', 'guards'],
  };
}

const attributesOf = (element: Element) => element[':@'] ?? {};

function visit(
  element: Element,
  tag: string,
  name: string,
  found: { readonly states: OutlineState[]; readonly edges: OutlineEdge[] },
): void {
  const children = (element[tag] ?? []) as readonly Element[];
  for (const child of children) {
    const { event = 'always', cond = '', target, id = '' } = attributesOf(child);
    if ('transition' in child) {
      found.edges.push({
        from: name,
        event,
        guard: cond,
        to: (target ?? name).split(/\s+/).join(' and '),
        description: '',
        source: '',
        effects: [],
      });
    }
    const inner = stateNames.find((each) => each in child);
    if (!inner) continue;
    found.states.push({
      name: id,
      type: typeOf(child, inner),
      initial: initialOf(child, inner),
      tags: [],
      description: '',
      source: '',
      effects: [],
    });
    visit(child, inner, id, found);
  }
}

function typeOf(element: Element, tag: string): OutlineState['type'] {
  if (tag !== 'state') return tag as OutlineState['type'];
  const children = (element.state ?? []) as readonly Element[];
  return children.some((child) => stateNames.some((name) => name in child)) ? 'compound' : 'atomic';
}

/** As an attribute, as an element, or the first state inside. */
function initialOf(element: Element, tag: string): string {
  const { initial } = attributesOf(element);
  if (initial) return initial;
  const children = (element[tag] ?? []) as readonly Element[];
  const written = children.find((child) => 'initial' in child);
  const [transition] = ((written?.initial ?? []) as readonly Element[]).filter(
    (child) => 'transition' in child,
  );
  const first = children.find((child) => stateNames.some((name) => name in child));
  return attributesOf(transition ?? {}).target ?? attributesOf(first ?? {}).id ?? '';
}
