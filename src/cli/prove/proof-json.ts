// A proof for programs.

import { type Proof, type Trace, tell, type Verdict } from '../../prove/index.js';

/** A proof as one JSON document. */
export function proofJson(proof: Proof, changes: readonly string[]) {
  const { machine, proven, verdicts, reached, edges, walks, withoutWalks } = proof;
  return {
    machine,
    changes,
    proven,
    reached,
    edges,
    walks,
    ...(withoutWalks && { withoutWalks }),
    claims: verdicts.map(verdictJson),
  };
}

function verdictJson({ claim, outcome, reason, checked, counterexample, witness }: Verdict) {
  return {
    name: claim.name,
    type: claim.type,
    sentence: claim.sentence,
    outcome,
    ...(reason !== undefined && { reason }),
    checked,
    ...(counterexample && { counterexample: traceJson(counterexample) }),
    ...(witness && outcome !== 'refuted' && { witness: traceJson(witness) }),
  };
}

/** A way: `length` counts its events, `steps` has the beginning as well. */
export function traceJson(trace: Trace) {
  return {
    start: trace.start.name,
    length: trace.steps.length - 1,
    steps: tell(trace).map(({ number, event, state, tags, gained, lost, context }) => ({
      number,
      ...(event !== undefined && { event }),
      state,
      tags,
      gained,
      lost,
      context,
    })),
    ...(trace.forever && { forever: trace.forever }),
  };
}
