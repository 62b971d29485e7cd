// Evaluates the listings of a wait for many instances: which of them are decided, and how the wait ends.

import { deleted } from '../../../machines/index.js';
import type { Advice } from '../lifecycle/index.js';
import { type Evaluation, Evaluator, type ProbeFailure, type WaitPolicy } from '../wait/index.js';
import type { Listing } from './list-probe.js';

/** What became of one instance. */
export interface InstanceResult {
  /** As for one instance alone; `pending` when the wait ended before the instance was decided. */
  readonly type: 'reached' | 'failed' | 'unreachable' | 'pending';
  /** The status observed last; undefined for an instance that was on no list. */
  readonly status: string | undefined;
  /** When it was decided, or the wait ended, in milliseconds of the clock. */
  readonly atMs: number;
  /** What would help an instance that cannot reach the goal. */
  readonly help?: Advice;
}

/** How a wait for many instances ended. */
export interface FleetWaitResult {
  /** `reached` when all instances have reached the goal; otherwise the reason why the wait ended. */
  readonly type: 'reached' | 'failed' | 'unreachable' | 'timedOut' | 'aborted';
  /** What became of every instance, by id. */
  readonly instances: ReadonlyMap<string, InstanceResult>;
  /** How many instances have each result. */
  readonly counts: Readonly<Record<InstanceResult['type'], number>>;
  /** How many lists were requested. */
  readonly rounds: number;
  /** How long the wait took, in milliseconds. */
  readonly tookMs: number;
  /** Why the last list failed, when that ended the wait. */
  readonly failure?: ProbeFailure;
  /** The result in one line. */
  readonly message: string;
}

interface OpenInstance {
  readonly evaluator: Evaluator;
  missing: number;
  status: string | undefined;
}

/** Evaluates every instance of a wait by the same policy. */
export class FleetEvaluator {
  readonly #policy: WaitPolicy;
  readonly #goneAfter: number;
  readonly #open = new Map<string, OpenInstance>();
  readonly #results = new Map<string, InstanceResult>();

  /** @param goneAfter - after how many listings in a row without it an instance is gone */
  constructor(policy: WaitPolicy, goneAfter: number) {
    this.#policy = policy;
    this.#goneAfter = goneAfter;
  }

  /** Whether the wait is for any instance yet. */
  get isEmpty(): boolean {
    return this.#open.size + this.#results.size === 0;
  }

  /** Whether every instance is decided. An empty list decides nothing: an instance may be late. */
  get isDecided(): boolean {
    return this.#open.size === 0 && this.#results.size > 0;
  }

  /** Whether an instance can no longer reach the goal. */
  get hasFailed(): boolean {
    return [...this.#results.values()].some(({ type }) => type !== 'reached');
  }

  /** Makes the wait one for these instances, too. */
  add(ids: Iterable<string>): void {
    for (const id of ids) {
      const evaluator = new Evaluator(this.#policy);
      this.#open.set(id, { evaluator, missing: 0, status: undefined });
    }
  }

  /** @returns whether an instance has reached the goal and only needs confirmation */
  next(listing: Listing, atMs: number): boolean {
    let confirming = false;
    for (const [id, open] of this.#open) {
      const status = listing.get(id) ?? (++open.missing >= this.#goneAfter ? deleted : undefined);
      if (status === undefined) continue;
      if (listing.has(id)) open.missing = 0;
      open.status = status;
      const evaluation = open.evaluator.next(status);
      if (evaluation.type === 'pending') {
        confirming ||= evaluation.confirming;
        continue;
      }
      this.#open.delete(id);
      this.#results.set(id, resultOf(evaluation, atMs));
    }
    return confirming;
  }

  /** Ends the wait: instances that are not decided stay `pending`. */
  end({ because, failure, rounds, tookMs, atMs }: WaitEnd): FleetWaitResult {
    for (const [id, { status }] of this.#open) {
      this.#results.set(id, { type: 'pending', status, atMs });
    }
    const counts = { reached: 0, failed: 0, unreachable: 0, pending: 0 };
    for (const { type } of this.#results.values()) counts[type]++;
    const worst = counts.failed > 0 ? 'failed' : counts.unreachable > 0 ? 'unreachable' : 'reached';
    const counted = Object.entries(counts).map(([type, count]) => `${count} ${type}`);
    const why = failure ? `; the list failed: ${failure.message}` : '';
    return {
      type: because ?? worst,
      instances: this.#results,
      counts,
      rounds,
      tookMs,
      ...(failure && { failure }),
      message: `${this.#results.size} instances: ${counted.join(', ')}${why}`,
    };
  }
}

/** How a wait ended, before its instances are counted. */
export interface WaitEnd {
  /** Why it ended before all instances were decided. */
  readonly because?: 'timedOut' | 'aborted' | 'failed' | undefined;
  /** Why the last list failed, when that ended the wait. */
  readonly failure?: ProbeFailure | undefined;
  /** How many lists were requested. */
  readonly rounds: number;
  /** How long the wait took, in milliseconds. */
  readonly tookMs: number;
  /** When it ended, in milliseconds of the clock. */
  readonly atMs: number;
}

function resultOf(evaluation: Exclude<Evaluation, { type: 'pending' }>, atMs: number) {
  const type = evaluation.type === 'unknownStatus' ? 'failed' : evaluation.type;
  const { status } = evaluation;
  return { type, status, atMs, ...('help' in evaluation && { help: evaluation.help }) };
}
