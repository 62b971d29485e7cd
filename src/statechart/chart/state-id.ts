// What states go by: their keys from below the root. A key may have dots of its own.

/** A key as a part of an id. */
const partOf = (key: string): string => key.replace(/[\\.]/g, '\\$&');

/** The id of the state at the end of a path of keys; empty for the root. */
export const stateId = (path: readonly string[]): string => path.map(partOf).join('.');

/** The id of the state of a key within a state. */
export const idWithin = (outer: string, key: string): string =>
  outer === '' ? partOf(key) : `${outer}.${partOf(key)}`;

/** Whether a state is within another. */
export const isWithin = (id: string, outer: string): boolean =>
  outer === '' || id.startsWith(`${outer}.`);
