// Does every run come to where it should? One that never does stays where no helpful event is possible, or goes
// round in a circle although helpful events come. A shortest such run is the counterexample.

import type { LeadsToClaim } from './claim.js';
import type { Reach, Reached, ReachedStep } from './explore.js';
import { goOn, lengthOf, type Trace, traceTo } from './trace.js';

/** A shortest run from `from` that never comes to `to`; undefined when there is none among what was explored. */
export function runThatNeverArrives(reach: Reach, claim: LeadsToClaim): Trace | undefined {
  const arrivals = waysInto(reach, claim);
  const helpful = (step: ReachedStep) => claim.helpful(step.event);
  const candidates: Trace[] = [];
  const circles = circlesOf([...arrivals.keys()]);

  for (const [node, trace] of arrivals) {
    const possible = node.steps.filter((step) => step.taken);
    // Where the walk stopped, more may be possible.
    if (!node.open && !possible.some(helpful)) {
      candidates.push({ ...trace, forever: { type: 'stays' } });
    }
    for (const step of possible.filter(helpful)) {
      if (circles.get(step.to) !== circles.get(node) || !arrivals.has(step.to)) continue;
      const back = wayBack(step.to, node, (to) => circles.get(to) === circles.get(node));
      const from = lengthOf(trace);
      candidates.push({
        ...goOn(trace, [step, ...back]),
        forever: { type: 'repeats', from },
      });
    }
  }
  return candidates.sort((a, b) => lengthOf(a) - lengthOf(b))[0];
}

/** Every snapshot on a run from `from` that has not come to `to` yet, with a shortest such run. */
function waysInto(reach: Reach, { from, to }: LeadsToClaim): Map<Reached, Trace> {
  const ways = new Map<Reached, Trace>();
  const begun = reach.nodes.filter(({ snapshot }) => from(snapshot) && !to(snapshot));
  let layer: { node: Reached; trace: Trace }[] = [];
  for (let depth = 0; layer.length > 0 || begun.some((node) => node.depth >= depth); depth++) {
    const next: { node: Reached; trace: Trace }[] = [];
    const due = begun.filter((node) => node.depth === depth);
    for (const { node, trace } of [
      ...layer,
      ...due.map((node) => ({ node, trace: traceTo(node) })),
    ]) {
      if (ways.has(node)) continue;
      ways.set(node, trace);
      for (const step of node.steps) {
        if (!step.taken || ways.has(step.to) || to(step.to.snapshot)) continue;
        next.push({ node: step.to, trace: goOn(trace, [step]) });
      }
    }
    layer = next;
  }
  return ways;
}

/** A number for each snapshot: the same for those between which there are ways both back and forth. */
function circlesOf(nodes: readonly Reached[]): Map<Reached, number> {
  const inside = new Set(nodes);
  const next = (node: Reached) =>
    node.steps.filter(({ taken, to }) => taken && inside.has(to)).map(({ to }) => to);
  const before = new Map<Reached, Reached[]>(nodes.map((node) => [node, []]));
  for (const node of nodes) for (const to of next(node)) before.get(to)?.push(node);

  const circles = new Map<Reached, number>();
  for (const [number, node] of finishingOrder(nodes, next).reverse().entries()) {
    if (circles.has(node)) continue;
    const open = [node];
    for (const each of open) {
      if (circles.has(each)) continue;
      circles.set(each, number);
      open.push(...(before.get(each) ?? []));
    }
  }
  return circles;
}

/** The snapshots in the order in which a search in depth leaves them for good. */
function finishingOrder(
  nodes: readonly Reached[],
  next: (node: Reached) => readonly Reached[],
): Reached[] {
  const seen = new Set<Reached>();
  const finished: Reached[] = [];
  for (const root of nodes) {
    const open = [{ node: root, rest: [root] }];
    while (open.length > 0) {
      const top = open[open.length - 1] as { node: Reached; rest: Reached[] };
      const child = top.rest.pop();
      if (child === undefined) {
        open.pop();
        if (open.length > 0) finished.push(top.node);
      } else if (!seen.has(child)) {
        seen.add(child);
        open.push({ node: child, rest: [...next(child)] });
      }
    }
  }
  return finished;
}

/** A shortest way from one snapshot to another that stays among some. */
function wayBack(
  from: Reached,
  to: Reached,
  among: (node: Reached) => boolean,
): readonly ReachedStep[] {
  const ways = new Map<Reached, readonly ReachedStep[]>([[from, []]]);
  for (const [node, way] of ways) {
    if (node === to) return way;
    for (const step of node.steps) {
      if (step.taken && among(step.to) && !ways.has(step.to)) ways.set(step.to, [...way, step]);
    }
  }
  return [];
}
