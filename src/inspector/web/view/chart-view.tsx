// The chart as a drawing that can be made larger and smaller, with states that can be folded.

import { useEffect, useRef, useState } from 'preact/hooks';
import { Drawing, type Marks, useRoom } from '../../../statechart/index.js';
import type { Detail, MachineChart } from '../../../statechart/internal.js';
import { fitOf, foldedAtFirst, fonts } from '../../../statechart/internal.js';
import { Missing } from './missing.js';
import { Scroller, showInside } from './scroller.js';
import { usePlaced } from './use-placed.js';

export interface ChartProps extends Marks {
  chart: MachineChart;
}

/** Below it the names of a chart that fits have less than ten pixels: it opens where its machine is, at a size that can be read. */
const smallestFit = 10 / fonts.large.size;
const readable = 0.6;

const steps = { smallest: 0.3, largest: 2.5, factor: 1.25 } as const;

/** The room until it is measured. */
const usual = { width: 800, height: 600 };

/** What was folded stays so while another actor is looked at. */
const foldedIn = new WeakMap<MachineChart, ReadonlySet<string>>();

/** The states that are folded in a chart, and how to fold others. */
function useFolded(chart: MachineChart, found: string | undefined) {
  const [, setCount] = useState(0);
  const folded = foldedIn.get(chart) ?? foldedAtFirst(chart);
  foldedIn.set(chart, folded);
  const setFolded = (next: ReadonlySet<string>) => {
    foldedIn.set(chart, next);
    setCount((count) => count + 1);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was found is unfolded once
  useEffect(() => {
    const isAround = (id: string) => found?.startsWith(`${id}.`) ?? false;
    if ([...folded].some(isAround)) setFolded(new Set([...folded].filter((id) => !isAround(id))));
  }, [found]);
  return [folded, setFolded] as const;
}

/** The drawing, and the buttons of its size. */
export function ChartView({ chart, active, taken, found, visited }: ChartProps) {
  const box = useRef<HTMLElement>(null);
  const room = useRoom(box, usual);
  const [folded, setFolded] = useFolded(chart, found);
  const [detail, setDetail] = useState<Detail | undefined>(undefined);
  const { drawn, isPlacing, failure } = usePlaced(chart, room, { folded, detail });
  const [scale, setScale] = useState<number | undefined>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each chart begins at the size that fits
  useEffect(() => setScale(undefined), [chart]);
  const fit = drawn ? fitOf(drawn, room) : 1;
  const shown = scale ?? (fit < smallestFit ? readable : fit);
  useEffect(() => {
    if (box.current && drawn && active) showInside(box.current, '.box.active.leaf');
  }, [drawn, active]);
  useEffect(() => {
    if (box.current && drawn && found !== undefined) showInside(box.current, '.box.found');
  }, [drawn, found]);
  const zoom = (by: number) =>
    setScale(Math.min(steps.largest, Math.max(Math.min(steps.smallest, fit), shown * by)));
  const lit = [...active].filter((id) => id !== '').join(', ');
  const outer = [...chart.states.values()].filter(({ id, children }) => id && children.length > 0);

  return (
    <div class="canvas">
      <Scroller class="paper" box={box} label="Chart, scrolling">
        {failure && <p class="nothing">The chart cannot be placed: {failure}</p>}
        {isPlacing && (
          <p class="placing" role="status">
            Placing {chart.states.size} states…
          </p>
        )}
        {drawn && (
          <Drawing
            drawn={drawn}
            scale={shown}
            label={`Statechart; active: ${lit || 'nothing'}. The table has the same in words.`}
            active={active}
            taken={taken}
            found={found}
            visited={visited}
            onFold={(id) => {
              const next = new Set(folded);
              if (!next.delete(id)) next.add(id);
              setFolded(next);
            }}
          />
        )}
      </Scroller>
      <fieldset class="zoom" aria-label="Size and detail">
        {outer.length > 0 && (
          <button
            type="button"
            onClick={() => setFolded(new Set(folded.size > 0 ? [] : outer.map(({ id }) => id)))}
          >
            {folded.size > 0 ? 'Unfold all' : 'Fold all'}
          </button>
        )}
        <select
          aria-label="Detail"
          value={detail ?? ''}
          onChange={({ currentTarget }) =>
            setDetail((currentTarget.value || undefined) as Detail | undefined)
          }
        >
          <option value="">What can be read</option>
          <option value="names">Names</option>
          <option value="events">Names and events</option>
          <option value="all">Everything</option>
        </select>
        <button type="button" aria-label="Smaller" onClick={() => zoom(1 / steps.factor)}>
          −
        </button>
        <button type="button" aria-label="Larger" onClick={() => zoom(steps.factor)}>
          +
        </button>
        <button type="button" onClick={() => setScale(fit)}>
          Fit
        </button>
      </fieldset>
      <Missing cuts={chart.cuts} />
    </div>
  );
}
