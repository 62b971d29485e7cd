// Why the chart excludes an observation, and what would make it legal.

import {
  deleted,
  type Kind,
  kindNames,
  type Lifecycle,
  type Request,
} from '../../../machines/index.js';
import { listNames } from '../../../machines/internal.js';
import {
  type ObservedStatus,
  observedStatuses,
  passage,
  reachableStatuses,
} from '../lifecycle/index.js';
import type { NearestExplanation } from './report.js';

/** What is known about two observations that cannot follow each other. */
export interface ExcludedPair {
  /** The lifecycle to ask. */
  readonly lifecycle: Lifecycle;
  /** The earlier status. */
  readonly from: ObservedStatus;
  /** The later status. */
  readonly to: ObservedStatus;
  /** The kinds that the instance could be of. */
  readonly kinds: readonly Kind[];
  /** Whether only recorded requests count. */
  readonly isComplete: boolean;
  /** Whether the later status can follow what was observed before the earlier one. */
  readonly followsTheOneBefore: boolean;
}

/** Why one status cannot follow another, and what would make it legal. */
export interface PairExplanation {
  readonly because: string;
  readonly nearest: NearestExplanation;
}

/** Explains pairs, each sort of them once. */
export class PairExplainer {
  readonly #known = new Map<string, PairExplanation>();

  explain(pair: ExcludedPair): PairExplanation {
    const { from, to, kinds, isComplete, followsTheOneBefore } = pair;
    const key = [from, to, isComplete, followsTheOneBefore, ...kinds].join();
    const known = this.#known.get(key);
    if (known) return known;
    const explanation = explainPair(pair);
    this.#known.set(key, explanation);
    return explanation;
  }
}

function explainPair(pair: ExcludedPair): PairExplanation {
  const { lifecycle, from, to, kinds, isComplete } = pair;
  const ways = kinds.flatMap((kind) => passage(lifecycle, from, to, kind) ?? []);
  if (isComplete && ways.length > 0) return missingRequest(pair, ways[0]?.path.steps ?? []);
  const others = lifecycle.table.kinds.filter((kind) => passage(lifecycle, from, to, kind));
  if (others.length > 0) return otherKind(pair, others);
  return { because: noWay(lifecycle, from, to), nearest: nearestFor(pair) };
}

function noWay(lifecycle: Lifecycle, from: ObservedStatus, to: ObservedStatus): string {
  const ahead = reachableStatuses(lifecycle, [from], () => true).filter((each) => each !== from);
  const behind = observedStatuses.filter((each) => each !== to && passage(lifecycle, each, to));
  const onward = ahead.length
    ? `from ${from} the chart leads to ${listNames(ahead, 'or')} only`
    : `nothing leads out of ${from}`;
  const origin = behind.length
    ? `${to} is seen only after ${listNames(behind, 'or')}`
    : `${to} is the first status of an instance, and nothing leads back`;
  return `${onward}; ${origin}`;
}

function missingRequest(
  { from, to }: ExcludedPair,
  steps: readonly { event: string; mover: string }[],
) {
  const asked = steps.filter(({ mover }) => mover === 'operator').map(({ event }) => event);
  const requests = listNames(asked);
  return {
    because: `${to} follows ${from} only after ${requests}, which no line records`,
    nearest: {
      explanation: 'missingRequest',
      message: `legal if ${requests} had been asked for in between`,
    } as const,
  };
}

function otherKind({ from, to, kinds }: ExcludedPair, others: readonly Kind[]) {
  const names = (some: readonly Kind[]) =>
    listNames(
      some.map((kind) => kindNames[kind]),
      'or',
    );
  return {
    because: `${to} cannot follow ${from} for a ${names(kinds)} instance`,
    nearest: {
      explanation: 'otherKind',
      message: `legal if it were a ${names(others)} instance`,
    } as const,
  };
}

function nearestFor({
  lifecycle,
  from,
  to,
  followsTheOneBefore,
}: ExcludedPair): NearestExplanation {
  if (from === deleted) {
    return {
      explanation: 'reusedId',
      message: `legal if it were another instance; the service never uses an id twice`,
    };
  }
  if (followsTheOneBefore) {
    return {
      explanation: 'mistakenBefore',
      message: `legal if ${from} had not been seen: ${to} can follow what was seen before it`,
    };
  }
  if (passage(lifecycle, to, from)) {
    return {
      explanation: 'swapped',
      message: `legal the other way round: ${from} can follow ${to}`,
    };
  }
  const instead = reachableStatuses(lifecycle, [from], () => true);
  return {
    explanation: 'otherStatus',
    message: `legal if ${listNames(instead, 'or')} had been seen instead of ${to}`,
  };
}

/**
 * Explains why a request cannot have been accepted.
 *
 * @param status - the last status, if there was one
 */
export function explainRequest(
  lifecycle: Lifecycle,
  request: Request,
  status: ObservedStatus | undefined,
  kinds: readonly Kind[],
): string {
  const [kind] = kinds;
  const refusal = status && kind && lifecycle.refusal(request, { kind, status });
  if (refusal) return refusal.message;
  // The last status accepts it, but what was observed before rules that out.
  return `${request} is accepted nowhere that a ${kinds.join(' or ')} instance can be`;
}
