// What an application cut off. Inspectors serialise to a limited depth and put words in the place of
// what lies deeper; such a word is no state and no transition.

const marks = new Set(['[Object]', '[Array]', '[Circular]', '[...]']);

/** What is data of the application, and no part of what is drawn. */
const data = new Set(['context', 'input', 'output', 'params', 'meta']);

/** What is missing of a machine. */
export interface Cuts {
  /** How many states, transitions and lists. */
  readonly parts: number;
  /** How deep the application wrote its machine: its `serializationDepthLimit`. 0 when nothing is missing. */
  readonly depth: number;
}

/** How many states within one another an application writes that is limited to a depth. */
export const nestedStates = (depth: number): number => Math.max(0, Math.floor((depth - 1) / 2));

/**
 * Takes a definition without the marks of what was cut off.
 *
 * @returns the rest, and what is missing of what can be drawn
 */
export function withoutCuts(definition: unknown): { readonly rest: unknown; readonly cuts: Cuts } {
  let parts = 0;
  let least = Number.POSITIVE_INFINITY;
  const isCut = (value: unknown, depth: number, isData: boolean): boolean => {
    const cut = typeof value === 'string' && marks.has(value);
    // What holds itself was not too deep.
    if (cut && !isData && value !== '[Circular]') {
      parts++;
      least = Math.min(least, depth);
    }
    return cut;
  };
  const clean = (value: unknown, depth: number, isData: boolean): unknown => {
    if (Array.isArray(value)) {
      return value
        .filter((each) => !isCut(each, depth + 1, isData))
        .map((each) => clean(each, depth + 1, isData));
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, each]) => [key, each, isData || data.has(key)] as const)
        .filter(([, each, isOwn]) => !isCut(each, depth + 1, isOwn))
        .map(([key, each, isOwn]) => [key, clean(each, depth + 1, isOwn)]),
    );
  };
  const rest = clean(definition, 0, false);
  return { rest, cuts: { parts, depth: parts === 0 ? 0 : least } };
}
