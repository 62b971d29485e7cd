// Polled statuses: wait for one, watch them, check what was observed, and check a hand-written waiter.

// Checking what was observed
export type { CheckOptions, KindOf } from './check/check-options.js';
export { checkJsonLines, checkTrace } from './check/check-trace.js';
export type { TimeOptions, TimeUnit } from './check/instant.js';
export { haveCommonIds, type MergeOptions, mergeReports } from './check/merge-reports.js';
export {
  type ConformingChange,
  type EdgeSightings,
  type LineIssue,
  type NearestExplanation,
  type NumericTimes,
  type SeenEdge,
  type SpeedWarning,
  TooManyInstancesError,
  type TraceCounts,
  type TraceCoverage,
  type TraceLocation,
  type TraceObservation,
  type TraceReport,
  UnusableTraceError,
  type Violation,
} from './check/report.js';
export type { DwellRange, DwellRanges } from './check/speed.js';
export { createTraceChecker, type TraceChecker } from './check/trace-checker.js';
export type { TraceRecord } from './check/trace-record.js';
// Waiting for and watching many instances
export type { FleetWaitResult, InstanceResult } from './fleet/fleet-evaluator.js';
export type { ListedInstance, ListPage, ListProbe } from './fleet/list-probe.js';
export type { FleetMember } from './fleet/membership.js';
export { type FleetWaitOptions, waitForAll } from './fleet/wait-for-all.js';
export {
  type FailedRound,
  type FleetChange,
  type FleetRound,
  type FleetWatchOptions,
  watchFleet,
} from './fleet/watch-fleet.js';
// What the chart says about polled statuses
export {
  type Advice,
  adviceFor,
  goalStatuses,
  type ObservedStatus,
  type Passage,
  type Prospect,
  type ProspectOptions,
  type Prospects,
  passage,
  prospectsOf,
  readObservedStatus,
  type WaitGoal,
} from './lifecycle/index.js';
// Checking a hand-written waiter
export {
  lintWaiter,
  type WaiterFinding,
  type WaiterLists,
  type WaiterReport,
} from './lint-waiter.js';
// Waiting for and watching one instance
export {
  type Aborted,
  type FailedInstance,
  type FailedObservation,
  type FailedProbe,
  type FailedUnknown,
  failureOf,
  type Jump,
  type Observation,
  type ObservedOperation,
  type OperationEnding,
  type OperationProbe,
  type OperationWaitOptions,
  type OperationWaitResult,
  type PollingOptions,
  type Probe,
  ProbeFailedError,
  type ProbeFailure,
  type ProbeFailureReason,
  type Reached,
  type StatusObservation,
  type StatusRun,
  type TimedOut,
  UnknownStatusError,
  type Unreachable,
  WaitError,
  type WaitHistory,
  type WaitOptions,
  type WaitResult,
  type WatchOptions,
  waitForOperation,
  waitForStatus,
  waitForStatusOrThrow,
  wasNeverSeen,
  watchStatus,
} from './wait/index.js';
