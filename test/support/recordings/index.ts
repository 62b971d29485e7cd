// Recordings of real clients: their files, their replay, and what is compared.

export { checksOf, improvements, recordingNames } from './fixtures.js';
export { createdId, staleIn, unexplained, valueAt, wantedBy } from './held-against.js';
export { type Answered, replayed } from './replayed.js';
