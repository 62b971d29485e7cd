// The door of dcs-lifecycle/prove: claims about any XState 5 machine, proven or refuted.

export { AlterationError, alterationForms, alterMachine } from './alter.js';
// A way, told
export { type ToldStep, tell } from './changes.js';
// What is claimed
export type { Answer, Claim, ClaimedStep, Predicate, Surroundings, WrittenEdge } from './claim.js';
// Which edges an application takes
export {
  type CountedEdge,
  type EdgeCoverage,
  type EdgeWatch,
  toCoverEveryEdge,
  watchEdges,
} from './edge-coverage.js';
export { itfOf } from './formats/itf.js';
export { mermaidOf } from './formats/mermaid.js';
export { verdictText } from './formats/text.js';
export { coverageOf, type InspectedFrame } from './inspected.js';
// The lifecycle of an instance
export { instanceClaims, instanceProof, instanceStarts } from './instance.js';
export type { Start } from './machine.js';
export {
  always,
  equivalent,
  everyEdge,
  everyEdgeTaken,
  everyStep,
  leadsTo,
  never,
  oneWay,
  reachable,
} from './make-claims.js';
// In tests
export { toSatisfy } from './matcher.js';
// For other model checkers
export { promelaOf } from './model-checkers/promela.js';
export { tlaOf } from './model-checkers/tla.js';
// Predicates
export { inState, not, tagged } from './predicates.js';
// The proof
export {
  type Proof,
  type ProofProgress,
  type ProveOptions,
  prove,
  proveInSteps,
} from './prove.js';
export type { Trace, TraceStep } from './trace.js';
export { UnprovableError } from './unprovable.js';
export type { Outcome, Verdict } from './verdict.js';
