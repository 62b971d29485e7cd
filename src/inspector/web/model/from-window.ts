// The window that opened this page, or frames it, as an application: createBrowserInspector at its end,
// createBrowserReceiver at this one. Only that very window is heard, and only from an origin of this
// machine or one that the server was told to allow.

import { createBrowserReceiver } from '@statelyai/inspect';
import { isLoopbackOrigin } from '../../../loopback/index.js';
import type { EarlierActor } from '../../journal/index.js';
import { asMessage } from '../../protocol/index.js';
import { type Store, windowSource } from './store.js';

const memory = 'inspector-window';

/**
 * Listens to the window behind this page, if there is one.
 *
 * @param allowed - origins that are heard besides those of this machine
 */
export function followWindow(store: Store, allowed: readonly string[]): void {
  const behind = window.parent === window ? (window.opener as Window | null) : window.parent;
  if (!behind) return;
  const isAllowed = (origin: string) => isLoopbackOrigin(origin) || allowed.includes(origin);
  // Browsers tell who opened or frames a page; where they do not, the first allowed origin it is.
  let origin = originBehind();
  if (origin !== undefined && !isAllowed(origin)) return;

  const hears = ({ source, origin: from }: MessageEvent): boolean => {
    if (source !== behind || !isAllowed(from)) return false;
    origin ??= from;
    return from === origin;
  };
  const door = {
    self: window,
    top: null,
    parent: null as unknown,
    opener: null as unknown,
    addEventListener: (type: 'message', listener: (event: MessageEvent) => void) =>
      window.addEventListener(type, (event) => {
        if (hears(event)) listener(event);
      }),
  };
  // The receiver greets the window behind it. The greeting says only that it listens.
  door.parent = { postMessage: (greeting: unknown) => behind.postMessage(greeting, origin ?? '*') };
  if (origin !== undefined) recallWindow(store, origin);
  createBrowserReceiver({ window: door as unknown as Window }).subscribe((event) => {
    const message = asMessage(event);
    if (!message || origin === undefined) return;
    store.hear(origin, message, JSON.stringify(message).length);
  });
  window.addEventListener('pagehide', () => remember(store, origin));
}

function originBehind(): string | undefined {
  const [ancestor] = window.location.ancestorOrigins ?? [];
  if (window.parent !== window && ancestor !== undefined) return ancestor;
  return document.referrer === '' ? undefined : new URL(document.referrer).origin;
}

/**
 * An application sends its last 200 messages again when this page is loaded again; what its actors
 * are may be in none of them. So the page leaves that to itself.
 */
function remember(store: Store, origin: string | undefined): void {
  const earlierActors = [...store.view().actors.values()]
    .filter(({ source, over }) => source === windowSource && !over)
    .map(({ actor, snapshot }): EarlierActor => {
      const { sessionId } = actor;
      const last = snapshot && ({ type: '@xstate.snapshot', sessionId, snapshot } as const);
      return {
        source: windowSource,
        actor,
        actorCharacters: JSON.stringify({ ...actor, definition: '' }).length,
        last,
        lastCharacters: last ? JSON.stringify(last).length : 0,
      };
    });
  try {
    sessionStorage.setItem(memory, JSON.stringify({ origin, earlierActors }));
  } catch {
    // More than a tab may keep: then the last 200 messages have to do.
    sessionStorage.removeItem(memory);
  }
}

function recallWindow(store: Store, origin: string): void {
  const text = sessionStorage.getItem(memory);
  sessionStorage.removeItem(memory);
  const [navigation] = performanceEntries();
  if (text === null || navigation?.type !== 'reload') return;
  const kept = JSON.parse(text) as { origin: string; earlierActors: EarlierActor[] };
  if (kept.origin !== origin) return;
  for (const earlier of kept.earlierActors) store.journal.recall(earlier);
}

const performanceEntries = () =>
  window.performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
