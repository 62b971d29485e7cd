// The maintenance window, in which changes begin that interrupt connections (dcs-ug-0326011 Table 4). A change
// that waits for it moves along when the window is changed, three times at most.

import { DcsError } from '../../protocol/index.js';
import type { Flavor } from '../catalog/index.js';
import type { InstanceRecord } from '../store/index.js';
import type { World } from '../world/index.js';

const dayMs = 86_400_000;

/** How often the window can be changed while a change waits for it. */
const mostMoves = 3;

/** What a change remembers that waits for the window. */
export interface Waiting {
  /** How often the window was changed meanwhile; never where it is not said. */
  readonly moves?: number | undefined;
}

/** When the window next begins, at `18:00:00` UTC for instance. */
export function nextWindowMs(nowMs: number, begin: string): number {
  const todayMs = nowMs - (nowMs % dayMs) + Number(begin.slice(0, 2)) * 3_600_000;
  return todayMs > nowMs ? todayMs : todayMs + dayMs;
}

/** From this size on, a single-node or master/standby instance interrupts connections when it grows to it. */
const largeGb = 8;

/** Whether a change of flavor interrupts connections; one that does not never waits for the window. */
export function interrupts(from: InstanceRecord, to: Flavor): boolean {
  const growsLarge = from.capacityGb < largeGb && to.capacityGb >= largeGb;
  return (
    from.kind !== to.kind ||
    to.replicas < from.replicas ||
    to.shards < from.shards ||
    ((from.kind === 'single' || from.kind === 'ha') && growsLarge)
  );
}

/**
 * Lets the changes of an instance that wait for its window wait for the one that it has now.
 *
 * @param types - the types of such changes on the agenda
 * @throws DcsError DCS.4108 when they have moved three times already
 */
export function waitForNewWindow(
  { agenda, store, nowMs }: World,
  { id: subject, maintainBegin }: InstanceRecord,
  types: readonly string[],
): void {
  const waiting = [...store.agenda.group(subject)].filter(({ type }) => types.includes(type));
  for (const { id, type, data } of waiting) {
    const moves = ((data as Waiting).moves ?? 0) + 1;
    if (moves > mostMoves) {
      const detail = `a change waits for the window, which was changed ${mostMoves} times already`;
      throw new DcsError('DCS.4108', { detail });
    }
    agenda.cancel(id);
    const atMs = nextWindowMs(nowMs, maintainBegin);
    agenda.add({ type, atMs, subject, data: { ...(data as object), moves } });
  }
}
