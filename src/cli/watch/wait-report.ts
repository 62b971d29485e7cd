// A wait for people: what was seen, how often and when, and what must have passed unseen.

import type { WaitResult } from '../../observer/index.js';
import { shortDuration } from '../terminal/durations.js';
import { tableOf } from '../terminal/layout.js';
import { cut } from '../terminal/printable.js';
import type { Style } from '../terminal/style.js';

const widest = 40;

/** Writes what a wait observed, line by line. */
export function waitReport({ history }: WaitResult, startMs: number, { colours }: Style): string[] {
  const { runs, runsLeftOut, failures, lastFailure } = history;
  const at = (ms: number) => shortDuration(ms - startMs);
  const rows = runs.map(({ status, polls, firstMs, lastMs, jump }) => {
    const unseen = jump?.unseen.length ? `after ${jump.unseen.join(', ')} unseen` : '';
    const odd = jump && !jump.isPossible ? 'the chart has no way here' : unseen;
    return [cut(status, widest), String(polls), at(firstMs), at(lastMs), odd];
  });
  const head = ['Status', 'Polls', 'First', 'Last', ''];
  const table = tableOf(head, rows, colours, ['left', 'right', 'right', 'right']);
  return [
    ...(rows.length > 0 ? table : []),
    ...(runsLeftOut > 0 ? [`  ${runsLeftOut} changes in the middle are left out`] : []),
    ...(lastFailure
      ? [
          `  ${failures} ${failures === 1 ? 'poll' : 'polls'} without an answer; the last: ${cut(lastFailure.message, 200)}`,
        ]
      : []),
  ];
}

/** A wait as a document. Of what a probe threw it has the message only: the rest may hold anything. */
export function waitDocument(instanceId: string, wait: WaitResult): object {
  const { history, goal, type: result, message, lastStatus, tookMs } = wait;
  const { lastFailure, ...seen } = history;
  return {
    result,
    instanceId,
    goal,
    lastStatus: lastStatus ?? null,
    message,
    tookMs,
    ...(wait.type === 'failed' && { because: wait.because }),
    ...('help' in wait && {
      help: { requests: wait.help.requests, outcomes: wait.help.outcomes },
    }),
    history: { ...seen, ...(lastFailure && { lastFailure: withoutCause(lastFailure) }) },
  };
}

function withoutCause({ cause: _, ...failure }: { readonly cause?: unknown }): object {
  return failure;
}
