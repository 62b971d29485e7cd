// What an application cut off. Inspectors serialise to a limited depth and put words in the place of
// what lies deeper; such a word is no state and no transition.

const marks = new Set(['[Object]', '[Array]', '[Circular]', '[...]']);

/**
 * Takes a definition without the marks of what was cut off.
 *
 * @returns the rest, and how many parts are missing
 */
export function withoutCuts(definition: unknown): {
  readonly rest: unknown;
  readonly cuts: number;
} {
  let cuts = 0;
  const isCut = (value: unknown): boolean => {
    const cut = typeof value === 'string' && marks.has(value);
    if (cut) cuts++;
    return cut;
  };
  const clean = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.filter((each) => !isCut(each)).map(clean);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, each]) => !isCut(each))
        .map(([key, each]) => [key, clean(each)]),
    );
  };
  return { rest: clean(definition), cuts };
}
