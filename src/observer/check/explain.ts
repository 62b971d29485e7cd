// Why the chart excludes what was seen, and what would make it legal: both in the chart's own words.

import {
  deleted,
  type Kind,
  kindNames,
  type Lifecycle,
  type Request,
} from '../../../machines/index.js';
import {
  listOf,
  passage,
  reachableSightings,
  type Sighting,
  sightings,
} from '../lifecycle/index.js';
import type { NearestExplanation } from './report.js';

/** What is known of a pair of sightings that cannot follow each other. */
export interface ExcludedPair {
  readonly chart: Lifecycle;
  readonly from: Sighting;
  readonly to: Sighting;
  /** The kinds that the instance could be of. */
  readonly kinds: readonly Kind[];
  /** Whether only recorded requests count. */
  readonly isComplete: boolean;
  /** Whether the later sighting can follow what was seen before the earlier one. */
  readonly followsTheOneBefore: boolean;
}

/** Explains why one sighting cannot follow another. */
export function explainPair(pair: ExcludedPair): {
  readonly because: string;
  readonly nearest: NearestExplanation;
} {
  const { chart, from, to, kinds, isComplete } = pair;
  const ways = kinds.flatMap((kind) => passage(chart, from, to, kind) ?? []);
  if (isComplete && ways.length > 0) return missingRequest(pair, ways[0]?.path.steps ?? []);
  const others = chart.table.kinds.filter((kind) => passage(chart, from, to, kind));
  if (others.length > 0) return otherKind(pair, others);
  return { because: noWay(chart, from, to), nearest: nearestFor(pair) };
}

function noWay(chart: Lifecycle, from: Sighting, to: Sighting): string {
  const ahead = reachableSightings(chart, [from], () => true).filter((each) => each !== from);
  const behind = sightings.filter((each) => each !== to && passage(chart, each, to));
  const onward = ahead.length
    ? `from ${from} the chart leads to ${listOf(ahead, 'disjunction')} only`
    : `nothing leads out of ${from}`;
  const origin = behind.length
    ? `${to} is seen only after ${listOf(behind, 'disjunction')}`
    : `${to} is where an instance is born, and nothing leads back`;
  return `${onward}; ${origin}`;
}

function missingRequest(
  { from, to }: ExcludedPair,
  steps: readonly { event: string; mover: string }[],
) {
  const asked = steps.filter(({ mover }) => mover === 'operator').map(({ event }) => event);
  const requests = listOf(asked, 'conjunction');
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
    listOf(
      some.map((kind) => kindNames[kind]),
      'disjunction',
    );
  return {
    because: `${to} cannot follow ${from} for a ${names(kinds)} instance`,
    nearest: {
      explanation: 'otherKind',
      message: `legal if it were a ${names(others)} instance`,
    } as const,
  };
}

function nearestFor({ chart, from, to, followsTheOneBefore }: ExcludedPair): NearestExplanation {
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
  if (passage(chart, to, from)) {
    return {
      explanation: 'swapped',
      message: `legal the other way round: ${from} can follow ${to}`,
    };
  }
  const instead = reachableSightings(chart, [from], () => true);
  return {
    explanation: 'otherStatus',
    message: `legal if ${listOf(instead, 'disjunction')} had been seen instead of ${to}`,
  };
}

/**
 * Explains why a request cannot have been accepted.
 *
 * @param status - what was seen last, if anything was
 */
export function explainRequest(
  chart: Lifecycle,
  request: Request,
  status: Sighting | undefined,
  kinds: readonly Kind[],
): string {
  const [kind] = kinds;
  const refusal = status && kind && chart.refusal(request, { kind, status });
  if (refusal) return refusal.message;
  // Accepted where the instance was seen last, and ruled out by what was known before.
  return `${request} is accepted nowhere that a ${kinds.join(' or ')} instance can be`;
}
