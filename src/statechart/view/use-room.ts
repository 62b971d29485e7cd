// How much room there is for a drawing.

import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Room } from '../layout/place.js';

/**
 * How large the inside of an element is, in pixels, as it changes: also where the window stays as it is.
 *
 * @param assumed - before the element is on the page
 */
export function useRoom(box: RefObject<HTMLElement | null>, assumed: Room): Room {
  const [room, setRoom] = useState(assumed);
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
