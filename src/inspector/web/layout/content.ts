// What is written into a state's box and onto a transition, line by line.

import type { ChartState, ChartTransition } from '../../chart/index.js';
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
  if (hidden > 0) lines.push(line(`${hidden} ${hidden === 1 ? 'state' : 'states'}`, 'folded'));
  return sized(lines, inset.box);
}

/** What is written onto an arrow: what moves it; only how many they are where it stands for several. */
export function labelOf(
  transitions: readonly ChartTransition[],
  detail: Detail = 'all',
): Content | undefined {
  const [first] = transitions;
  if (!first || detail === 'names') return undefined;
  if (transitions.length > 1) {
    return sized(
      [{ text: `${transitions.length} ways`, font: 'guard', look: 'guard' }],
      inset.label,
    );
  }
  const { label, guard, actions } = first;
  const lines: Line[] = [];
  if (label) lines.push({ text: cutTo(label, 'event', widest), font: 'event', look: 'event' });
  if (detail === 'all') {
    const line = (text: string): Line => ({
      text: cutTo(text, 'guard', 180),
      font: 'guard',
      look: 'guard',
    });
    if (guard) lines.push(line(`if ${guard}`));
    for (const action of actions.slice(0, 3)) lines.push(line(`do ${action}`));
  }
  return lines.length === 0 ? undefined : sized(lines, inset.label);
}

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
