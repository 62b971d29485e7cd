// What the other folders of this project need of the client, and no user of the package does.

// Addresses
export { identityBase, parseEndpoint, requireSafe } from './endpoint.js';
// What could not be reached
export { unreachable } from './errors.js';
// Answers as far as they may go
export { textOf } from './exchange.js';
// Recordings
export { type AnswerDifference, answerDifferences } from './recording/answer-differences.js';
export {
  type ComparedStatuses,
  Comparing,
  type Comparison,
  type DifferenceKind,
  differenceKinds,
  type OperationDifference,
} from './recording/comparison.js';
export {
  jsonOf,
  parseRecording,
  type RecordedExchange,
  RecordingError,
} from './recording/recorded-exchange.js';
export { createRecorder, type Recorder, type RecorderOptions } from './recording/recorder.js';
export {
  type ReplayedExchange,
  type ReplayedRequest,
  type ReplayOptions,
  replay,
} from './recording/replay.js';
export { type SigningKey, signAgain } from './recording/sign-again.js';
export { type SeenStatus, StatusOrder } from './recording/status-order.js';
// Backups and restorations
export { workNames } from './work-records.js';
