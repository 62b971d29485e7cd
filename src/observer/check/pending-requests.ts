// The recorded requests of an instance when no others were made: each explains one status that it
// leads to. Until that is seen it may take effect at any time, for the service can put a change off
// into a maintenance window (page ResizeInstance) and shows no status of its own for a deletion.

import { type Lifecycle, moverOf, type Request } from '../../../machines/index.js';
import { sightings } from '../lifecycle/index.js';
import { effectOf } from '../wait/index.js';
import type { Tracked } from './tracked-instance.js';

/** Keeps account of requests. */
export interface Accounts {
  /** All requests, as bits: what may have been asked for when nobody recorded it. */
  readonly all: number;
  /** The position of a request in the chart's events. */
  indexOf(request: Request): number;
  /** The requests that are not in a set of bits. */
  missingFrom(allowed: number): Request[];
  add(tracked: Tracked, request: number): void;
  /** A status came up: takes off the request that it needed. */
  settle(tracked: Tracked, sighting: number): void;
}

/** Opens the accounts of a chart. */
export function openAccounts(chart: Lifecycle): Accounts {
  const { events } = chart.table;
  const requests = events.flatMap((event, index) =>
    moverOf(event) === 'operator' ? [{ name: event as Request, index }] : [],
  );
  /** By sighting, the requests that lead to it. */
  const shownBy = sightings.map((sighting) =>
    requests.filter(({ name }) => effectOf(name, chart)?.shows.includes(sighting)),
  );
  return {
    all: requests.reduce((bits, { index }) => bits | (1 << index), 0),
    indexOf: (request) => events.indexOf(request),
    missingFrom: (allowed) =>
      requests.filter(({ index }) => (allowed & (1 << index)) === 0).map(({ name }) => name),
    add(tracked, request) {
      tracked.credits ??= events.map(() => 0);
      tracked.credits[request] = (tracked.credits[request] ?? 0) + 1;
      tracked.allowed |= 1 << request;
    },
    settle(tracked, sighting) {
      const { credits } = tracked;
      if (!credits) return;
      for (const { index } of shownBy[sighting] ?? []) {
        const left = (credits[index] ?? 0) - 1;
        if (left < 0) continue;
        credits[index] = left;
        if (left === 0) tracked.allowed &= ~(1 << index);
      }
    },
  };
}
