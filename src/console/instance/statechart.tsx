// The statechart, drawn live: the state that the instance is in is lit, the edge that it took last is
// shown, and what can happen next is marked by who would make it happen. It is drawn as the inspector draws
// any machine, in as much detail as can be read; the same is said in the table below it.

import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Drawing, type PlacedArrow, useRoom } from '../../statechart/index.js';
import { usePage } from '../frame/index.js';
import type { FleetRow } from '../live/index.js';
import { type Picture, stepsFrom, type Vocabulary } from '../words/index.js';

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

/** The size of the smallest letters in a picture, before it is scaled, and what they must have on the screen. */
const smallest = { all: 11.5, events: 12, names: 19 } as const;
const readable = 11;
const largest = { all: 1.15, events: 1.15, names: 0.9 } as const;

/** The picture with the most in it that can be read at a width, and its scale there. */
export function pictureFor({ chart: { pictures } }: Vocabulary, width: number) {
  const leastOf = ({ detail }: Picture) => readable / smallest[detail];
  const fits = (picture: Picture) => picture.width * leastOf(picture) <= width;
  const picture = (pictures.find(fits) ?? pictures.at(-1)) as Picture;
  const scale = Math.min(
    largest[picture.detail],
    Math.max(leastOf(picture), width / picture.width),
  );
  return { drawn: { ...picture, standIns: new Map(picture.standIns) }, scale };
}

/** How arrows are marked. */
function markedBy({ chart: { edges, faults } }: Vocabulary, { taken, possible }: Marks) {
  const numbersOf = ({ transitions }: PlacedArrow) =>
    transitions.flatMap(({ id }) => edges[id] ?? []);
  return {
    lookOf(arrow: PlacedArrow) {
      const numbers = numbersOf(arrow);
      if (numbers.some((number) => number === taken)) return 'taken';
      return numbers.some((number) => possible.has(number)) ? 'possible' : 'idle';
    },
    classOf(arrow: PlacedArrow) {
      const numbers = numbersOf(arrow);
      const by = numbers.map((number) => possible.get(number)).find(Boolean);
      const isFault = numbers.length > 0 && numbers.every((number) => faults.includes(number));
      return [by && `by-${by}`, isFault && 'fault'].filter(Boolean).join(' ');
    },
  } as const;
}

const nowhere = { width: 0, height: 0 };

/** The statechart of an instance. */
export function Statechart({ row }: { readonly row: FleetRow }) {
  const { vocabulary } = usePage();
  const { state, kind, since, moved } = row;
  const box = useRef<HTMLElement>(null);
  const { width } = useRoom(box, nowhere);
  const { drawn, scale } = useMemo(() => pictureFor(vocabulary, width), [vocabulary, width]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the row, only these are drawn
  const marks = useMemo(() => marksFor(vocabulary, row), [vocabulary, state, kind, since, moved]);
  const tones = drawn.states
    .filter((each) => marks.lit.includes(each.state.id))
    .flatMap((each) => each.state.tags.map((tag) => `is-${tag}`))
    .join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: where to look depends on these alone
  useEffect(() => {
    const scroller = box.current;
    const lit = scroller?.querySelector('.box.active.leaf');
    if (!scroller || !lit || width === 0 || scroller.scrollWidth <= scroller.clientWidth) return;
    const [outer, inner] = [scroller.getBoundingClientRect(), lit.getBoundingClientRect()];
    scroller.scrollLeft += inner.left + inner.width / 2 - outer.left - outer.width / 2;
  }, [state, drawn]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it with the arrows
    <section class={`chart-box ${tones}`} ref={box} tabIndex={0} aria-label="Statechart">
      <Drawing
        drawn={drawn}
        scale={scale}
        label={`The lifecycle of a DCS instance. This one is in ${state}; the table below says what can happen next.`}
        active={new Set(marks.lit)}
        taken={[]}
        {...markedBy(vocabulary, marks)}
      />
    </section>
  );
}
