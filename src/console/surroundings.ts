// All that the page takes from the browser besides its document: time, frames, and requests to the
// server that it came from. No other file of the console knows any of them.

/** A connection that tells events until it is closed. */
export interface Connection {
  close(): void;
}

/** What a connection tells. */
export interface Listener {
  /** An event and its data, read from JSON. */
  event(name: string, data: unknown): void;
  /** The connection is gone; it does not come back by itself. */
  lost(): void;
}

/** What the page lives in. */
export interface Surroundings {
  /** A time that only goes forward, in milliseconds. */
  nowMs(): number;
  /** Calls back before the next frame, or soon when nobody looks. */
  nextFrame(callback: () => void): void;
  /** Calls back once; the result calls it off. */
  after(delayMs: number, callback: () => void): () => void;
  /** Sends a request to the server that the page came from. */
  request(path: string, init?: RequestInit): Promise<Response>;
  /** Whether a media query holds, now and whenever that changes; the result ends that. */
  media(query: string, tell: (matches: boolean) => void): () => void;
  /** Listens to server-sent events. */
  listen(path: string, names: readonly string[], listener: Listener): Connection;
}

/** Frames stop in a hidden tab; its title and its announcements go on. */
const hiddenFrameMs = 250;

/** The browser. */
export const browser: Surroundings = {
  nowMs: () => performance.now(),
  nextFrame(callback) {
    if (document.hidden) setTimeout(callback, hiddenFrameMs);
    else requestAnimationFrame(callback);
  },
  after(delayMs, callback) {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
  request: (path, init) => fetch(path, { ...init, credentials: 'same-origin' }),
  media(query, tell) {
    const list = matchMedia(query);
    const listener = () => tell(list.matches);
    listener();
    list.addEventListener('change', listener);
    return () => list.removeEventListener('change', listener);
  },
  listen(path, names, { event, lost }) {
    const source = new EventSource(path);
    for (const name of names) {
      source.addEventListener(name, (message) => event(name, JSON.parse(message.data)));
    }
    // Its own way of coming back gives up at the first answer that is no stream.
    source.onerror = () => {
      source.close();
      lost();
    };
    return source;
  },
};
