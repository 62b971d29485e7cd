// Chance as an argument: seeded numbers, and the distributions drawn from them.

// Distributions
export type { Distribution } from './distribution.js';
export { mean, sample, support, usualRange } from './distribution.js';

// Functions that distributions need
export { divergence, lnBeta, lnGamma, lnSum } from './ln-gamma.js';
// Seeded numbers
export type { Random } from './random.js';
export { createRandom, defaultSeed } from './random.js';
