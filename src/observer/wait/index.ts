// Waiting for and watching one instance.

// Building blocks for watching many
export {
  createJudge,
  type JudgeOptions,
  type Law,
  lawOf,
  UnknownStatusError,
  type Verdict,
} from './evaluator.js';
export { type Jump, jumpBetween, type Run, type WaitHistory } from './history.js';
export { createPoller } from './poller.js';
export { type PollingOptions, pollingOf, requireThat } from './polling.js';
// Probes
export {
  failureOf,
  garbageOf,
  type ProbeFailure,
  type ProbeFailureReason,
} from './probe-failure.js';
export { type Probe, readAnswer } from './read-answer.js';
export { effectOf } from './request-effect.js';
// Waiting
export { type WaitOptions, waitForStatus, waitForStatusOrThrow } from './wait-for-status.js';
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
} from './wait-result.js';
// Watching
export {
  type FailedObservation,
  type Observation,
  ProbeFailedError,
  type StatusObservation,
  standingOf,
  type WatchOptions,
  watchStatus,
} from './watch-status.js';
