// The requests that the service was asked, as the control plane tells them.

import type { EventName, StateName } from '../../../machines/index.js';
import type { Api } from '../api/index.js';
import type { AddressQuery } from '../frame/index.js';

/** A step through the chart that a request caused. */
export interface CausedStep {
  readonly instance_id: string;
  readonly event: EventName | 'create' | 'remove';
  readonly from: StateName | null;
  readonly to: StateName | null;
}

/** A request that was answered. */
export interface LoggedRequest {
  readonly number: number;
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly operation?: string;
  readonly instance_id?: string;
  /** Where the instance was when a request for it was refused. */
  readonly state?: StateName;
  readonly user?: string;
  readonly agent?: string;
  readonly status: number;
  readonly code?: string;
  readonly reason?: string;
  readonly faults?: string;
  readonly duration_ms: number;
  readonly request_id: string;
  readonly transitions: readonly CausedStep[];
}

/** What was asked, and by whom at all. */
export interface RequestList {
  readonly requests: readonly LoggedRequest[];
  /** What clients call themselves, the latest first. */
  readonly agents: readonly string[];
}

/**
 * Asks for the newest requests that an address wants: of an instance, of a client, refused ones, or all; without
 * reads at first.
 */
export function listRequests(
  api: Api,
  { instance, client, show }: AddressQuery,
): Promise<RequestList> {
  const query = new URLSearchParams({ limit: '200' });
  if (instance) query.set('instance', instance);
  if (client) query.set('agent', client);
  if (show === 'refused') query.set('refused', 'true');
  else if (show !== 'all') query.set('reads', 'false');
  return api.control<RequestList>('GET', `/requests?${query}`);
}

/** The first name of a client, by which it can be asked for: `Terraform` of `Terraform/1.11 …`. */
export const clientOf = (agent: string): string => /^[^\s/;(]+/.exec(agent)?.[0] ?? agent;

/** Browsers write a history of browsers; programs their name. */
export const agentWords = (agent: string): string =>
  clientOf(agent) === 'Mozilla' ? 'a browser' : agent;

/** Asks for one request. */
export const showRequest = (api: Api, number: string): Promise<LoggedRequest> =>
  api.control('GET', `/requests/${encodeURIComponent(number)}`);

/** Whether a request was refused, or broken. */
export const isRefused = ({ status }: LoggedRequest): boolean => status >= 400;
