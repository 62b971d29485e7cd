// Faults of calls and of phases.

export { ruleFor } from './call-faults.js';
export { FaultsPage } from './faults-page.js';
export { exceptionFor } from './plan-faults.js';
export { madeAgain } from './undo.js';
