// A state as it is drawn: a box with its name, double for final states, dashed for regions, a circle
// for history.

import type { Content } from '../layout/content.js';
import { cutTo } from '../layout/measure.js';
import type { PlacedState } from '../layout/place.js';
import { Lines } from './lines.js';
import { steady } from './steady.js';

interface BoxProps {
  placed: PlacedState;
  active: boolean;
  found?: boolean;
  visited?: boolean | undefined;
  /** The state within it that is active while its insides are folded. */
  inside?: string;
}

/** A state in its place; of hundreds, an event changes one or two. */
export const Box = steady(boxOf);

function boxOf({ placed, active, found = false, visited = false, inside = '' }: BoxProps) {
  const { x, y, width, height, state, content, depth, hidden } = placed;
  const isHistory = state.type === 'history';
  const isFilled = state.children.length === 0 || hidden > 0;
  const names = {
    [`box ${state.type} depth-${depth % 2}`]: true,
    active,
    leaf: isFilled,
    folded: hidden > 0,
    found,
    visited,
  };
  const className = Object.entries(names)
    .flatMap(([name, isSo]) => (isSo ? [name] : []))
    .join(' ');
  if (isHistory) {
    return (
      <g class={className} data-state={state.id}>
        <title>{`${state.id}: ${state.deep ? 'deep' : 'shallow'} history`}</title>
        <circle cx={x + width / 2} cy={y + height / 2} r={width / 2 - 1} />
        <text x={x + width / 2} y={y + height / 2 + 4.5} text-anchor="middle" class="name">
          {state.deep ? 'H*' : 'H'}
        </text>
      </g>
    );
  }
  return (
    <g class={className} data-state={state.id}>
      <title>{[state.id || state.name, state.description].filter(Boolean).join(': ')}</title>
      <rect
        class="edge"
        x={x + 0.75}
        y={y + 0.75}
        width={width - 1.5}
        height={height - 1.5}
        rx="9"
      />
      {state.type === 'final' && (
        <rect class="inner" x={x + 4} y={y + 4} width={width - 8} height={height - 8} rx="6" />
      )}
      {state.type === 'parallel' && (
        <path class="parallel-sign" d={`M${x + width - 22} ${y + 9}v10m5 -10v10`} />
      )}
      <Lines
        content={inside ? withInside(content, inside.slice(state.id.length + 1)) : content}
        x={isFilled ? x + width / 2 : x + 14}
        y={y + 7}
        anchor={isFilled ? 'middle' : 'start'}
      />
    </g>
  );
}

/** Where it says how many states are folded, the active one of them. */
const withInside = (content: Content, inside: string): Content => ({
  ...content,
  lines: content.lines.map((line) =>
    line.look === 'folded' ? { ...line, text: cutTo(inside, line.font, content.width) } : line,
  ),
});
