// What is different between two charts, as a list for people, and as Markdown for a review.

import {
  type Compared,
  type Comparison,
  countsOf,
  escapeMarkdown,
  everywhere,
  type FieldChange,
  fateSigns,
  mermaidOfComparison,
  nameOfEdge,
  nameOfThing,
} from '../../diagram/internal.js';
import { onOneLine } from '../environment/failures.js';
import type { Style } from '../terminal/style.js';

/** One thing that is different. */
export interface ListedChange {
  readonly what: 'machine' | 'state' | 'edge' | 'guard' | 'event';
  readonly change: 'added' | 'removed' | 'changed';
  readonly name: string;
  readonly fields: readonly FieldChange[];
}

/** Everything that is different: the machine as a whole first, then states, edges, guards and events. */
export function changesOf({ root, states, edges, guards, events }: Comparison): ListedChange[] {
  const listed = <Thing>(
    what: ListedChange['what'],
    all: readonly Compared<Thing>[],
    nameOf: (each: Compared<Thing>) => string,
  ): ListedChange[] =>
    all.flatMap((each) =>
      each.fate === 'same'
        ? []
        : [{ what, change: each.fate, name: nameOf(each), fields: each.fields }],
    );
  return [
    ...listed('machine', [root], () => everywhere),
    ...listed('state', states, nameOfThing),
    ...listed('edge', edges, nameOfEdge),
    ...listed('guard', guards, nameOfThing),
    ...listed('event', events, nameOfThing),
  ];
}

const headings = {
  machine: 'Machine',
  state: 'States',
  edge: 'Edges',
  guard: 'Guards',
  event: 'Events',
} as const;
const kindsOfThings = Object.keys(headings) as ListedChange['what'][];

/** What a side has where it has nothing. */
const nothing = '(none)';

/** The lines of a difference. */
export function textOf(comparison: Comparison, title: string, { colours }: Style): string[] {
  const changes = changesOf(comparison);
  const colour = { added: colours.green, removed: colours.red, changed: colours.yellow };
  const sections = kindsOfThings.flatMap((what) => {
    const own = changes.filter((change) => change.what === what);
    if (own.length === 0) return [];
    return [
      '',
      headings[what],
      ...own.flatMap(({ change, name, fields }) => [
        `  ${colour[change](fateSigns[change].trim())} ${onOneLine(name)}`,
        ...fields.map(({ field, before, after }) =>
          onOneLine(`      ${field}: ${before || nothing} → ${after || nothing}`),
        ),
      ]),
    ];
  });
  return [
    colours.bold(onOneLine(title)),
    ...sections,
    '',
    `${countsOf(comparison)}.`,
    ...notes(comparison),
  ];
}

const notes = ({ notCompared }: Comparison): string[] =>
  notCompared.length > 0
    ? [`Not compared, because one of the files has no word for them: ${notCompared.join(', ')}.`]
    : [];

/** A difference as Markdown, with a picture that GitHub and GitLab draw. */
export function markdownOf(comparison: Comparison, title: string): string {
  const changes = changesOf(comparison);
  const rows = changes.map(({ what, change, name, fields }) => {
    const details = fields.map(
      ({ field, before, after }) =>
        `${field}: ${escapeMarkdown(before || nothing)} → ${escapeMarkdown(after || nothing)}`,
    );
    return `| ${fateSigns[change]}${change} | ${what} | ${escapeMarkdown(name)} | ${details.join('<br>')} |`;
  });
  return [
    `## ${escapeMarkdown(title)}`,
    '',
    `${countsOf(comparison)}.`,
    ...notes(comparison),
    ...(comparison.same
      ? []
      : [
          '',
          '| | what | which | how |',
          '| --- | --- | --- | --- |',
          ...rows,
          '',
          '```mermaid',
          mermaidOfComparison(comparison).trimEnd(),
          '```',
        ]),
    '',
  ].join('\n');
}
