// What the page needs of the chart and of the wire, computed when it is built: the picture as a tree of
// elements, which edge of it each step takes, and the words for kinds, events, phases and operations.

import { XMLParser } from 'fast-xml-parser';

/**
 * @typedef {{ tag: string, attributes: Record<string, string>, children: (PictureNode | string)[] }} PictureNode
 */

/**
 * Makes the vocabulary of the page.
 *
 * @param {{ machines: typeof import('../../machines/index.js'), svg: string, phases: readonly { name: string, state: string }[],
 *   besides: readonly string[], presets: readonly string[], operations: readonly { id: string, summary: string, body?: import('zod').ZodType | undefined }[], catalogue: Record<string, { message: string, httpStatus: number }> }} sources
 */
export function vocabularyOf({ machines, svg, phases, besides, presets, operations, catalogue }) {
  const { kinds, kindNames, outcomes, eventMeanings, requestPhrases, lifecycle } = machines;
  return {
    kinds: kinds.map((id) => ({ id, name: kindNames[id] })),
    outcomes,
    badEnd: outcomes.find((outcome) => machines.roleOf(outcome) === 'endsBadly'),
    meanings: eventMeanings,
    phrases: requestPhrases,
    steps: stepsOf(machines),
    phases: phases.map(({ name, state }) => ({ name, state })),
    besides,
    presets,
    operations: operations.map(({ id, summary }) => ({ id, summary })),
    nameRule: nameRuleOf(operations),
    errors: Object.entries(catalogue).map(([code, { message, httpStatus: status }]) => ({
      code,
      message,
      status,
    })),
    picture: pictureOf(svg, [...lifecycle.table.states, ...machines.statuses], faultsOf(machines)),
  };
}

/** What a name of an instance may be, in the words by which the service refuses another. */
function nameRuleOf(operations) {
  const { body } = operations.find(({ id }) => id === 'v2.createInstance') ?? {};
  const issues = body?.safeParse({ name: '' }).error?.issues ?? [];
  const [first = '', ...rest] =
    issues.find(({ path }) => path[0] === 'name')?.message.replace(/^expected /, '') ?? '';
  return first && `${first.toUpperCase()}${rest.join('')}.`;
}

/** Per state and event: who moves, and per kind (in their order) the edge that is taken and its end. */
function stepsOf({ kinds, eventNames, lifecycle, moverOf, situationOf }) {
  const edgeOf = (state, event, kind) =>
    1 +
    lifecycle.edges.findIndex(
      (edge) => edge.event === event && edge.leaves.includes(state) && edge.kinds.includes(kind),
    );
  return lifecycle.table.states.flatMap((state) =>
    eventNames.flatMap((event) => {
      const ends = kinds.map((kind) => {
        const to = lifecycle.next(situationOf(kind, state), event);
        return to ? { to, edge: edgeOf(state, event, kind) } : null;
      });
      return ends.some(Boolean) ? [{ state, event, by: moverOf(event), ends }] : [];
    }),
  );
}

/** The numbers of the edges by which something goes wrong. */
const faultsOf = ({ lifecycle, roleOf }) =>
  new Set(
    lifecycle.edges.flatMap(({ event }, index) =>
      ['endsBadly', 'breaks'].includes(roleOf(event)) ? [index + 1] : [],
    ),
  );

/** The drawing itself, without its own style, paper and legend; states and edges carry their names. */
function pictureOf(svg, states, faults) {
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    htmlEntities: true,
    trimValues: false,
  });
  const root = parser.parse(svg).find((node) => node.svg);
  const [graph, legend] = root.svg.filter((node) => node.g);
  const [, top] = /translate\([\d.]+ ([\d.]+)\)/.exec(legend[':@'].transform);
  return {
    width: Number(root[':@'].width),
    height: Number(top) - 10,
    tree: treeOf(graph, new Set(states), faults),
  };
}

/** @returns {PictureNode | string | undefined} */
function treeOf(node, states, faults) {
  if ('#text' in node) return node['#text'].trim() === '' ? undefined : String(node['#text']);
  const tag = Object.keys(node).find((key) => key !== ':@');
  const { id, ...attributes } = node[':@'] ?? {};
  const children = node[tag]
    .map((child) => treeOf(child, states, faults))
    .filter((c) => c !== undefined);
  if (tag === 'g' && id) {
    const edge = /^edge-(\d+)$/.exec(id)?.[1];
    const title = children.find(({ tag }) => tag === 'title')?.children[0] ?? '';
    const state = /^(?:node|clust)\d+$/.test(id) ? /^[\w.]+/.exec(title)?.[0] : undefined;
    if (edge) {
      attributes['data-edge'] = edge;
      if (faults.has(Number(edge))) attributes.class = `${attributes.class ?? ''} fault`.trim();
    } else if (state && states.has(state)) attributes['data-state'] = state;
  }
  return { tag, attributes, children };
}
