// An instance as the page knows it: what the stream says, with the state taken apart.

import type { EventName, Kind, StateName, Task } from '../../../machines/index.js';
import { statusIn } from '../../ui/internal.js';

/** What the stream says of an instance. */
export interface StreamedRow {
  readonly id: string;
  readonly project: string;
  readonly name: string;
  readonly kind: Kind;
  readonly spec: string;
  readonly gb: number;
  readonly state: StateName;
  /** When it entered the state, in milliseconds of the service's time. */
  readonly since: number;
  /** When what it is at is due to end, if the plan has an end. */
  readonly due?: number;
  readonly moved?: { readonly event: EventName; readonly from: StateName };
}

/** An instance. */
export interface FleetRow extends StreamedRow {
  readonly status: string;
  readonly task: Task | undefined;
}

/** Takes a row in. */
export function rowOf(sent: StreamedRow): FleetRow {
  return { ...sent, task: undefined, ...statusIn(sent.state) };
}

/** How long it is until what an instance is at is due to end; undefined where that is not known. */
export const dueIn = ({ due }: FleetRow, nowMs: number | undefined): number | undefined =>
  due === undefined || nowMs === undefined ? undefined : Math.max(0, due - nowMs);
