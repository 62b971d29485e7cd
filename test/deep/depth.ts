// How much a test does: a sample before each commit (`npm test`), or all of it (`npm run test:deep`, which
// runs the files that import this one). DEPTH_SEED, a whole number, draws another sample.

const deep = process.env.TEST_DEPTH === 'deep';

/** Which sample is drawn. */
export const seed = Number(process.env.DEPTH_SEED ?? 1);

/**
 * Chooses by the depth of this run.
 *
 * @example
 * ```ts
 * const requests = quickOrDeep(2_000, 100_000);
 * ```
 */
export const quickOrDeep = <Amount>(quick: Amount, all: Amount): Amount => (deep ? all : quick);
