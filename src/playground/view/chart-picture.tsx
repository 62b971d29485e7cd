// The chart, drawn: what is marked in it, and what people have changed.

import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Layout, PlacedState } from '../../diagram/internal.js';
import { type Chart, chartWith } from '../model/chart.js';
import { type DrawnLine, linesOf, type Marks } from './marks.js';

interface Props {
  readonly layout: Layout;
  readonly chart: Chart;
  readonly marks: Marks;
  /** The picture in words. */
  readonly label: string;
}

/** The chart as a picture. */
export function ChartPicture({ layout, chart, marks, label }: Props) {
  const lines = useMemo(() => linesOf(chart, layout), [chart, layout]);
  const box = useRef<HTMLDivElement>(null);
  const [aim] = [marks.wrong ?? [...marks.lit].at(-1)];
  // biome-ignore lint/correctness/useExhaustiveDependencies: where to look depends on that alone
  useEffect(() => {
    const scroller = box.current;
    const lit = scroller?.querySelector('.is-aim');
    if (!scroller || !lit || scroller.scrollWidth <= scroller.clientWidth) return;
    const [outer, inner] = [scroller.getBoundingClientRect(), lit.getBoundingClientRect()];
    scroller.scrollLeft += inner.left + inner.width / 2 - outer.left - outer.width / 2;
  }, [aim]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it with the arrows
    <section class="chart-box" ref={box} tabIndex={0} aria-label="Statechart">
      <svg
        class={`chart ${marks.possible ? '' : 'is-way'}`}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        role="img"
        aria-label={label}
      >
        {layout.states.map((state) => (
          <Box key={state.name} state={state} chart={chart} marks={marks} aim={aim} />
        ))}
        {layout.starts.map(({ x, y }) => (
          <circle key={`${x} ${y}`} class="start" cx={x} cy={y} r={5} />
        ))}
        {lines.map((line) => (
          <Line key={`${line.edge?.name} ${line.line}`} line={line} marks={marks} />
        ))}
      </svg>
    </section>
  );
}

/** How wide a letter of a tag is. */
const letterWidth = 6.7;
const lineHeight = 14;

interface BoxProps {
  readonly state: PlacedState;
  readonly chart: Chart;
  readonly marks: Marks;
  readonly aim: string | undefined;
}

function Box({ state, chart, marks, aim }: BoxProps) {
  const { name, x, width } = state;
  const now = chart.states.get(name);
  const published = chartWith([]).states.get(name);
  const tags = (now ?? published)?.tags ?? [];
  const changed = now !== undefined && tags.join() !== published?.tags.join();
  const isOuter = [...chart.states.keys()].some((other) => other.startsWith(`${name}.`));
  const classes = [
    'state',
    isOuter && 'is-outer',
    !now && 'is-gone',
    marks.lit.has(name) && 'is-lit',
    name === marks.wrong && 'is-wrong',
    name === aim && 'is-aim',
    now?.tags[0],
    changed && 'is-changed',
  ];
  const text = tags.join(', ');
  const lines = isOuter || text.length * letterWidth < width ? [text] : tags;
  // Tags that people add may need more room than the layout has left for them.
  const more = (lines.length - 1) * lineHeight;
  const [y, height] = [state.y - more / 2, state.height + more];
  const at = isOuter
    ? { x: x + 14, y: y + 22, 'text-anchor': 'start' as const }
    : {
        x: x + width / 2,
        y: y + height / 2 + 4 - (text ? (lines.length * lineHeight) / 2 : 0),
        'text-anchor': 'middle' as const,
      };
  return (
    <g class={classes.filter(Boolean).join(' ')}>
      <rect x={x} y={y} width={width} height={height} rx={isOuter ? 12 : 8} />
      <text {...at} class="name">
        {published?.label ?? name}
      </text>
      {lines.map((line, index) => (
        <text key={line} {...at} y={at.y + (index + 1) * lineHeight} class="tags">
          {line}
        </text>
      ))}
    </g>
  );
}

function Line({ line, marks }: { readonly line: DrawnLine; readonly marks: Marks }) {
  const name = line.edge?.name ?? '';
  const steps = marks.taken.get(name);
  const by = marks.possible?.get(name);
  const classes = [
    'edge',
    !line.edge && 'is-start',
    line.change && `is-${line.change}`,
    steps && 'is-taken',
    by ? `is-possible by-${by}` : 'is-off',
  ];
  const numbers = steps && steps.length > 0 ? `${steps.join(', ')} ` : '';
  // One step after the other is lit.
  const delay = steps?.[0] === undefined ? {} : { animationDelay: `${steps[0] * 350}ms` };
  return (
    <g class={classes.filter(Boolean).join(' ')} style={delay}>
      <path d={line.line} />
      <polygon points={line.head} />
      <text x={line.at.x} y={line.at.y + 4} text-anchor="middle">
        {numbers}
        {line.label}
      </text>
    </g>
  );
}
