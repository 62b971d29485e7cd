// Holds a claim against all that a machine can become. A claim that fails gets a shortest way to the failure, one
// that holds a way that shows it: without one it says nothing, and is called vacuous.

import type { AnyStateMachine, AnyTransitionDefinition } from 'xstate';
import type {
  AlwaysClaim,
  Answer,
  Claim,
  EdgeClaim,
  LeadsToClaim,
  OneWayClaim,
  ReachableClaim,
  StepClaim,
} from './claim.js';
import type { Reach, Reached, ReachedStep } from './explore.js';
import { runThatNeverArrives } from './leads-to.js';
import { advance, takenEdges, writtenEdges } from './machine.js';
import { goOn, lengthOf, type Trace, traceTo } from './trace.js';

/**
 * What becomes of a claim:
 * `proven` – it holds of everything that can be reached;
 * `refuted` – it does not, and a counterexample shows it;
 * `vacuous` – nothing that can be reached is what it speaks of;
 * `bounded` – it holds as far as was looked, and there is more.
 */
export type Outcome = 'proven' | 'refuted' | 'vacuous' | 'bounded';

/** A claim and what became of it. */
export interface Verdict {
  /** What was claimed. */
  readonly claim: Claim;
  /** What became of it. */
  readonly outcome: Outcome;
  /** Why it does not hold, where the claim says so. */
  readonly reason?: string;
  /** A shortest way to where it does not hold. Missing where no way leads there: an edge that is never taken. */
  readonly counterexample?: Trace;
  /** A shortest way to where the claim says something. */
  readonly witness?: Trace;
  /** How many snapshots, steps or edges it was held against. */
  readonly checked: number;
}

type Finding = Omit<Verdict, 'claim'>;

/** Holds a claim against what was explored from every start. */
export function judge(machine: AnyStateMachine, claim: Claim, reaches: readonly Reach[]): Verdict {
  return { claim, ...found(machine, claim, reaches) };
}

function found(machine: AnyStateMachine, claim: Claim, reaches: readonly Reach[]): Finding {
  switch (claim.type) {
    case 'always':
      return judgeAlways(machine, claim, reaches);
    case 'step':
      return judgeSteps(claim, reaches);
    case 'edge':
      return judgeEdges(machine, claim, reaches);
    case 'reachable':
      return judgeReachable(claim, reaches);
    case 'leadsTo':
      return judgeLeadsTo(claim, reaches);
    case 'oneWay':
      return judgeOneWay(claim, reaches);
    case 'taken':
      return judgeTaken(machine, reaches);
  }
}

const nodesOf = (reaches: readonly Reach[]) =>
  reaches.flatMap(({ nodes }) => nodes).sort((a, b) => a.depth - b.depth);

const refuted = (checked: number, counterexample: Trace | undefined, answer?: Answer): Finding => ({
  outcome: 'refuted',
  checked,
  ...(counterexample && { counterexample }),
  ...(typeof answer === 'string' && { reason: answer }),
});

/** What is left to say when nothing speaks against a claim. */
function notRefuted(
  checked: number,
  reaches: readonly Reach[],
  witness: Trace | undefined,
): Finding {
  if (!reaches.every(({ complete }) => complete)) {
    return { outcome: 'bounded', checked, ...(witness && { witness }) };
  }
  return witness ? { outcome: 'proven', checked, witness } : { outcome: 'vacuous', checked };
}

function judgeAlways(
  machine: AnyStateMachine,
  { holds, about }: AlwaysClaim,
  reaches: readonly Reach[],
): Finding {
  const nodes = nodesOf(reaches);
  for (const node of nodes) {
    const answer = holds(node.snapshot, {
      input: node.start.input,
      steps: () => node.steps.map((step) => stepFrom(node, step)),
      attempt: (event) => advance(machine, node.snapshot, event),
    });
    if (answer !== true) return refuted(nodes.length, traceTo(node), answer);
  }
  const shown = nodes.find(({ snapshot }) => about(snapshot));
  return notRefuted(nodes.length, reaches, shown && traceTo(shown));
}

function judgeSteps({ holds, about }: StepClaim, reaches: readonly Reach[]): Finding {
  const steps = nodesOf(reaches).flatMap((from) => from.steps.map((step) => ({ from, step })));
  const traceOf = ({ from, step }: { from: Reached; step: ReachedStep }) =>
    goOn(traceTo(from), [step]);
  for (const each of steps) {
    const answer = holds(stepFrom(each.from, each.step));
    if (answer !== true) return refuted(steps.length, traceOf(each), answer);
  }
  const shown = steps.find(({ from, step }) => about(stepFrom(from, step)));
  return notRefuted(steps.length, reaches, shown && traceOf(shown));
}

const stepFrom = (from: Reached, { event, taken, to }: ReachedStep) => ({
  before: from.snapshot,
  event,
  after: to.snapshot,
  taken,
});

function judgeEdges(
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
      for (const edge of takenEdges(machine, from.snapshot, step.event)) {
        if (!ways.has(edge)) ways.set(edge, goOn(traceTo(from), [step]));
      }
    }
  }
  return ways;
}

function judgeTaken(machine: AnyStateMachine, reaches: readonly Reach[]): Finding {
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

function judgeReachable({ from, to }: ReachableClaim, reaches: readonly Reach[]): Finding {
  let checked = 0;
  let witness: Trace | undefined;
  const stuck: Trace[] = [];
  for (const { nodes } of reaches) {
    const ways = waysBackFrom(
      nodes.filter(({ snapshot }) => to(snapshot)),
      nodes,
    );
    for (const node of nodes) {
      if (!from(node.snapshot)) continue;
      checked++;
      const way = wayAlongside(node, ways);
      if (!way) {
        // Beyond where the walk stopped there may be a way.
        if (!leadsBeyond(node)) stuck.push(traceTo(node));
        continue;
      }
      const trace = goOn(traceTo(node), way);
      if (!witness || lengthOf(trace) < lengthOf(witness)) witness = trace;
    }
  }
  const [shortest] = stuck.sort((a, b) => lengthOf(a) - lengthOf(b));
  if (shortest) return refuted(checked, shortest, 'no way leads on from here');
  return notRefuted(checked, reaches, witness);
}

/** For each snapshot from which a way leads to one of `ends`: the first step of a shortest one, none at the end. */
function waysBackFrom(ends: readonly Reached[], nodes: readonly Reached[]) {
  const before = new Map<Reached, { from: Reached; step: ReachedStep }[]>();
  for (const from of nodes) {
    for (const step of from.steps) {
      if (!step.taken) continue;
      const known = before.get(step.to);
      if (known) known.push({ from, step });
      else before.set(step.to, [{ from, step }]);
    }
  }
  const first = new Map<Reached, ReachedStep | undefined>(ends.map((end) => [end, undefined]));
  for (const [node] of first) {
    for (const { from, step } of before.get(node) ?? []) {
      if (!first.has(from)) first.set(from, step);
    }
  }
  return first;
}

function wayAlongside(
  from: Reached,
  first: ReadonlyMap<Reached, ReachedStep | undefined>,
): ReachedStep[] | undefined {
  if (!first.has(from)) return undefined;
  const way: ReachedStep[] = [];
  for (let step = first.get(from); step; step = first.get(step.to)) way.push(step);
  return way;
}

/** Whether a way leads to where the walk stopped. */
function leadsBeyond(from: Reached): boolean {
  const seen = new Set([from]);
  for (const node of seen) {
    if (node.open) return true;
    for (const step of node.steps) seen.add(step.to);
  }
  return false;
}

function judgeLeadsTo(claim: LeadsToClaim, reaches: readonly Reach[]): Finding {
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
  return notRefuted(begun.length, reaches, first && witnessOfArrival(first, claim, reaches));
}

/** A way on from where the claim begins to speak, to where it leads. */
function witnessOfArrival(from: Reached, { to }: LeadsToClaim, reaches: readonly Reach[]): Trace {
  const nodes = reaches.find(({ start }) => start === from.start)?.nodes ?? [];
  const ways = waysBackFrom(
    nodes.filter(({ snapshot }) => to(snapshot)),
    nodes,
  );
  return goOn(traceTo(from), wayAlongside(from, ways) ?? []);
}

function judgeOneWay(_: OneWayClaim, reaches: readonly Reach[]): Finding {
  let checked = 0;
  let witness: Trace | undefined;
  const broken: { trace: Trace; reason: string }[] = [];
  for (const { nodes } of reaches) {
    const led = new Map<string, string>();
    for (const from of nodes) {
      for (const step of from.steps) {
        checked++;
        const key = JSON.stringify([from.state, step.event]);
        const known = led.get(key);
        if (known === undefined) led.set(key, step.to.state);
        witness ??= step.taken ? goOn(traceTo(from), [step]) : undefined;
        if (known === undefined || known === step.to.state) continue;
        broken.push({
          trace: goOn(traceTo(from), [step]),
          reason: `${step.event.type} in ${from.state} led to ${known} before`,
        });
      }
    }
  }
  const [shortest] = broken.sort((a, b) => lengthOf(a.trace) - lengthOf(b.trace));
  if (shortest) return refuted(checked, shortest.trace, shortest.reason);
  return notRefuted(checked, reaches, witness);
}
