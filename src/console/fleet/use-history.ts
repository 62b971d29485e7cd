// The history of the fleet, kept up with the trace of the service as long as the fleet is looked at.

import { useEffect, useReducer } from 'preact/hooks';
import { useFleet, usePage } from '../frame/index.js';
import type { History } from '../live/index.js';

/** How often the trace is asked for at most, in milliseconds. */
const refreshMs = 1000;

/** What the history was made of. */
export interface KnownPast {
  readonly history: History;
  /** The run of the service that it is of. */
  run: string | undefined;
}

/** Brings the history up to date whenever the fleet has changed, and draws anew then. */
export function useHistory(past: KnownPast): History {
  const { api, environment, fleet } = usePage();
  const { connectionState } = useFleet();
  const redraw = useReducer<number, void>((n) => n + 1, 0)[1];
  useEffect(() => {
    if (connectionState !== 'live') return undefined;
    let seen = -1;
    let callOff = () => {};
    let ended = false;
    const { history } = past;
    async function refresh(): Promise<void> {
      const nowMs = fleet.nowMs() ?? 0;
      seen = fleet.version;
      // A reset puts the clock back.
      if (past.run !== fleet.run || (history.lastMs ?? nowMs) > nowMs) history.clear();
      past.run = fleet.run;
      const since = history.lastMs;
      const lines = await api.trace(
        since === undefined ? {} : { since: new Date(since).toISOString() },
      );
      if (ended) return;
      history.take(lines);
      history.compare(fleet.rows, nowMs);
      redraw();
    }
    const again = () => {
      if (ended) return;
      const done = fleet.version === seen ? Promise.resolve() : refresh();
      done
        // Of a service that does not answer, the state of the connection tells.
        .catch(() => {})
        .finally(() => {
          callOff = environment.after(refreshMs, again);
        });
    };
    again();
    return () => {
      ended = true;
      callOff();
    };
  }, [api, environment, fleet, past, connectionState]);
  return past.history;
}
