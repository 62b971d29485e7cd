// Between applications and viewers.

export type { Frame, SourceInfo } from './frame.js';
export { isForViewers, type SocketPaths, socketPaths } from './paths.js';
export { createRelay, type Relay, type SourcePort } from './relay.js';
export { acceptSockets } from './sockets.js';
