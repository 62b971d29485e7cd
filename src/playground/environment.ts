// All that the page takes from the browser besides its document: frames, its address, and the clipboard.

/** What the page takes from the browser. */
export interface Environment {
  /** Calls back before the next frame, or soon while the tab is hidden. */
  nextFrame(callback: () => void): void;
  /** What follows the # of the address. */
  hash(): string;
  /** Puts that in the place of what follows the #; no step back leads to what was there. */
  setHash(text: string): void;
  /** Tells when people have changed it; the result ends that. */
  onHash(changed: () => void): () => void;
  /** The whole address, to be sent. */
  address(): string;
  /** Puts a text where it can be pasted from; false where the browser does not let the page. */
  copy(text: string): Promise<boolean>;
}

/** Frames stop in a hidden tab; a proof goes on. */
const hiddenFrameMs = 50;

/** The browser. */
export const browser: Environment = {
  nextFrame(callback) {
    if (document.hidden) setTimeout(callback, hiddenFrameMs);
    else requestAnimationFrame(callback);
  },
  hash: () => location.hash.slice(1),
  // A page that was opened from a file may not use the history of its tab.
  setHash: (text) => location.replace(`#${text}`),
  onHash(changed) {
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  },
  address: () => location.href,
  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  },
};
