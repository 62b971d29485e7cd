// The place of a chart on the page: what was placed in the room that there is.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Detail, MachineChart } from '../../../statechart/internal.js';
import { type PlacedChart, placed, type Room } from '../../../statechart/internal.js';
import { giveUp, inThread } from '../model/thread.js';

/** Places are kept: going back to an actor takes no time. */
const known = new WeakMap<MachineChart, Map<string, PlacedChart>>();

/** Of one chart; each way to fold it is another. */
const mostPlaces = 12;

/** How a chart is to be drawn. */
export interface Wanted {
  readonly folded: ReadonlySet<string>;
  readonly detail: Detail | undefined;
}

/** The chart with its places, once it has them, or why it gets none; meanwhile the places it had. */
export function usePlaced(chart: MachineChart, room: Room, { folded, detail }: Wanted) {
  const [failure, setFailure] = useState('');
  const [, setCount] = useState(0);
  const roomNow = useRef(room);
  roomNow.current = room;
  const last = useRef<{ chart: MachineChart; drawn: PlacedChart } | undefined>(undefined);
  const key = `${detail}:${[...folded].join(' ')}`;
  const drawn = known.get(chart)?.get(key);
  if (drawn) last.current = { chart, drawn };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is folded, and how detailed it is
  useEffect(() => {
    let isWanted = true;
    let isDone = false;
    setFailure('');
    if (known.get(chart)?.has(key)) return;
    placed(inThread, chart, roomNow.current, { folded, detail }).then(
      (done) => {
        isDone = true;
        const places = known.get(chart) ?? new Map<string, PlacedChart>();
        if (places.size >= mostPlaces) places.clear();
        known.set(chart, places.set(key, done));
        if (isWanted) setCount((count) => count + 1);
      },
      (error) => {
        isDone = true;
        if (isWanted) setFailure(String(error));
      },
    );
    return () => {
      isWanted = false;
      // The thread does one after the other: what nobody waits for would keep the next one waiting.
      if (!isDone) giveUp();
    };
  }, [chart, key]);
  const before = last.current?.chart === chart ? last.current.drawn : undefined;
  return { drawn: drawn ?? before, isPlacing: !drawn && failure === '', failure };
}
