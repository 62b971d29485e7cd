// The way through the table by keyboard: the arrows walk from row to row, Space selects one, and Enter opens it.

import { useEffect, useRef, useState } from 'preact/hooks';
import { useMedia } from '../frame/index.js';
import { useVirtualRows } from './virtual-rows.js';

/** How high a row is, in pixels, as the style sheet has it. */
const heights = { wide: 46, narrow: 84 };

/** What the table remembers while another view is shown. */
export interface TableMemory {
  /** The row that had the focus last. */
  active: string | undefined;
}

/** The row that has the focus, and how keys lead from one to another. */
export function useWalk(
  order: readonly string[],
  memory: TableMemory,
  onSpace: (id: string) => void,
) {
  const narrow = useMedia('(max-width: 760px)');
  const [active, setActiveRow] = useState(memory.active);
  /** The row that is to get the focus once it is drawn: at first the one that one comes back to. */
  const focusWanted = useRef(memory.active);
  const setActive = (id: string | undefined) => {
    memory.active = id;
    setActiveRow(id);
  };
  const at = Math.max(0, active === undefined ? 0 : order.indexOf(active));
  const { body, perScreen, bringIntoView, ...drawn } = useVirtualRows(
    order.length,
    narrow ? heights.narrow : heights.wide,
    at,
  );
  useEffect(() => {
    // An effect of an earlier drawing knows another row.
    if (focusWanted.current === undefined || order[at] !== focusWanted.current) return;
    const link = body.current?.querySelector<HTMLElement>(`[data-index="${at}"] a`);
    if (!link) return;
    link.focus({ preventScroll: true });
    focusWanted.current = undefined;
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const id = order[at];
    if (event.key === ' ' && id !== undefined && event.target instanceof HTMLAnchorElement) {
      event.preventDefault();
      onSpace(id);
      return;
    }
    const to = rowFor(event.key, at, perScreen, order.length - 1);
    if (to === undefined) return;
    event.preventDefault();
    const index = Math.max(0, Math.min(order.length - 1, to));
    focusWanted.current = order[index];
    setActive(order[index]);
    bringIntoView(index);
  };
  return { at, body, ...drawn, setActive, onKeyDown };
}

/** The row that a key leads to from another one. */
function rowFor(key: string, at: number, perScreen: number, last: number): number | undefined {
  const rows: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + perScreen,
    PageUp: at - perScreen,
    Home: 0,
    End: last,
  };
  return rows[key];
}
