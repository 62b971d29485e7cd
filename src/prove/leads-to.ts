// Does every run come to where it should? One that never does stays where no helpful event is possible, or goes
// round in a circle although helpful events come. A shortest such run is the counterexample.

import type { LeadsToClaim } from './claim.js';
import type { Reach, Reached, ReachedStep } from './explore.js';
import { goOn, type Trace, traceTo } from './trace.js';

/** A snapshot on a run that has not come to its end yet, and a shortest such run by its last step. */
interface Arrival {
  readonly node: Reached;
  readonly length: number;
  readonly by?: { readonly from: Arrival; readonly step: ReachedStep };
}

/** A shortest run from `from` that never comes to `to`; undefined when there is none among what was explored. */
export function runThatNeverArrives(reach: Reach, claim: LeadsToClaim): Trace | undefined {
  const arrivals = arrivalsOf(reach, claim);
  const circles = circlesOf([...arrivals.keys()]);
  const isHelpful = ({ taken, event }: ReachedStep) => taken && claim.helpful(event);
  let best: { arrival: Arrival; circle?: readonly ReachedStep[]; length: number } | undefined;

  // The shortest come first, so that no longer one is looked into once a shorter run is known.
  for (const arrival of arrivals.values()) {
    const { node, length } = arrival;
    if (best && length >= best.length) break;
    const helpful = node.steps.filter(isHelpful);
    // Where the walk stopped, more may be possible.
    if (!node.open && helpful.length === 0) best = { arrival, length };
    for (const step of helpful) {
      const inCircle = (to: Reached) => circles.get(to) === circles.get(node) && arrivals.has(to);
      if (!inCircle(step.to)) continue;
      const circle = [step, ...wayBack(step.to, node, inCircle)];
      const whole = length + circle.length;
      if (!best || whole < best.length) best = { arrival, circle, length: whole };
    }
  }
  if (!best) return undefined;
  const { arrival, circle } = best;
  const run = runTo(arrival);
  if (!circle) return { ...run, forever: { type: 'stays' } };
  return { ...goOn(run, circle), forever: { type: 'repeats', from: arrival.length } };
}

/** Every snapshot on a run from `from` that has not come to `to` yet, those of the shortest runs first. */
function arrivalsOf(reach: Reach, { from, to }: LeadsToClaim): Map<Reached, Arrival> {
  const arrivals = new Map<Reached, Arrival>();
  const begun = reach.nodes.filter(({ snapshot }) => from(snapshot) && !to(snapshot));
  let layer: Arrival[] = [];
  let next = 0;
  for (let length = 0; layer.length > 0 || next < begun.length; length++) {
    for (let node = begun[next]; node?.depth === length; node = begun[++next]) {
      layer.push({ node, length });
    }
    const after: Arrival[] = [];
    for (const arrival of layer) {
      if (arrivals.has(arrival.node)) continue;
      arrivals.set(arrival.node, arrival);
      for (const step of arrival.node.steps) {
        if (!step.taken || arrivals.has(step.to) || to(step.to.snapshot)) continue;
        after.push({ node: step.to, length: length + 1, by: { from: arrival, step } });
      }
    }
    layer = after;
  }
  return arrivals;
}

/** The run to a snapshot, from the beginning of the machine. */
function runTo(arrival: Arrival): Trace {
  const steps: ReachedStep[] = [];
  let first = arrival;
  while (first.by) {
    steps.push(first.by.step);
    first = first.by.from;
  }
  return goOn(traceTo(first.node), steps.reverse());
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
  const lastSteps = new Map<Reached, { before: Reached; step: ReachedStep } | undefined>([
    [from, undefined],
  ]);
  for (const [node] of lastSteps) {
    if (node === to) break;
    for (const step of node.steps) {
      if (step.taken && among(step.to) && !lastSteps.has(step.to)) {
        lastSteps.set(step.to, { before: node, step });
      }
    }
  }
  const way: ReachedStep[] = [];
  for (let last = lastSteps.get(to); last; last = lastSteps.get(last.before)) way.push(last.step);
  return way.reverse();
}
