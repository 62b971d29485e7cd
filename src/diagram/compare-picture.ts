// What is different between two charts, as a picture: each mark is a sign, a line and a colour, so that none of them is
// told by colour alone.

import { type Compared, type Comparison, type Fate, nameOfThing } from './compare.js';
import { escapeMermaid, mermaidIds } from './escape.js';
import { everywhere, isInside, type OutlineEdge, type OutlineState } from './outline.js';
import { boldFace, type PictureEdge, type PictureState, renderPicture } from './picture.js';

/** The sign before what is different. */
export const fateSigns: Readonly<Record<Fate, string>> = {
  same: '',
  added: '+ ',
  removed: '- ',
  changed: '~ ',
};

const edgeLooks: Readonly<Record<Fate, Readonly<Record<string, string>>>> = {
  same: {},
  added: { fontname: boldFace, penwidth: '2.5' },
  removed: { fontname: boldFace, style: 'dashed' },
  changed: { fontname: boldFace, color: 'black:invis:black' },
};

const stateLooks: Readonly<Record<Fate, Readonly<Record<string, string>>>> = {
  same: {},
  added: { fontname: boldFace, penwidth: '2.5' },
  removed: { fontname: boldFace, style: 'rounded,dashed' },
  changed: { fontname: boldFace, penwidth: '1.5' },
};

/** What the signs mean. */
const signNotes = [
  '+ added (thick)   - removed (dashed)   ~ changed (double line)   faint: the same',
];

/**
 * Draws the later chart with what is gone of the earlier one, as an SVG document.
 *
 * @param title - what is compared
 */
export async function renderComparison(comparison: Comparison, title: string): Promise<string> {
  const { root, states, edges } = comparison;
  return renderPicture({
    title,
    description: countsOf(comparison),
    notes: [
      ...signNotes,
      ...root.fields.map(({ field, after }) => `~ ${everywhere}: ${field}: ${after}`),
    ],
    states: statesIn('', [root, ...states]),
    edges: [...sameEdges(edges), ...edges.flatMap(edgeToDraw)],
  });
}

/** How much is different, in one line. */
export function countsOf({ same, root, states, edges, guards, events }: Comparison): string {
  if (same) return 'no difference';
  const parts = Object.entries({
    machine: [root],
    state: states,
    edge: edges,
    guard: guards,
    event: events,
  });
  return parts
    .flatMap(([thing, all]) =>
      (['added', 'removed', 'changed'] as const).flatMap((fate) => {
        const count = all.filter((each) => each.fate === fate).length;
        return count > 0 ? [`${count} ${thing}${count === 1 ? '' : 's'} ${fate}`] : [];
      }),
    )
    .join(', ');
}

/** The states right inside another one: those that are gone lie where they were. */
function statesIn(parent: string, all: readonly Compared<OutlineState>[]): PictureState[] {
  return all
    .filter(({ before, after }) => isInside((after ?? before) as OutlineState, parent))
    .map((state): PictureState => {
      const { before, after, fate, fields } = state;
      const { name, tags, type } = (after ?? before) as OutlineState;
      const changes = fields.filter(({ field }) => field !== 'tags').map(({ field }) => field);
      return {
        name,
        label: [
          `${fateSigns[fate]}${name.slice(parent ? parent.length + 1 : 0)}`,
          ...tagLines(before?.tags ?? [], tags, fate),
          ...(changes.length > 0 ? [`~ ${changes.join(', ')}`] : []),
        ].join('\n'),
        class: fate === 'same' ? 'faint' : fate,
        final: type === 'final',
        initial: all.some((other) => (other.after ?? other.before)?.initial === name),
        states: statesIn(name, all),
        attributes: stateLooks[fate],
      };
    });
}

/** The tags, and before each that comes or goes a sign. */
function tagLines(before: readonly string[], after: readonly string[], fate: Fate): string[] {
  if (fate === 'added' || fate === 'removed') return after.length > 0 ? [after.join(', ')] : [];
  const all = [...new Set([...before, ...after])].map((tag) => {
    if (before.includes(tag) === after.includes(tag)) return tag;
    return after.includes(tag) ? `+${tag}` : `-${tag}`;
  });
  return all.length > 0 ? [all.join(', ')] : [];
}

/** One line for all edges between two states that are the same. */
function sameEdges(edges: readonly Compared<OutlineEdge>[]): PictureEdge[] {
  const lines = new Map<string, { from: string; to: string; events: string[] }>();
  for (const { fate, after } of edges) {
    if (fate !== 'same' || !after || after.from === '') continue;
    const { from, to, event } = after;
    const line = lines.get(`${from} ${to}`) ?? { from, to, events: [] };
    line.events.push(event);
    lines.set(`${from} ${to}`, line);
  }
  return [...lines.values()].map(({ from, to, events }) => ({
    from,
    to,
    label: [...new Set(events)].join('\n'),
    class: 'faint',
  }));
}

/** The edges of a thing that is different: one that leads elsewhere is gone there and new here. */
function edgeToDraw({ fate, before, after, fields }: Compared<OutlineEdge>): PictureEdge[] {
  const line = (edge: OutlineEdge, as: Exclude<Fate, 'same'>, more: string): PictureEdge[] =>
    edge.from === ''
      ? []
      : edge.to.split(' and ').map((to) => ({
          from: edge.from,
          to,
          label: `${fateSigns[as]}${edge.event}${edge.guard && ` [${edge.guard}]`}${more}`,
          class: as,
          attributes: edgeLooks[as],
        }));
  if (fate === 'same') return [];
  if (fate === 'added') return line(after as OutlineEdge, 'added', '');
  if (fate === 'removed') return line(before as OutlineEdge, 'removed', '');
  const names = fields.map(({ field }) => field);
  if (names.includes('to')) {
    return [
      ...line(before as OutlineEdge, 'removed', ''),
      ...line(after as OutlineEdge, 'changed', `\n${names.join(', ')}`),
    ];
  }
  return line(after as OutlineEdge, 'changed', `\n${names.join(', ')}`);
}

/** The same picture for Mermaid, with what is different only: its signs stand in the labels. */
export function mermaidOfComparison({ root, states, edges }: Comparison): string {
  const idOf = mermaidIds();
  const shown = new Map<string, string>();
  for (const state of [root, ...states]) {
    const { fate, before, after } = state;
    const name = nameOfThing(state);
    const tags = tagLines(before?.tags ?? [], after?.tags ?? [], fate);
    if (fate !== 'same')
      shown.set(name, [fateSigns[fate] + (name || everywhere), ...tags].join(' '));
  }
  const arrows = edges.flatMap(edgeToDraw).map(({ from, to, label }) => {
    for (const name of [from, to]) shown.set(name, shown.get(name) ?? (name || everywhere));
    return `  ${idOf(from)} --> ${idOf(to)} : ${escapeMermaid(label.replaceAll('\n', ' '))}`;
  });
  return [
    'stateDiagram-v2',
    '  direction LR',
    ...[...shown].map(([name, label]) => `  state "${escapeMermaid(label)}" as ${idOf(name)}`),
    ...arrows,
    '',
  ].join('\n');
}
