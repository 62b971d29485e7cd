// What is written into a state's box and onto a transition, line by line.

import type { ChartState, ChartTransition } from '../../chart/index.js';
import { cutTo, type Font, lineHeight, widthOf, wrapTo } from './measure.js';

/** A line of text. */
export interface Line {
  readonly text: string;
  readonly font: Font;
  readonly look: 'name' | 'note' | 'action' | 'event' | 'guard';
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

/** What is written into a box: its name, what it is, what it does. */
export function contentOf(state: ChartState, own: readonly ChartTransition[]): Content {
  const line = (text: string, look: Line['look'], font: Font = 'note'): Line => ({
    text: cutTo(text, font, widest),
    font,
    look,
  });
  const lines = [
    line(state.name, 'name', 'name'),
    ...wrapTo(state.description, 'note', 190, 2).map((text) => line(text, 'note')),
    ...state.tags.map((tag) => line(`# ${tag}`, 'note')),
    ...state.invokes.map((name) => line(`invoke / ${name}`, 'action')),
    ...state.entry.map((name) => line(`entry / ${name}`, 'action')),
    ...state.exit.map((name) => line(`exit / ${name}`, 'action')),
    // Nothing to draw an arrow to.
    ...own.filter(({ to }) => to.length === 0).map((each) => line(inOneLine(each), 'action')),
  ];
  return sized(lines, inset.box);
}

/** What is written onto a transition. */
export function labelOf({ label, guard, actions }: ChartTransition): Content | undefined {
  const lines: Line[] = [];
  if (label) lines.push({ text: cutTo(label, 'event', widest), font: 'event', look: 'event' });
  if (guard) lines.push({ text: cutTo(`if ${guard}`, 'guard', 180), font: 'guard', look: 'guard' });
  for (const action of actions.slice(0, 3)) {
    lines.push({ text: cutTo(`do ${action}`, 'guard', 180), font: 'guard', look: 'guard' });
  }
  return lines.length === 0 ? undefined : sized(lines, inset.label);
}

/** A transition in one line of text. */
const inOneLine = ({ label, guard, actions }: ChartTransition): string =>
  [label, guard && `[${guard}]`, actions.length > 0 && `/ ${actions.join(', ')}`]
    .filter(Boolean)
    .join(' ');

const sized = (lines: readonly Line[], around: number): Content => ({
  lines,
  width: Math.max(...lines.map(({ text, font }) => widthOf(text, font))) + 2 * around,
  height: lines.length * lineHeight + (around === inset.box ? 14 : 6),
});
