// Claims about the transitions that are written in a machine.

import type { AnyStateMachine, AnyTransitionDefinition } from 'xstate';
import type { EdgeClaim } from './claim.js';
import type { Reach } from './explore.js';
import { edgesWithin, writtenEdges } from './machine.js';
import { goOn, lengthOf, type Trace, traceTo } from './trace.js';
import { type Finding, nodesOf, notRefuted, refuted } from './verdict.js';

/** Holds a claim against every edge as it is written. */
export function judgeEdges(
  machine: AnyStateMachine,
  { holds }: EdgeClaim,
  reaches: readonly Reach[],
): Finding {
  const edges = [...writtenEdges(machine)];
  const ways = waysAlong(machine, reaches);
  for (const [definition, name] of edges) {
    const answer = holds({ name, definition });
    if (answer === true) continue;
    return refuted(edges.length, ways.get(definition), answer || name);
  }
  const witness = edges.map(([edge]) => ways.get(edge)).find((way) => way !== undefined);
  if (edges.length === 0) return { outcome: 'vacuous', checked: 0 };
  return { outcome: 'proven', checked: edges.length, ...(witness && { witness }) };
}

/** A shortest way along every transition that can be taken. */
function waysAlong(machine: AnyStateMachine, reaches: readonly Reach[]) {
  const ways = new Map<AnyTransitionDefinition, Trace>();
  for (const from of nodesOf(reaches)) {
    for (const step of from.steps) {
      if (!step.taken) continue;
      for (const edge of edgesWithin(machine, from.snapshot, step.event)) {
        if (!ways.has(edge)) ways.set(edge, goOn(traceTo(from), [step]));
      }
    }
  }
  return ways;
}

/** Tells whether every edge is taken by some way. */
export function judgeTaken(machine: AnyStateMachine, reaches: readonly Reach[]): Finding {
  const edges = [...writtenEdges(machine)];
  const ways = waysAlong(machine, reaches);
  const missed = edges.filter(([edge]) => !ways.has(edge));
  const [first] = missed;
  if (first && reaches.every(({ complete }) => complete)) {
    const more = missed.length > 1 ? `, and ${missed.length - 1} more` : '';
    return refuted(edges.length, undefined, `never taken: ${first[1]}${more}`);
  }
  const longest = [...ways.values()].sort((a, b) => lengthOf(b) - lengthOf(a))[0];
  return notRefuted(edges.length, first ? reaches : [], longest);
}
