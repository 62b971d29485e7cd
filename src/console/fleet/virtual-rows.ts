// The rows that are on the screen, and a few around them: the page scrolls, the table is as long as it
// would be, and only what can be seen exists.

import {
  defaultRangeExtractor,
  observeWindowOffset,
  observeWindowRect,
  Virtualizer,
  type VirtualizerOptions,
  windowScroll,
} from '@tanstack/virtual-core';
import { useEffect, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';

/** What stays free at the top and the bottom when a row is brought into view, in pixels. */
const padding = { top: 120, bottom: 24 };

/**
 * Keeps the rows that are on the screen.
 *
 * @param count - how many there are, at least one
 * @param height - how high each is, in pixels
 * @param kept - a row that exists wherever it is, because it has the focus
 */
export function useVirtualRows(count: number, height: number, kept: number) {
  const body = useRef<HTMLDivElement>(null);
  const redraw = useReducer<number, void>((n) => n + 1, 0)[1];
  const [margin, setMargin] = useState(0);
  const options: VirtualizerOptions<Window, Element> = {
    count,
    estimateSize: () => height,
    getScrollElement: () => window,
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    scrollToFn: windowScroll,
    initialOffset: () => window.scrollY,
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    scrollMargin: margin,
    scrollPaddingStart: padding.top,
    scrollPaddingEnd: padding.bottom,
    overscan: 8,
    onChange: () => redraw(),
    rangeExtractor(range) {
      const indexes = defaultRangeExtractor(range);
      if (indexes.includes(kept)) return indexes;
      return [...indexes, kept].sort((a, b) => a - b);
    },
  };
  const [virtualizer] = useState(() => new Virtualizer<Window, Element>(options));
  virtualizer.setOptions(options);
  useEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew for another height
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, height]);
  useLayoutEffect(() => {
    if (!body.current) return;
    const top = Math.round(body.current.getBoundingClientRect().top + window.scrollY);
    if (top !== margin) setMargin(top);
  });
  return {
    body,
    rows: virtualizer.getVirtualItems().map(({ index, start }) => ({ index, top: start - margin })),
    totalPx: virtualizer.getTotalSize(),
    /** How many rows fit on the screen. */
    perScreen: Math.max(1, Math.floor((window.innerHeight - padding.top) / height)),
    bringIntoView: (index: number) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  };
}
