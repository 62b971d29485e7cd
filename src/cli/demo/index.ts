// A fleet that lives by itself, to look at.

export { startDemo } from './demo.js';
export { demoPlan } from './demo-plan.js';
export type { Workload } from './workload.js';
