// What a wait goes by, derived from the chart once and shared by all instances of the same wait.

import {
  lifecycle as instanceLifecycle,
  type Lifecycle,
  type Request,
} from '../../../machines/index.js';
import { listNames } from '../../../machines/internal.js';
import {
  type Advice,
  adviceFor,
  type ObservedStatus,
  type ProspectOptions,
  type Prospects,
  prospectsOf,
  type WaitGoal,
} from '../lifecycle/index.js';
import { requireThat } from './polling.js';
import { type RequestEffect, requireEffect } from './request-effect.js';

/** When a wait is over. */
export interface EvaluationOptions extends ProspectOptions {
  /** How often in a row the goal has to be observed; once unless given. */
  readonly consecutive?: number;
  /**
   * The request that was accepted just before. The status from before it decides nothing until a poll
   * shows that the request took effect, or `unseenAfter` polls in a row show no change, so that the
   * effect must have passed between two polls. A deletion cannot pass unseen: after `delete` only the
   * end of the instance, or of the wait, counts.
   */
  readonly after?: Request;
  /** How many polls in a row show that the effect of `after` has passed unseen; 3 unless given. */
  readonly unseenAfter?: number;
  /**
   * What to do about a status that the chart does not know (other editions have some):
   * `treatAsTransitional` – wait on (the default); `fail` – end the wait as failed; `strict` – throw
   * an {@link UnknownStatusError}.
   */
  readonly unknownStatus?: 'strict' | 'treatAsTransitional' | 'fail';
}

/** What a wait goes by. */
export class WaitPolicy {
  /** The lifecycle to ask. */
  readonly lifecycle: Lifecycle;
  /** What every status means for the wait. */
  readonly prospects: Prospects;
  /** How the request that was accepted just before shows. */
  readonly effect: RequestEffect | undefined;
  /** How often in a row the goal has to be observed. */
  readonly consecutive: number;
  /** How many polls in a row show that the effect has passed unseen. */
  readonly unseenAfter: number;
  /** What to do about a status that the chart does not know. */
  readonly unknownStatus: NonNullable<EvaluationOptions['unknownStatus']>;
  readonly #options: EvaluationOptions;
  /** Kept, because ten thousand instances may need the same advice. */
  readonly #advice = new Map<ObservedStatus, Advice>();

  /** @throws RangeError when the goal or an option is out of range */
  constructor(goal: WaitGoal, options: EvaluationOptions) {
    const {
      lifecycle = instanceLifecycle,
      kind,
      after,
      consecutive = 1,
      unseenAfter = 3,
    } = options;
    for (const [name, value] of Object.entries({ consecutive, unseenAfter })) {
      const isCount = Number.isInteger(value) && value >= 1;
      requireThat(isCount, `${name}: expected a whole number of at least 1, got ${value}`);
    }
    this.lifecycle = lifecycle;
    this.consecutive = consecutive;
    this.unseenAfter = unseenAfter;
    this.unknownStatus = options.unknownStatus ?? 'treatAsTransitional';
    this.#options = options;
    this.effect = after === undefined ? undefined : requireEffect(after, lifecycle, kind);
    const prospects = prospectsOf(goal, options);
    this.prospects = prospects;
    // Otherwise the wait would take the status for a stale one until it times out.
    const isHopeful = (shown: ObservedStatus) =>
      ['reached', 'pending'].includes(prospects.of(shown));
    requireThat(
      this.effect?.shows.some(isHopeful) ?? true,
      `after: ${after} does not lead to ${listNames(prospects.goal, 'or')}`,
    );
  }

  /** What would bring an instance from a status to the goal. */
  adviceFor(status: ObservedStatus): Advice {
    const known = this.#advice.get(status);
    if (known) return known;
    const advice = adviceFor(status, this.prospects.goal, this.#options);
    this.#advice.set(status, advice);
    return advice;
  }
}
