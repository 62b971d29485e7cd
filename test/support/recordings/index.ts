// Recordings of real clients: their files, their replay, and what is compared.

export { checksOf, improvements, recordingNames, recordingOf } from './fixtures.js';
export { createdId, staleIn, unexplained, valueAt, wantedBy } from './held-against.js';
export { type Answered, replayed, secrets, startedFor } from './replayed.js';
