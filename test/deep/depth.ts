// How much a test does: a sample before each commit (`npm test`), or all of it (`npm run test:deep`, which
// runs the files that import this one). Before a merge (`-- --for-merge`) what takes many minutes does a part.
// DEPTH_SEED, a whole number, draws another sample.

const depth = process.env.TEST_DEPTH || 'quick';

/** Which sample is drawn. */
export const seed = Number(process.env.DEPTH_SEED ?? 1);

/**
 * Chooses by the depth of this run; before a merge all is done, unless a part is named.
 *
 * @example
 * ```ts
 * const requests = quickOrDeep(2_000, 100_000);
 * ```
 */
export const quickOrDeep = <Amount>(quick: Amount, all: Amount, beforeMerge = all): Amount =>
  depth === 'quick' ? quick : depth === 'merge' ? beforeMerge : all;
