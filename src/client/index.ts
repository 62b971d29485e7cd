// A client for the wire of DCS: for the emulator and for the real service.

// Background tasks
export {
  type BackgroundTasks,
  backgroundTasksOf,
  type SeenProgress,
  type SeenTask,
} from './background-tasks.js';
// Calling operations
export { type CallInput, type Client, type ClientOptions, createClient } from './client.js';
// Who asks
export type {
  AccessKeyCredentials,
  Credentials,
  NoCredentials,
  PasswordCredentials,
  Reference,
  TokenCredentials,
} from './credentials.js';
// What goes wrong
export {
  ClientSetupError,
  ConnectionError,
  isGone,
  RequestTimeoutError,
  ServiceError,
  UnreadableAnswerError,
} from './errors.js';
export type { CallOptions } from './exchange.js';
// Instances
export {
  type Dialect,
  dialects,
  type Instances,
  instancesOf,
  type ListOptions,
  type SeenInstance,
} from './instances.js';
// What a client needs of the world
export { type ClientClock, type Digests, type Fetch, type WebCrypto, webDigests } from './ports.js';
export type { ProjectUrl } from './session.js';
