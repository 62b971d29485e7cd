// A rule that makes calls of the API fail on purpose: which calls, how often, and what they get
// instead. All of it is plain data.

import { includes, type Selection, type Subject } from './selection.js';

/** What calls get that a rule meets. */
export interface FaultEffect {
  /** An error in the service's words; the call has no effect. */
  readonly answer?: FaultAnswer | undefined;
  /** How much later than usual they are answered, in milliseconds of real time. */
  readonly latencyMs?: number | undefined;
  /**
   * The connection breaks: `request` before anything was done, `answer` after everything was done,
   * so that only the answer is lost.
   */
  readonly drop?: 'request' | 'answer' | undefined;
}

/** Whose body an answer has: that of the service, or that of the gateway in front of it. */
export const faultForms = ['service', 'gateway'] as const;
export type FaultForm = (typeof faultForms)[number];

/** An error that is answered on purpose. */
export interface FaultAnswer {
  /** A code of the error catalogue, or any other with a status. */
  readonly code: string;
  /** The HTTP status; that of the catalogue when left out. */
  readonly status?: number | undefined;
  /** The message; that of the catalogue when left out. */
  readonly message?: string | undefined;
  /** Whether the body is the service's or the gateway's; the code tells when left out. */
  readonly form?: FaultForm | undefined;
}

/** A rule as it was ordered. */
export interface FaultOrder {
  /** The names or ids of operations; all operations when left out. */
  readonly operations?: readonly string[] | undefined;
  /** The dialect, such as `v2`. */
  readonly api?: string | undefined;
  readonly selection: Selection;
  readonly effect: FaultEffect;
  /** How many calls it meets; without end when left out. */
  readonly times?: number | undefined;
  /** How long it is in force, in milliseconds of the service's time; without end when left out. */
  readonly forMs?: number | undefined;
  /** How likely it meets a call that it is for, above 0 and at most 1; 1 when left out. */
  readonly probability?: number | undefined;
}

/** A rule in force. */
export interface FaultRule extends FaultOrder {
  readonly id: string;
  /** Tells the order in which they were given, and so in which they are tried. */
  readonly seq: number;
  /** When it is over, in milliseconds since 1970 of the service's time; never when left out. */
  readonly untilMs?: number | undefined;
  /** How many calls it was for, met or spared by chance. */
  readonly seen: number;
  /** How many calls it has met. */
  readonly hits: number;
}

/** A call of the API, as far as rules ask. */
export interface FaultCall {
  readonly operation: { readonly id: string; readonly name: string; readonly api: string };
  /** When it is made, in milliseconds since 1970 of the service's time. */
  readonly nowMs: number;
  readonly projectId?: string | undefined;
  /** The instance in the path, even if there is none of that id. */
  readonly instanceId?: string | undefined;
  /** Looks the instance up. */
  readonly subject: () => Subject | undefined;
}

/** Whether a rule can meet no more calls: it has met all that it was for, or its time is over. */
export const isOver = (
  { hits, times = Number.POSITIVE_INFINITY, untilMs = Number.POSITIVE_INFINITY }: FaultRule,
  nowMs: number,
): boolean => hits >= times || nowMs >= untilMs;

/** Whether a rule is for a call. */
export function isFor({ operations, api, selection }: FaultRule, call: FaultCall): boolean {
  const { operation } = call;
  if (operations && !operations.includes(operation.name) && !operations.includes(operation.id))
    return false;
  if (api !== undefined && api !== operation.api) return false;
  const { project, instance, ...traits } = selection;
  if (project !== undefined && project !== call.projectId) return false;
  if (instance !== undefined && instance !== call.instanceId) return false;
  if (Object.values(traits).every((trait) => trait === undefined)) return true;
  const subject = call.subject();
  return subject !== undefined && includes(traits, subject);
}
