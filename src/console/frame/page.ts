// What every part of the page can reach: the live fleet, the APIs, the words, and a voice.

import { createContext } from 'preact';
import { useContext, useEffect, useReducer, useState } from 'preact/hooks';
import type { Access, Api } from '../api/index.js';
import type { Environment } from '../environment.js';
import type { LiveFleet } from '../live/index.js';
import type { Vocabulary } from '../words/index.js';

/** What every part can reach. */
export interface AppContext {
  readonly fleet: LiveFleet;
  readonly api: Api;
  readonly access: Access;
  readonly vocabulary: Vocabulary;
  readonly environment: Environment;
  /** Says a line that is shown elsewhere. */
  say(text: string): void;
  /**
   * Shows a line for a while, and says it.
   *
   * @param about - the instance that it speaks of: when nothing is under way on that any more, the line goes
   */
  notify(text: string, tone?: 'success' | 'error', about?: string): void;
}

export const PageContext = createContext<AppContext | undefined>(undefined);

/** The page that a component is on. */
export function usePage(): AppContext {
  const page = useContext(PageContext);
  if (!page) throw new Error('a component outside of the page');
  return page;
}

const useRedraw = () => useReducer<number, void>((n) => n + 1, 0)[1];

/** The live fleet; draws anew in every frame in which it changed. */
export function useFleet(): LiveFleet {
  const { fleet } = usePage();
  const redraw = useRedraw();
  useEffect(() => {
    const end = fleet.subscribe(() => redraw());
    // This component has not heard of what changed between its first drawing and now.
    redraw();
    return end;
  }, [fleet, redraw]);
  return fleet;
}

/** What the page may do; draws anew whenever that changes. */
export function useAccess(): Access {
  const { access } = usePage();
  const redraw = useRedraw();
  useEffect(() => access.subscribe(() => redraw()), [access, redraw]);
  return access;
}

/** Draws anew every so often, for what changes with time alone. */
export function useTick(everyMs: number): void {
  const { environment } = usePage();
  const redraw = useRedraw();
  useEffect(() => {
    let callOff = () => {};
    const tick = () => {
      callOff = environment.after(everyMs, () => {
        redraw();
        tick();
      });
    };
    tick();
    return () => callOff();
  }, [environment, everyMs, redraw]);
}

/** Whether a media query holds. */
export function useMedia(query: string): boolean {
  const { environment } = usePage();
  const [matches, setMatches] = useState(false);
  useEffect(() => environment.media(query, setMatches), [environment, query]);
  return matches;
}
