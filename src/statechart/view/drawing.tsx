// A chart that was placed, as a drawing, and the buttons in it that fold and unfold states.

import { useRef } from 'preact/hooks';
import type { ChartTransition, Coverage } from '../chart/index.js';
import type { PlacedArrow, PlacedChart, PlacedState } from '../layout/place.js';
import { Arrow } from './arrow.js';
import { Box } from './box.js';
import { walkedTo } from './roving.js';
import { Tip } from './tip.js';

/** What is marked in a chart. */
export interface Marks {
  readonly active: ReadonlySet<string>;
  readonly taken: readonly ChartTransition[];
  /** The state that was searched for. */
  readonly found?: string | undefined;
  /** What was visited so far; undefined when it is not asked for. */
  readonly visited?: Coverage | undefined;
}

/** How an arrow is shown: as one of many, one that can be taken now, or the one just taken. */
export type Look = 'idle' | 'possible' | 'taken';

interface DrawingProps extends Marks {
  drawn: PlacedChart;
  scale: number;
  /** What the drawing is, for those who do not see it. */
  label: string;
  /** By the active states and by what was taken unless given. */
  lookOf?: (arrow: PlacedArrow) => Look;
  /** Classes for what a page knows besides. */
  classOf?: (arrow: PlacedArrow) => string;
  /** Folds a state, or unfolds it; without it nothing can be folded. */
  onFold?: (id: string) => void;
}

/** The drawing at a scale. */
export function Drawing(props: DrawingProps) {
  const { drawn, scale, label, active, taken, found, visited, classOf, onFold } = props;
  const { width, height, states, dots, arrows, standIns } = drawn;
  const ownLook = ({ transitions }: PlacedArrow): Look =>
    transitions.some((each) => taken.includes(each))
      ? 'taken'
      : transitions.some(({ from }) => active.has(from))
        ? 'possible'
        : 'idle';
  const { lookOf = ownLook } = props;
  const insideOf = (outer: string) =>
    [...active].filter((id) => id !== outer && standIns.get(id) === outer).at(-1) ?? '';
  const order: readonly Look[] = ['idle', 'possible', 'taken'];
  const looks = arrows.map((arrow) => ({ arrow, look: lookOf(arrow) }) as const);
  return (
    <div
      class={`drawing ${drawn.detail} ${visited ? 'counted' : ''}`}
      style={{ width: `${width * scale}px`, height: `${height * scale}px` }}
    >
      <svg
        class="chart"
        role="img"
        aria-label={label}
        width={width * scale}
        height={height * scale}
        viewBox={`0 0 ${width} ${height}`}
      >
        <defs>
          {order.map((look) => (
            <Tip key={look} look={look} />
          ))}
        </defs>
        {states.map((state) => (
          <Box
            key={state.state.id}
            placed={state}
            active={active.has(state.state.id)}
            found={found !== undefined && standIns.get(found) === state.state.id}
            visited={visited?.states.has(state.state.id)}
            inside={state.hidden > 0 ? insideOf(state.state.id) : ''}
          />
        ))}
        {dots.map(({ x, y, width: size }) => (
          <circle key={`${x} ${y}`} class="dot" cx={x + size / 2} cy={y + size / 2} r={size / 2} />
        ))}
        {looks
          .sort((a, b) => order.indexOf(a.look) - order.indexOf(b.look))
          .map(({ arrow, look }) => (
            <Arrow
              key={arrow.id}
              arrow={arrow}
              look={look}
              besides={classOf?.(arrow)}
              visited={arrow.transitions.some((each) => visited?.transitions.has(each))}
            />
          ))}
      </svg>
      {onFold && <Folds states={states} scale={scale} onFold={onFold} />}
    </div>
  );
}

/** How large the buttons are, in pixels. */
const foldSize = { least: 14, whole: 22 } as const;

/** One stop for Tab; the arrow keys go from one to the next. */
function Folds(props: {
  states: readonly PlacedState[];
  scale: number;
  onFold: (id: string) => void;
}) {
  const { states, scale, onFold } = props;
  const current = useRef('');
  const size = Math.max(foldSize.least, foldSize.whole * scale);
  const able = states.filter(({ state, depth }) => state.children.length > 0 && depth > 0);
  const stop = able.find(({ state }) => state.id === current.current) ?? able[0];
  if (able.length === 0) return null;
  return (
    <div
      role="toolbar"
      aria-label="States to fold"
      onKeyDown={(event) => walkedTo(event, 'button')}
    >
      {able.map(({ state, hidden, x, y, width, height }) => (
        <button
          key={state.id}
          type="button"
          class="fold"
          tabIndex={state.id === stop?.state.id ? 0 : -1}
          aria-expanded={hidden === 0}
          aria-label={`${state.name}, ${hidden === 0 ? 'fold' : `unfold ${hidden} states`}`}
          style={{
            left: `${(x + width - 4) * scale - size}px`,
            top: `${hidden > 0 ? (y + height / 2) * scale - size / 2 : (y + 4) * scale}px`,
            width: `${size}px`,
            height: `${size}px`,
          }}
          onFocus={() => {
            current.current = state.id;
          }}
          onClick={() => onFold(state.id)}
        >
          {hidden === 0 ? '−' : '+'}
        </button>
      ))}
    </div>
  );
}
