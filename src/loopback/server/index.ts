// Local servers on Node: the socket, and the files of pages.

export { callerOf, pathOf, targetRefusal } from './incoming.js';
export {
  type AnsweredCall,
  ListenError,
  type ListenOptions,
  listen,
  type RunningServer,
} from './listen.js';
export { readFiles } from './read-files.js';
export { refuseSocket } from './upgrades.js';
