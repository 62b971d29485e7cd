// What the other folders of this project need of the client, and no user of the package does.

// Recordings
export {
  type AnswerDifference,
  answerDifferences,
} from './recording/answer-differences.js';
export {
  jsonOf,
  parseRecording,
  type RecordedExchange,
  RecordingError,
} from './recording/recorded-exchange.js';
export {
  type ReplayedExchange,
  type ReplayedRequest,
  type ReplayOptions,
  replay,
} from './recording/replay.js';
export { type SeenStatus, StatusOrder } from './recording/status-order.js';
