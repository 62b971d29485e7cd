// What can happen next to an instance, and why the rest cannot.

// Explanations
export type { Begins, Explanation, Impossible, Possible } from './explain.js';
export { beginsIn, explain } from './explain.js';

// Durations as plans write them
export type { WrittenDistribution } from './written-distribution.js';
export { writtenDistribution, writtenPhase } from './written-distribution.js';
