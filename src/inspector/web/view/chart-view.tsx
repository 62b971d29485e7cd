// The chart as a drawing that can be made larger and smaller.

import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ChartTransition, MachineChart } from '../../chart/index.js';
import { fitOf, type PlacedChart, placed, type Room } from '../layout/place.js';
import { Arrow } from './arrow.js';
import { Box } from './box.js';
import { Scroller, showInside } from './scroller.js';

export interface ChartProps {
  chart: MachineChart;
  active: ReadonlySet<string>;
  taken: readonly ChartTransition[];
}

const steps = { smallest: 0.3, largest: 2.5, factor: 1.25 } as const;

/** Places are kept: going back to an actor takes no time. */
const known = new WeakMap<MachineChart, PlacedChart>();

/** How large an element is, in pixels, as it changes. */
function useRoom(box: RefObject<HTMLElement | null>) {
  const [room, setRoom] = useState({ width: 800, height: 600 });
  useLayoutEffect(() => {
    const holder = box.current;
    if (!holder) return;
    const measure = () => setRoom({ width: holder.clientWidth, height: holder.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(holder);
    measure();
    return () => observer.disconnect();
  }, [box]);
  return room;
}

/** The chart with its places, once it has them, or why it gets none. */
function usePlaced(chart: MachineChart, room: Room) {
  const [drawn, setDrawn] = useState(known.get(chart));
  const [failure, setFailure] = useState('');
  const roomNow = useRef(room);
  roomNow.current = room;
  useEffect(() => {
    let isWanted = true;
    setDrawn(known.get(chart));
    setFailure('');
    if (known.has(chart)) return;
    placed(chart, roomNow.current).then(
      (done) => {
        known.set(chart, done);
        if (isWanted) setDrawn(done);
      },
      (error) => isWanted && setFailure(String(error)),
    );
    return () => {
      isWanted = false;
    };
  }, [chart]);
  return { drawn, failure };
}

/** The drawing, and the buttons of its size. */
export function ChartView({ chart, active, taken }: ChartProps) {
  const box = useRef<HTMLElement>(null);
  const room = useRoom(box);
  const { drawn, failure } = usePlaced(chart, room);
  const [scale, setScale] = useState<number | undefined>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each chart begins at the size that fits
  useEffect(() => setScale(undefined), [chart]);
  const fit = drawn ? fitOf(drawn, room) : 1;
  // Where the whole would be too small to read, it scrolls.
  const shown = scale ?? Math.max(fit, 0.55);
  useEffect(() => {
    if (box.current && drawn && active) showInside(box.current, '.box.active.leaf');
  }, [drawn, active]);
  const zoom = (by: number) =>
    setScale(Math.min(steps.largest, Math.max(steps.smallest, shown * by)));

  return (
    <div class="canvas">
      <fieldset class="zoom" aria-label="Size">
        <button type="button" aria-label="Smaller" onClick={() => zoom(1 / steps.factor)}>
          −
        </button>
        <button type="button" aria-label="Larger" onClick={() => zoom(steps.factor)}>
          +
        </button>
        <button type="button" onClick={() => setScale(Math.max(fit, steps.smallest))}>
          Fit
        </button>
      </fieldset>
      <Scroller class="paper" box={box} label="Chart, scrolling">
        {failure && <p class="nothing">The chart cannot be placed: {failure}</p>}
        {drawn && <Drawing drawn={drawn} scale={shown} active={active} taken={taken} />}
      </Scroller>
      {chart.cuts > 0 && (
        <p class="cuts">
          The application cut {chart.cuts} parts off this machine. Give its inspector a larger
          serializationDepthLimit to see them.
        </p>
      )}
    </div>
  );
}

interface DrawingProps extends Omit<ChartProps, 'chart'> {
  drawn: PlacedChart;
  scale: number;
}

function Drawing({ drawn, scale, active, taken }: DrawingProps) {
  const { width, height, states, dots, arrows } = drawn;
  const isTaken = (transition?: ChartTransition) =>
    transition !== undefined && taken.includes(transition);
  const isPossible = (transition?: ChartTransition) =>
    transition !== undefined && active.has(transition.from);
  const lit = [...active].filter((id) => id !== '').join(', ');
  return (
    <svg
      class="chart"
      role="img"
      aria-label={`Statechart; active: ${lit || 'nothing'}. The table has the same in words.`}
      width={width * scale}
      height={height * scale}
      viewBox={`0 0 ${width} ${height}`}
    >
      <defs>
        {['idle', 'possible', 'taken'].map((look) => (
          <marker
            key={look}
            id={`tip-${look}`}
            class={`tip ${look}`}
            viewBox="0 0 10 10"
            refX="9"
            refY="5"
            markerWidth="9"
            markerHeight="9"
            markerUnits="userSpaceOnUse"
            orient="auto-start-reverse"
          >
            <path d="M0 1L10 5L0 9z" />
          </marker>
        ))}
      </defs>
      {states.map((state) => (
        <Box key={state.state.id} placed={state} active={active.has(state.state.id)} />
      ))}
      {dots.map(({ x, y, width: size }) => (
        <circle key={`${x} ${y}`} class="dot" cx={x + size / 2} cy={y + size / 2} r={size / 2} />
      ))}
      {[...arrows]
        .sort((a, b) => Number(isTaken(a.transition)) - Number(isTaken(b.transition)))
        .map((arrow) => (
          <Arrow
            key={arrow.id}
            arrow={arrow}
            look={
              isTaken(arrow.transition)
                ? 'taken'
                : isPossible(arrow.transition)
                  ? 'possible'
                  : 'idle'
            }
          />
        ))}
    </svg>
  );
}
