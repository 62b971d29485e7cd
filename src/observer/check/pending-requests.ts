// The recorded requests of an instance whose effect has not been observed yet, for traces that record all
// requests: each explains one status to which it leads. Until that status is observed it may take effect
// at any time, for the service can put a change off into a maintenance window (page ResizeInstance) and
// shows no status of its own for a deletion.

import { type Lifecycle, moverOf, type Request } from '../../../machines/index.js';
import { observedStatuses } from '../lifecycle/index.js';
import { effectOf } from '../wait/index.js';
import type { TrackedInstance } from './tracked-instance.js';

/** Adds and settles the pending requests of instances. Sets of requests are bits, by position of the event. */
export class PendingRequests {
  /** All requests: what may have been requested when a trace records no requests. */
  readonly all: number;
  readonly #events: Lifecycle['table']['events'];
  readonly #requests: readonly { readonly name: Request; readonly index: number }[];
  /** By status, the positions of the requests that lead to it. */
  readonly #leadingTo: readonly (readonly number[])[];

  constructor(lifecycle: Lifecycle) {
    const { events } = lifecycle.table;
    const requests = events.flatMap((event, index) =>
      moverOf(event) === 'operator' ? [{ name: event as Request, index }] : [],
    );
    this.#events = events;
    this.#requests = requests;
    this.all = requests.reduce((bits, { index }) => bits | (1 << index), 0);
    this.#leadingTo = observedStatuses.map((status) =>
      requests
        .filter(({ name }) => effectOf(name, lifecycle)?.shows.includes(status))
        .map(({ index }) => index),
    );
  }

  /** The position of a request among the events of the chart. */
  indexOf(request: Request): number {
    return this.#events.indexOf(request);
  }

  /** The requests that are not in a set. */
  missingFrom(allowed: number): Request[] {
    return this.#requests
      .filter(({ index }) => (allowed & (1 << index)) === 0)
      .map(({ name }) => name);
  }

  /** The service accepted a request. */
  add(tracked: TrackedInstance, request: number): void {
    tracked.pending ??= this.#events.map(() => 0);
    tracked.pending[request] = (tracked.pending[request] ?? 0) + 1;
    tracked.allowed |= 1 << request;
  }

  /** A status is observed: settles one request of each sort that leads to it. */
  settle(tracked: TrackedInstance, status: number): void {
    const { pending } = tracked;
    if (!pending) return;
    for (const request of this.#leadingTo[status] ?? []) {
      const left = (pending[request] ?? 0) - 1;
      if (left < 0) continue;
      pending[request] = left;
      if (left === 0) tracked.allowed &= ~(1 << request);
    }
  }
}
