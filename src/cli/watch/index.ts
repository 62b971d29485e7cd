// Waiting and watching on the command line: what runs when its commands are given.

export { runWait, type WaitSettings } from './run-wait.js';
export { runWatch, type WatchSettings } from './run-watch.js';
