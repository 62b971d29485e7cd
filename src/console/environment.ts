// All that the page takes from the browser besides its document: time, frames, and requests to the
// server that it came from. No other file of the console knows any of them.

import { createParser } from 'eventsource-parser';

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
  /** The server does not tell, and answered with this HTTP status. */
  refused(status: number): void;
}

/** What the page takes from the browser. */
export interface Environment {
  /** A time that only goes forward, in milliseconds. */
  nowMs(): number;
  /** Calls back before the next frame, or soon while the tab is hidden. */
  nextFrame(callback: () => void): void;
  /** Calls back once; the result calls it off. */
  after(delayMs: number, callback: () => void): () => void;
  /** Sends a request to the server that the page came from. */
  request(path: string, init?: RequestInit): Promise<Response>;
  /** Puts a text where it can be pasted from; false where the browser does not let the page. */
  copy(text: string): Promise<boolean>;
  /** Whether a media query holds, now and whenever that changes; the result ends that. */
  media(query: string, tell: (matches: boolean) => void): () => void;
  /** Listens to server-sent events. */
  listen(path: string, headers: Readonly<Record<string, string>>, listener: Listener): Connection;
  /** Texts that live as long as the tab. */
  readonly session: {
    get(name: string): string | undefined;
    /** Keeps a text, or forgets it. */
    set(name: string, text: string | undefined): void;
  };
}

/** Frames stop in a hidden tab; its title and its announcements go on. */
const hiddenFrameMs = 250;

/** The browser. */
export const browser: Environment = {
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
  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  },
  media(query, tell) {
    const list = matchMedia(query);
    const listener = () => tell(list.matches);
    listener();
    list.addEventListener('change', listener);
    return () => list.removeEventListener('change', listener);
  },
  listen(path, headers, { event, lost, refused }) {
    const ending = new AbortController();
    // An EventSource sends no headers, and does not tell why it was refused.
    const parser = createParser({
      onEvent: (message) => event(message.event ?? 'message', JSON.parse(message.data)),
    });
    async function follow(): Promise<void> {
      const { signal } = ending;
      const response = await fetch(path, { headers, signal, credentials: 'same-origin' });
      if (!response.ok || !response.body) return refused(response.status);
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return lost();
        parser.feed(value);
      }
    }
    follow().catch(() => {
      if (!ending.signal.aborted) lost();
    });
    return { close: () => ending.abort() };
  },
  session: {
    get: (name) => sessionStorage.getItem(name) ?? undefined,
    set(name, text) {
      if (text === undefined) sessionStorage.removeItem(name);
      else sessionStorage.setItem(name, text);
    },
  },
};
