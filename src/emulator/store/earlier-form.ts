// Distributions used to have their name as `kind`; files from then are read as if it had been `type`.

const names = new Set<unknown>(['fixed', 'uniform', 'exponential', 'lognormal', 'weibull']);

/**
 * Renames the key by which distributions are told apart, wherever they are in a document; a reviver for
 * `JSON.parse`.
 *
 * @example
 * ```ts
 * JSON.parse('{"takes":{"kind":"fixed","value":5}}', inPresentForm); // { takes: { type: 'fixed', value: 5 } }
 * ```
 */
export function inPresentForm(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return value;
  const { kind: type, ...rest } = value;
  return names.has(type) ? { type, ...rest } : value;
}
