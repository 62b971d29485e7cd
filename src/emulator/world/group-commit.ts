// Group commit: calls that come in the same turn of the event loop are carried out one after the other at its
// end, and kept by one commit. To wait for the disk takes as long for one change as for many, so a group waits a
// moment for the calls of clients that it has just answered. Calls also wait here for what is due before them, when
// that takes more than a turn; other turns come in between.

import { NotKeptError } from '../store/index.js';
import type { Action, Ended } from './action.js';
import type { Core } from './core.js';

/** An action that waits for the end of the turn. */
interface Waiting {
  readonly action: Action<unknown>;
  readonly ended: (ended: Ended<unknown>) => void;
}

/** Actions that are carried out together. */
interface Group {
  readonly waiting: readonly Waiting[];
  /** Up to when all has to happen before: time that goes on faster than what is due keeps nobody waiting for good. */
  readonly atMs: number;
}

/** What a group commit is made of. */
export interface GroupCommitOptions {
  readonly core: Core;
  /** Whether there is a commit to wait for. */
  readonly isKept: boolean;
  /** The time of the service, in milliseconds since 1970. */
  readonly now: () => number;
  /** Calls back once all that has come in by now was taken in. */
  readonly atEndOfTurn: (callback: () => void) => void;
  /** How much real time has passed since some moment, in milliseconds. */
  readonly elapsed: () => number;
  /** Lets what is due happen where no action does. */
  readonly settle: () => void;
}

/**
 * For how many turns in which nothing comes a group waits for calls that are likely to come: about half a
 * millisecond, in which a client reads an answer and asks again.
 */
const patience = 300;

/** No group waits for longer, in milliseconds of real time: a turn that answers many reads takes a while itself. */
const mostMs = 5;

/** The actions of one turn, and of those right after it. Nothing of them has happened before they are kept. */
export class GroupCommit {
  #waiting: Waiting[] = [];
  /** The group for which a part of what is due has happened; those that come meanwhile wait for the next one. */
  #underWay: Group | undefined;
  /** How many calls are likely to come: as many as there are clients that wait for an answer each. */
  #expected = 1;
  #isGathering = false;
  readonly #options: GroupCommitOptions;

  constructor(options: GroupCommitOptions) {
    this.#options = options;
  }

  /** Whether there is a commit to wait for. */
  get isKept(): boolean {
    return this.#options.isKept;
  }

  /** Whether more is due than a turn takes; calls that have waited for it go first. */
  get isBehind(): boolean {
    const { core, now, isKept } = this.#options;
    const isWaitedFor = this.#waiting.length > 0 || this.#underWay !== undefined;
    return core.isBehind(now()) || (!isKept && isWaitedFor);
  }

  /**
   * Runs an action with its group.
   *
   * @returns what it returns, once that is kept; rejects with what it throws, and with a NotKeptError when what the
   *   group changes cannot be kept
   */
  run<T>(action: Action<T>): Promise<T> {
    this.settleSoon();
    return new Promise((resolve, reject) => {
      const ended = (end: Ended<unknown>) =>
        end.type === 'returned' ? resolve(end.result as T) : reject(end.error);
      this.#waiting.push({ action, ended });
    });
  }

  /**
   * Waits for what is due, when that takes more than a turn, and for the calls that wait for it.
   *
   * @returns undefined when there is nothing to wait for
   */
  settled(): Promise<unknown> | undefined {
    return this.isBehind ? this.run({ call: undefined, act: () => undefined }) : undefined;
  }

  /** Lets what is due happen with the next group, or by itself when no call comes. */
  settleSoon(): void {
    if (this.#isGathering) return;
    this.#isGathering = true;
    this.#gather(0, this.isKept ? patience : 0, this.#options.elapsed() + mostMs);
  }

  /** Does at once all that waits, for the service stops; what waits for more than a turn takes is refused. */
  flush(): void {
    const { core, now } = this.#options;
    if (core.isBehind(now())) this.#refuse(new NotKeptError(new Error('the service has stopped')));
    while (this.#isGathering) this.#carryOutPart();
  }

  #refuse(error: NotKeptError): void {
    const waiting = [...(this.#underWay?.waiting ?? []), ...this.#waiting];
    this.#underWay = undefined;
    this.#waiting = [];
    this.#isGathering = false;
    for (const { ended } of waiting) ended({ type: 'threw', error });
  }

  /** Does what waits, or a part of what has to happen before. */
  #carryOutPart(): void {
    const group = this.#underWay ?? this.#newGroup();
    this.#underWay = undefined;
    this.#isGathering = false;
    if (group.waiting.length === 0) this.#options.settle();
    else this.#carryOut(group);
  }

  #newGroup(): Group {
    const waiting = this.#waiting;
    this.#waiting = [];
    return { waiting, atMs: this.#options.now() };
  }

  /** Looks at the end of each turn whether the group is full, or has waited for long enough. */
  #gather(seen: number, turnsLeft: number, untilMs: number): void {
    const { atEndOfTurn, elapsed } = this.#options;
    atEndOfTurn(() => {
      const { length } = this.#waiting;
      if (!this.#isGathering) return;
      const isOver = turnsLeft === 0 || elapsed() >= untilMs;
      if (length >= this.#expected || isOver) this.#carryOutPart();
      else this.#gather(length, length > seen ? patience : turnsLeft - 1, untilMs);
    });
  }

  #carryOut(group: Group): void {
    const { waiting } = group;
    const ends = this.#endsOf(group);
    if (!ends) {
      this.#underWay = group;
      this.#isGathering = true;
      this.#gather(0, 0, 0);
      return;
    }
    // Those that have come while this group was kept belong to the next one, and so do those that it answers now.
    this.#expected = waiting.length;
    this.#options.atEndOfTurn(() => {
      this.#expected += this.#waiting.length;
    });
    for (const [n, { ended }] of waiting.entries()) ended(ends[n] as Ended<unknown>);
    if (this.#waiting.length > 0) this.settleSoon();
  }

  #endsOf({ waiting, atMs }: Group): Ended<unknown>[] | undefined {
    const { core, now } = this.#options;
    const actions = waiting.map(({ action }) => action);
    try {
      // A reset sets the clock back.
      return core.runTogether(Math.min(atMs, now()), actions);
    } catch (error) {
      return actions.map(() => ({ type: 'threw', error }));
    }
  }
}
