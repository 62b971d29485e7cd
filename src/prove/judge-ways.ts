// Claims about where ways lead: whether one does, and whether every run comes there.

import type { LeadsToClaim, ReachableClaim } from './claim.js';
import type { Reach, Reached, ReachedStep } from './explore.js';
import { runThatNeverArrives } from './leads-to.js';
import { goOn, lengthOf, type Trace, traceTo } from './trace.js';
import { type Finding, nodesOf, notRefuted, refuted } from './verdict.js';

/** Tells whether a way leads on from wherever the claim speaks of. */
export function judgeReachable({ from, to }: ReachableClaim, reaches: readonly Reach[]): Finding {
  let checked = 0;
  let shown: { node: Reached; length: number; on: Ways } | undefined;
  let stuck: Reached | undefined;
  for (const { nodes } of reaches) {
    const on = waysTo(nodes, ({ snapshot }) => to(snapshot));
    const beyond = waysTo(nodes, ({ open }) => open);
    for (const node of nodes) {
      if (!from(node.snapshot)) continue;
      checked++;
      const way = on.get(node);
      if (way) {
        const length = node.depth + way.length;
        if (!shown || length < shown.length) shown = { node, length, on };
      } else if (!beyond.has(node) && (!stuck || node.depth < stuck.depth)) {
        // Where the walk has not stopped, so that there is nothing more to find.
        stuck = node;
      }
    }
  }
  if (stuck) return refuted(checked, traceTo(stuck), 'no way leads on from here');
  return notRefuted(checked, reaches, shown && wayFrom(shown.node, shown.on));
}

/** Tells whether every run comes to where it should. */
export function judgeLeadsTo(claim: LeadsToClaim, reaches: readonly Reach[]): Finding {
  const begun = nodesOf(reaches).filter(({ snapshot }) => claim.from(snapshot));
  const [shortest] = reaches
    .map((reach) => runThatNeverArrives(reach, claim))
    .filter((run) => run !== undefined)
    .sort((a, b) => lengthOf(a) - lengthOf(b));
  if (shortest) {
    const reason =
      shortest.forever?.type === 'stays' ? 'it may stay here for ever' : 'it may go round for ever';
    return refuted(begun.length, shortest, reason);
  }
  const [first] = begun;
  const nodes = reaches.find(({ start }) => start === first?.start)?.nodes ?? [];
  const on = waysTo(nodes, ({ snapshot }) => claim.to(snapshot));
  return notRefuted(begun.length, reaches, first && wayFrom(first, on));
}

/** From each snapshot the first step of a shortest way to an end, and how long that way is; at an end no step. */
type Ways = ReadonlyMap<Reached, { readonly step?: ReachedStep; readonly length: number }>;

function waysTo(nodes: readonly Reached[], isEnd: (node: Reached) => boolean): Ways {
  const before = new Map<Reached, { from: Reached; step: ReachedStep }[]>();
  for (const from of nodes) {
    for (const step of from.steps) {
      if (!step.taken) continue;
      const known = before.get(step.to);
      if (known) known.push({ from, step });
      else before.set(step.to, [{ from, step }]);
    }
  }
  const ways = new Map<Reached, { step?: ReachedStep; length: number }>(
    nodes.filter(isEnd).map((end) => [end, { length: 0 }]),
  );
  // The map grows while it is walked, so that the nearest come first.
  for (const [node, { length }] of ways) {
    for (const { from, step } of before.get(node) ?? []) {
      if (!ways.has(from)) ways.set(from, { step, length: length + 1 });
    }
  }
  return ways;
}

/** A shortest way to a snapshot, and on from there. */
function wayFrom(node: Reached, on: Ways): Trace {
  const steps: ReachedStep[] = [];
  for (let step = on.get(node)?.step; step; step = on.get(step.to)?.step) steps.push(step);
  return goOn(traceTo(node), steps);
}
