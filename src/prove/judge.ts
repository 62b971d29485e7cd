// Holds a claim against all that a machine can become. A claim that fails gets a shortest way to the failure, one
// that holds a way that shows it: without one it says nothing, and is called vacuous.

import type { AnyStateMachine } from 'xstate';
import type { AlwaysClaim, Claim, OneWayClaim, StepClaim } from './claim.js';
import type { Reach, Reached, ReachedStep } from './explore.js';
import { judgeEdges, judgeTaken } from './judge-edges.js';
import { judgeLeadsTo, judgeReachable } from './judge-ways.js';
import { advance } from './machine.js';
import { goOn, type Trace, traceTo } from './trace.js';
import { type Finding, nodesOf, notRefuted, refuted, type Verdict } from './verdict.js';

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

function judgeOneWay(_: OneWayClaim, reaches: readonly Reach[]): Finding {
  let checked = 0;
  let witness: Trace | undefined;
  let broken: { from: Reached; step: ReachedStep; known: string } | undefined;
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
        if (!broken || from.depth < broken.from.depth) broken = { from, step, known };
      }
    }
  }
  if (broken) {
    const { from, step, known } = broken;
    const reason = `${step.event.type} in ${from.state} led to ${known} before`;
    return refuted(checked, goOn(traceTo(from), [step]), reason);
  }
  return notRefuted(checked, reaches, witness);
}
