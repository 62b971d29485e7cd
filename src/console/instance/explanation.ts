// What the control plane explains of an instance, asked again whenever it moved.

import type { EventName, Mover, Outcome, StateName } from '../../../machines/index.js';
import type { Api } from '../api/index.js';

/** Something that is due. */
export interface DueEvent {
  readonly at: string;
  readonly what: string;
  readonly event?: string;
}

/** What can happen next, and what cannot. */
export interface Explanation {
  readonly due: readonly DueEvent[];
  /** When the maintenance window begins next. */
  readonly next_window?: string;
  readonly possible: readonly {
    readonly event: EventName;
    readonly by: Mover;
    readonly when: string;
    readonly to: string;
    readonly begins?: { readonly phase: string; readonly takes: unknown };
  }[];
  readonly impossible: readonly {
    readonly event: EventName;
    readonly by: Mover;
    readonly because: string;
    readonly code?: string;
  }[];
}

/** An order to the platform to report something. */
export interface Order {
  readonly id: string;
  readonly event: Outcome;
  readonly at: string;
  readonly result: string;
  readonly because?: string;
}

/** A step through the chart, and what caused it. */
export interface CausedTransition {
  readonly at: string;
  readonly event: EventName | 'create' | 'remove';
  readonly from: StateName | null;
  readonly to: StateName | null;
  readonly by: 'call' | 'plan' | 'order' | 'schedule' | 'control';
  /** Of a call. */
  readonly operation?: string;
  readonly request_id?: string;
  /** Of a schedule. */
  readonly what?: string;
  /** Of the plan: the exception from it that decided. */
  readonly exception?: string;
}

/** All of what there is to know of an instance besides its row. */
export interface InstanceDetails {
  readonly explanation: Explanation;
  readonly orders: readonly Order[];
  /** The newest first, as long as the service runs. */
  readonly transitions: readonly CausedTransition[];
  /** Changes of status, oldest first. */
  readonly changes: readonly { readonly at: string; readonly status: string }[];
}

/** Asks for all of it. */
export async function detailsOf(api: Api, id: string): Promise<InstanceDetails> {
  const [explanation, { events: orders }, { transitions }, changes] = await Promise.all([
    api.control<Explanation>('GET', `/explain/${id}`),
    api.control<{ events: readonly Order[] }>('GET', `/instances/${id}/events`),
    api.control<{ transitions: readonly CausedTransition[] }>(
      'GET',
      `/instances/${id}/transitions?limit=50`,
    ),
    api.trace({ instance: id }),
  ]);
  return { explanation, orders, transitions, changes };
}

/** How long something takes, as the control plane writes it, in words. */
export function takesWords(takes: unknown): string {
  if (typeof takes === 'string')
    return takes === 'never' ? 'Until an operator acts' : spaced(takes);
  const [[form, value] = ['', '']] = Object.entries(takes as Record<string, unknown>);
  if (form === 'uniform' && Array.isArray(value)) return value.map(spaced).join(' – ');
  const parts = Object.entries((value ?? {}) as Record<string, unknown>);
  return `${form}, ${parts.map(([name, of]) => `${name} ${of}`).join(', ')}`;
}

/** `4s` → `4 s` */
const spaced = (duration: string) => duration.replaceAll(/(\d)(?=[a-z])/g, '$1 ');
