// What the platform is ordered to report of an instance, now or at a time, and what came of it.

import type { Outcome, StateName } from '../../../machines/index.js';

/** An order to report an outcome of an instance. */
export interface OutcomeOrder {
  readonly id: string;
  readonly seq: number;
  /** The instance's id. */
  readonly instance: string;
  readonly outcome: Outcome;
  /** When it was ordered, and for when, in milliseconds since 1970. */
  readonly orderedMs: number;
  readonly atMs: number;
  /** The due record, while it is pending. */
  readonly due: string | null;
  readonly result: OrderResult;
}

/** What came of an order. */
export type OrderResult =
  | { readonly is: 'pending' }
  | { readonly is: 'done'; readonly from: StateName; readonly to: StateName }
  /** The chart did not allow it when its time came, or the instance was gone. */
  | { readonly is: 'refused'; readonly because: string };
