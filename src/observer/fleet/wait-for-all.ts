// Waits for many instances with one list per round, each held to the same goal by a judge of its own.

import { deleted } from '../../../machines/index.js';
import type { Advice, Sighting, WaitGoal } from '../lifecycle/index.js';
import {
  createJudge,
  createPoller,
  lawOf,
  type ProbeFailure,
  pollingOf,
  requireThat,
  type Verdict,
  type WaitOptions,
} from '../wait/index.js';
import { collectPages, type Listing, type ListProbe, readListing } from './list-probe.js';
import { requireGoneAfter } from './watch-fleet.js';

/** How to wait for many instances. */
export interface FleetWaitOptions extends Omit<WaitOptions, 'historyLimit'> {
  /** Whom to wait for; everyone on the first list unless given. */
  readonly ids?: Iterable<string>;
  /** After how many listings in a row without it an instance is gone; 2 unless given. */
  readonly goneAfter?: number;
  /** Whether one instance that cannot reach the goal ends the wait for all; no unless given. */
  readonly failFast?: boolean;
}

/** What became of one instance. */
export interface InstanceEnd {
  /** `pending` for one that was still to be decided when the wait ended. */
  readonly result: 'reached' | 'failed' | 'unreachable' | 'pending';
  /** What was seen last; undefined for one that was on no list. */
  readonly status: Sighting | string | undefined;
  /** When it was decided, or the wait ended, in milliseconds of the clock. */
  readonly atMs: number;
  /** What would help one that cannot reach the goal. */
  readonly help?: Advice;
}

/** How a wait for many instances ended. */
export interface FleetWaitResult {
  /** `reached` when all of them are; else why the wait ended, the worst first. */
  readonly result: 'reached' | 'failed' | 'unreachable' | 'timedOut' | 'aborted';
  readonly instances: ReadonlyMap<string, InstanceEnd>;
  /** How many instances ended how. */
  readonly counts: Readonly<Record<InstanceEnd['result'], number>>;
  /** How many lists were asked for. */
  readonly rounds: number;
  readonly tookMs: number;
  /** Why no list came any more, when the probe ended the wait. */
  readonly failure?: ProbeFailure;
  readonly message: string;
}

/**
 * Waits until every instance is decided: it reached the goal, or it no longer can by the platform
 * alone. The rules are those of `waitForStatus`, and so are the options. Without `ids`, the first list
 * with anybody on it says whom to wait for.
 *
 * @param list - lists instances, in one go or as an async iterable of pages
 * @throws RangeError when the goal or an option is out of range
 * @throws UnknownStatusError for a status outside the chart when `unknownStatus` is `strict`
 *
 * @example
 * ```ts
 * const list = () => [
 *   { instance_id: 'a', status: 'RUNNING' },
 *   { instance_id: 'b', status: 'CREATEFAILED' },
 * ];
 * const all = await waitForAll(list, 'RUNNING', {
 *   maxWaitMs: 60_000,
 *   clock: systemClock,
 *   random: createRandom(1),
 * });
 * all.result; // 'failed'
 * all.instances.get('b')?.help?.message; // 'the instance is in CREATEFAILED; RUNNING can never follow; all that is left to do is to delete it'
 * ```
 */
export async function waitForAll(
  list: ListProbe,
  goal: WaitGoal,
  options: FleetWaitOptions,
): Promise<FleetWaitResult> {
  const { goneAfter = 2, failFast = false } = options;
  requireGoneAfter(goneAfter);
  requireThat(
    Number.isFinite(options.maxWaitMs),
    `maxWaitMs: expected a finite number of milliseconds, got ${options.maxWaitMs}`,
  );
  const law = lawOf(goal, options);
  const ends = new Map<string, InstanceEnd>();
  const open = new Map<string, OpenCase>();
  const admit = (id: string) =>
    open.set(id, { judge: createJudge(law), missing: 0, status: undefined });
  for (const id of options.ids ?? []) admit(id);

  const polling = pollingOf(options, options.maxWaitMs);
  const poller = createPoller(collectPages(list), readListing, polling);

  /** Hears every case that is still open; tells whether one of them only wants confirmation. */
  function hear(listing: Listing, atMs: number): boolean {
    let confirming = false;
    for (const [id, each] of open) {
      const word = listing.get(id) ?? (++each.missing >= goneAfter ? deleted : undefined);
      if (word === undefined) continue;
      if (listing.has(id)) each.missing = 0;
      each.status = word;
      const seen = each.judge.see(word);
      if (seen.verdict === 'pending') {
        confirming ||= seen.confirming;
        continue;
      }
      open.delete(id);
      ends.set(id, endOf(seen, atMs));
    }
    return confirming;
  }

  const over = (because?: 'timedOut' | 'aborted' | 'failed', failure?: ProbeFailure) => {
    const atMs = polling.clock.now();
    for (const [id, { status }] of open) ends.set(id, { result: 'pending', status, atMs });
    return summed(ends, { because, failure, rounds: poller.polls, tookMs: atMs - poller.startMs });
  };

  for (let confirming = false; ; ) {
    const turn = await poller.next(confirming);
    confirming = false;
    if (turn.turn === 'aborted' || turn.turn === 'timedOut') return over(turn.turn);
    if (turn.turn === 'givenUp') return over('failed', turn.failure);
    if (turn.turn === 'failure') continue;
    if (options.ids === undefined && ends.size + open.size === 0) {
      for (const id of turn.answer.keys()) admit(id);
    }
    confirming = hear(turn.answer, turn.atMs);
    const isHopeless = failFast && [...ends.values()].some(({ result }) => result !== 'reached');
    // An empty list decides nothing: somebody is waited for, and may not be listed yet.
    if ((open.size === 0 && ends.size > 0) || isHopeless) return over();
  }
}

interface OpenCase {
  readonly judge: ReturnType<typeof createJudge>;
  missing: number;
  status: string | undefined;
}

function endOf(seen: Exclude<Verdict, { verdict: 'pending' }>, atMs: number): InstanceEnd {
  const result = seen.verdict === 'unknownStatus' ? 'failed' : seen.verdict;
  return { result, status: seen.status, atMs, ...('help' in seen && { help: seen.help }) };
}

interface Circumstances {
  readonly because: 'timedOut' | 'aborted' | 'failed' | undefined;
  readonly failure: ProbeFailure | undefined;
  readonly rounds: number;
  readonly tookMs: number;
}

function summed(
  instances: ReadonlyMap<string, InstanceEnd>,
  { because, failure, rounds, tookMs }: Circumstances,
): FleetWaitResult {
  const counts = { reached: 0, failed: 0, unreachable: 0, pending: 0 };
  for (const { result } of instances.values()) counts[result]++;
  const worst = counts.failed > 0 ? 'failed' : counts.unreachable > 0 ? 'unreachable' : 'reached';
  const told = Object.entries(counts).map(([result, count]) => `${count} ${result}`);
  const why = failure ? `; the list failed: ${failure.message}` : '';
  return {
    result: because ?? worst,
    instances,
    counts,
    rounds,
    tookMs,
    ...(failure && { failure }),
    message: `${instances.size} instances: ${told.join(', ')}${why}`,
  };
}
