// The time of a replay: the clock of the service, moved through its control plane; or real time.

import { sleep } from '../../time/index.js';
import type { Environment } from '../environment/environment.js';
import { badInput } from '../environment/failures.js';

/** Lets time go by between the requests of a replay. */
export interface ReplayTime {
  /** Whether the service has a control plane. */
  readonly hasControl: boolean;
  /** Lets it be so many milliseconds after the start. */
  moveTo(atMs: number): Promise<void>;
  /** Leaves the clock as it was found: running, or paused. */
  end(): Promise<void>;
}

/**
 * Finds out which time there is.
 *
 * @param signal - ends a wait for real time
 * @throws CommandFailure when the control plane refuses
 */
export async function replayTime(
  base: string,
  environment: Environment,
  signal: AbortSignal,
): Promise<ReplayTime> {
  const { fetch, clock, variables } = environment;
  const token = variables.DCS_LIFECYCLE_CONTROL_TOKEN;
  const control = async (method: string, path: string, body?: object) => {
    const request = new Request(`${base}/_control/clock${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const response = await fetch(request);
    if (response.status === 401) {
      throw badInput('the control plane wants its token in DCS_LIFECYCLE_CONTROL_TOKEN');
    }
    return response;
  };
  const found = await clockIn(await control('GET', ''));
  if (!found) return realTime(clock, signal);
  const paused = await clockIn(await control('POST', '/pause'));
  const startMs = Date.parse(paused?.now ?? found.now);
  return {
    hasControl: true,
    async moveTo(atMs) {
      const to = new Date(startMs + atMs).toISOString();
      const response = await control('POST', '/advance', { to });
      if (!response.ok) throw badInput(`the clock cannot be moved: ${await response.text()}`);
    },
    async end() {
      if (!found.paused) await control('POST', '/resume');
    },
  };
}

async function clockIn(response: Response): Promise<{ now: string; paused: boolean } | undefined> {
  const body: unknown = response.ok ? await response.json().catch(() => undefined) : undefined;
  const { now, paused } = Object(body);
  return typeof now === 'string' && typeof paused === 'boolean' ? { now, paused } : undefined;
}

function realTime(clock: Environment['clock'], signal: AbortSignal): ReplayTime {
  const startMs = clock.now();
  return {
    hasControl: false,
    async moveTo(atMs) {
      await sleep(clock, Math.max(0, startMs + atMs - clock.now()), signal);
    },
    end: async () => {},
  };
}
