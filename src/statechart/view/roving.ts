// Lists that are one stop for Tab: the arrow keys, Home and End go from one part to the next.

/**
 * Moves the focus among the parts of the element that listens.
 *
 * @param selector - finds the parts; the one that has the focus is where it begins
 * @returns the part that has the focus now; undefined for other keys
 */
export function walkedTo(event: KeyboardEvent, selector: string): HTMLElement | undefined {
  const list = event.currentTarget as HTMLElement;
  const parts = [...list.querySelectorAll<HTMLElement>(selector)].filter(isShown);
  const at = parts.indexOf(event.target as HTMLElement);
  const to = {
    ArrowDown: at + 1,
    ArrowRight: at + 1,
    ArrowUp: at - 1,
    ArrowLeft: at - 1,
    Home: 0,
    End: parts.length - 1,
  }[event.key];
  if (at < 0 || to === undefined) return undefined;
  event.preventDefault();
  const next = parts[Math.max(0, Math.min(to, parts.length - 1))];
  next?.focus();
  return next;
}

/** What is in a folded part cannot have the focus. */
function isShown(part: HTMLElement): boolean {
  const fold = part.parentElement?.closest('details:not([open])');
  return fold == null || part.parentElement === fold;
}
