// What was made for a key, remembered while the key is asked for: clients that poll ask the same again
// and again. Bounded, so that a client that never asks twice fills no memory.

/** Where things are kept by their keys: a `Map`, or a `WeakMap`. */
interface Shelf<K, T> {
  get(key: K): T | undefined;
  set(key: K, made: T): unknown;
}

/**
 * Remembers what `make` makes of at least the last `most` keys, and of twice as many at most.
 *
 * @param make - the same for the same key; what is undefined is made anew
 * @param empty - makes a shelf
 */
export function remembering<K, T>(
  make: (key: K) => T | undefined,
  empty: () => Shelf<K, T>,
  most = 1024,
): (key: K) => T | undefined {
  let recent = empty();
  let older = empty();
  let inRecent = 0;
  function remember(key: K): T | undefined {
    const made = older.get(key) ?? make(key);
    if (made === undefined) return undefined;
    if (++inRecent > most) [older, recent, inRecent] = [recent, empty(), 1];
    recent.set(key, made);
    return made;
  }
  return (key) => recent.get(key) ?? remember(key);
}
