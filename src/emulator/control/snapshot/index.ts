// The whole state of the service as one document.

export type { Snapshot } from './snapshot.js';
export { readSnapshot, restoreSnapshot, snapshotVersion, takeSnapshot } from './snapshot.js';
