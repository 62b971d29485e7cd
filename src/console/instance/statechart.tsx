// The statechart, drawn live: the state that the instance is in is lit, the edge that it took last is
// shown, and what can happen next is marked by who would make it happen. The picture is the project's
// own; the same is said in the table below it.

import { h, type VNode } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { usePage } from '../frame/index.js';
import type { FleetRow } from '../live/index.js';
import { type PictureNode, stepsFrom, type Vocabulary } from '../words/index.js';

/** What is marked in the picture. */
export interface Marks {
  /** The state, and the status around it. */
  readonly lit: readonly string[];
  /** The edge that was taken last. */
  readonly taken: number | undefined;
  /** Edges that can be taken, by who moves. */
  readonly possible: ReadonlyMap<number, string>;
}

/** Says what to mark for an instance. */
export function marksFor(vocabulary: Vocabulary, row: FleetRow): Marks {
  const { state, status, kind, moved } = row;
  const before = moved && stepsFrom(vocabulary, moved.from, kind);
  const last = before?.find(({ event, to }) => event === moved?.event && to === state);
  return {
    lit: [state, status],
    taken: last?.edge,
    possible: new Map(stepsFrom(vocabulary, state, kind).map(({ edge, by }) => [edge, by])),
  };
}

/** The statechart of an instance. */
export function Statechart({ row }: { readonly row: FleetRow }) {
  const { vocabulary } = usePage();
  const { width, height, tree } = vocabulary.picture;
  const { state, kind, since, moved } = row;
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the row, only these are drawn
  const drawn = useMemo(
    () => draw(tree, marksFor(vocabulary, row)),
    [vocabulary, state, kind, since, moved?.event],
  );
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: where to look depends on the state alone
  useEffect(() => {
    const scroller = box.current;
    const lit = scroller?.querySelector('.node.is-lit');
    if (!scroller || !lit || scroller.scrollWidth <= scroller.clientWidth) return;
    const [outer, inner] = [scroller.getBoundingClientRect(), lit.getBoundingClientRect()];
    scroller.scrollLeft += inner.left + inner.width / 2 - outer.left - outer.width / 2;
  }, [state]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it with the arrows
    <section class="chart-box" ref={box} tabIndex={0} aria-label="Statechart">
      <svg
        class="chart"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={`The lifecycle of a DCS instance. This one is in ${state}; the table below says what can happen next.`}
      >
        {drawn}
      </svg>
    </section>
  );
}

/** Turns the picture into elements, marked. */
export function draw({ tag, attributes, children }: PictureNode, marks: Marks): VNode {
  const { class: classes = '', ...rest } = attributes;
  const inner = children.map((child) => (typeof child === 'string' ? child : draw(child, marks)));
  return h(
    tag,
    { ...rest, class: [classes, ...marksOn(attributes, marks)].join(' ').trim() },
    inner,
  );
}

function marksOn(attributes: PictureNode['attributes'], { lit, taken, possible }: Marks): string[] {
  const { 'data-state': state, 'data-edge': edge } = attributes;
  if (state !== undefined) return lit.includes(state) ? ['is-lit'] : [];
  if (edge === undefined) return [];
  const by = possible.get(Number(edge));
  return [
    ...(Number(edge) === taken ? ['is-taken'] : []),
    ...(by === undefined ? ['is-off'] : ['is-possible', `by-${by}`]),
  ];
}

/** What the marks mean. */
export function ChartLegend() {
  return (
    <ul class="chart-legend">
      <li>
        <span class="key key-lit" /> where it is
      </li>
      <li>
        <span class="key key-taken" /> the step just taken
      </li>
      <li>
        <span class="key key-operator" /> you can ask for it
      </li>
      <li>
        <span class="key key-platform" /> the platform can report it
      </li>
    </ul>
  );
}
