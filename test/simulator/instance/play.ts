// Plays small scenarios and tells them in lines that are easy to work out by hand.

import { InputError, type ValidationIssue } from '../../../src/plan/index.js';
import {
  parseScenario,
  simulate,
  type Timeline,
  type TimelineEntry,
} from '../../../src/simulator/index.js';

/** Round figures for every phase; nothing fails, and nothing is repaired by itself. */
export const roundFigures = {
  phases: {
    CREATING: { takes: '10s' },
    RESTARTING: { takes: '60s' },
    EXTENDING: { takes: '2m' },
    RESTORING: { takes: '3m' },
    backingUp: { takes: '5m' },
    configuring: { takes: '4s' },
  },
};

/** Plays an hour of a master/standby instance, unless told otherwise. */
export function play(more: object = {}, seed?: number): Timeline {
  const scenario = parseScenario({ kind: 'ha', plan: roundFigures, end: '1h', ...more });
  return simulate(scenario, seed === undefined ? {} : { seed });
}

/** Tells an entry as `600 restart RUNNING.idle RESTARTING`, in seconds. */
export function told({ atMs, event, from, to, refused, withoutEffect }: TimelineEntry): string {
  const inVain = refused ? ` ${refused.code}` : withoutEffect ? ' without effect' : '';
  return `${atMs / 1000} ${event} ${from} ${to}${inVain}`;
}

/** Tells what happened. */
export function tale(more: object, seed?: number): string[] {
  return play(more, seed).entries.map(told);
}

/** The first thing that is wrong with a scenario, found while it is read or while it is played. */
export function complaintAbout(more: object): ValidationIssue | undefined {
  try {
    play(more);
  } catch (error) {
    if (error instanceof InputError) return error.issues[0];
    throw error;
  }
  return undefined;
}
