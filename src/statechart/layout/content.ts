// What is written into a state's box and onto a transition, line by line.

import type { ChartState, ChartTransition } from '../chart/index.js';
import { cutTo, type Font, lineHeightOf, widthOf, wrapTo } from './measure.js';

/** How much is written: everything, names and events, or names alone. */
export type Detail = 'all' | 'events' | 'names';

/** A line of text. */
export interface Line {
  readonly text: string;
  readonly font: Font;
  readonly look: 'name' | 'note' | 'action' | 'event' | 'guard' | 'folded';
}

/** Lines, and the space that they need. */
export interface Content {
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
}

const widest = 230;

/** The space around lines, in pixels. */
const inset = { box: 12, label: 7 } as const;

/** What is written into a box: its name, what it is, what it does, and how many states are folded in it. */
export function contentOf(
  state: ChartState,
  own: readonly ChartTransition[],
  detail: Detail = 'all',
  hidden = 0,
): Content {
  const line = (text: string, look: Line['look'], font: Font = 'note'): Line => ({
    text: cutTo(text, font, widest),
    font,
    look,
  });
  const lines = [line(state.name, 'name', detail === 'names' ? 'large' : 'name')];
  if (detail === 'all') {
    lines.push(
      ...wrapTo(state.description, 'note', 190, 2).map((text) => line(text, 'note')),
      ...state.tags.map((tag) => line(`# ${tag}`, 'note')),
      ...state.invokes.map((name) => line(`invoke / ${name}`, 'action')),
      ...state.entry.map((name) => line(`entry / ${name}`, 'action')),
      ...state.exit.map((name) => line(`exit / ${name}`, 'action')),
      // Nothing to draw an arrow to.
      ...own.filter(({ to }) => to.length === 0).map((each) => line(inOneLine(each), 'action')),
    );
  }
  if (hidden > 0) {
    const font = detail === 'names' ? 'large' : 'note';
    lines.push(line(`${hidden} ${hidden === 1 ? 'state' : 'states'}`, 'folded', font));
  }
  return sized(lines, inset.box);
}

/** Of the events of one arrow; more are counted. */
const mostEvents = 4;

/** What is written onto an arrow: what moves it; where it stands for several transitions, their events. */
export function labelOf(
  transitions: readonly ChartTransition[],
  detail: Detail = 'all',
): Content | undefined {
  const [first] = transitions;
  if (!first || detail === 'names') return undefined;
  const events = [...new Set(transitions.map(({ label }) => label).filter(Boolean))];
  const named = events.length > mostEvents ? events.slice(0, mostEvents - 1) : events;
  const lines = named.map((text) => lineOf(text, 'event', widest));
  if (named.length < events.length) {
    lines.push(lineOf(`and ${events.length - named.length} more`, 'guard', widest));
  }
  if (detail === 'all' && transitions.length === 1) {
    const { guard, actions } = first;
    if (guard) lines.push(lineOf(`if ${guard}`, 'guard', 180));
    for (const action of actions.slice(0, 3)) lines.push(lineOf(`do ${action}`, 'guard', 180));
  }
  return lines.length === 0 ? undefined : sized(lines, inset.label);
}

const lineOf = (text: string, font: 'event' | 'guard', width: number): Line => ({
  text: cutTo(text, font, width),
  font,
  look: font,
});

/** A transition in one line of text. */
export const inOneLine = ({ label, guard, actions }: ChartTransition): string =>
  [label, guard && `[${guard}]`, actions.length > 0 && `/ ${actions.join(', ')}`]
    .filter(Boolean)
    .join(' ');

const sized = (lines: readonly Line[], around: number): Content => ({
  lines,
  width: Math.max(...lines.map(({ text, font }) => widthOf(text, font))) + 2 * around,
  height:
    lines.reduce((sum, { font }) => sum + lineHeightOf(font), 0) + (around === inset.box ? 14 : 6),
});
