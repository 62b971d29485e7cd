// Waiting for one instance and watching it, and the parts that waiting for many instances shares.

// Evaluating polled statuses
export { type Evaluation, Evaluator, UnknownStatusError } from './evaluator.js';
export { type Jump, jumpBetween, type StatusRun, type WaitHistory } from './history.js';
// Polling
export { Poller } from './poller.js';
export { type PollingOptions, pollingOf, requireFiniteWait, requireThat } from './polling.js';
// Probes
export { type Probe, readAnswer } from './probe.js';
export {
  failureOf,
  malformedAnswer,
  type ProbeFailure,
  type ProbeFailureReason,
} from './probe-failure.js';
export { effectOf } from './request-effect.js';
// Waiting
export {
  type ObservedOperation,
  type OperationEnding,
  type OperationProbe,
  type OperationWaitOptions,
  type OperationWaitResult,
  waitForOperation,
} from './wait-for-operation.js';
export { type WaitOptions, waitForStatus, waitForStatusOrThrow } from './wait-for-status.js';
export { type EvaluationOptions, WaitPolicy } from './wait-policy.js';
export {
  type Aborted,
  type FailedInstance,
  type FailedProbe,
  type FailedUnknown,
  type Reached,
  type TimedOut,
  type Unreachable,
  WaitError,
  type WaitResult,
  wasNeverSeen,
} from './wait-result.js';
// Watching
export {
  type FailedObservation,
  type Observation,
  ProbeFailedError,
  type StatusObservation,
  type WatchOptions,
  watchStatus,
} from './watch-status.js';
