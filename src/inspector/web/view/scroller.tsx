// A part of the page that scrolls, and that can be reached and scrolled by keyboard.

import type { ComponentChildren, Ref } from 'preact';

interface ScrollerProps {
  /** What is in it, for those who do not see it. */
  label: string;
  class: string;
  box?: Ref<HTMLElement>;
  children: ComponentChildren;
}

/** A scrolling region. */
export function Scroller({ label, class: className, box, children }: ScrollerProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section class={className} ref={box ?? null} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}

/** Scrolls a region, and nothing around it, so that the first part that a selector finds is seen. */
export function showInside(region: HTMLElement, selector: string): void {
  const part = region.querySelector(selector)?.getBoundingClientRect();
  if (!part) return;
  const { top, left } = region.getBoundingClientRect();
  const around = 40;
  const [above, below] = [part.top - top - around, part.bottom - top + around];
  if (above < 0) region.scrollTop += above;
  else if (below > region.clientHeight) region.scrollTop += below - region.clientHeight;
  const [before, behind] = [part.left - left - around, part.right - left + around];
  if (before < 0) region.scrollLeft += before;
  else if (behind > region.clientWidth) region.scrollLeft += behind - region.clientWidth;
}
