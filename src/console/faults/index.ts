// Faults of calls and of phases.

export { FaultsPage } from './faults-page.js';
export { madeAgain } from './in-force.js';
