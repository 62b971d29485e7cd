// A small sample of the ids of a trace: those with the smallest hashes. Two traces of the same instances
// have the same sample, and two without a common instance share none of it (a bottom-k sketch).

/** How many ids a sample has. */
const size = 32;

/** Samples ids; each is added once. */
export class IdSample {
  readonly #entries: { readonly hash: number; readonly id: string }[] = [];

  add(id: string): void {
    const hash = hashOf(id);
    const entries = this.#entries;
    if (entries.length === size && hash >= (entries[size - 1]?.hash ?? 0)) return;
    const at = entries.findIndex((each) => each.hash > hash);
    entries.splice(at < 0 ? entries.length : at, 0, { hash, id });
    if (entries.length > size) entries.pop();
  }

  /** Adds the ids of other samples. */
  static merge(samples: Iterable<readonly string[]>): string[] {
    const merged = new IdSample();
    for (const id of new Set([...samples].flat())) merged.add(id);
    return merged.list();
  }

  list(): string[] {
    return this.#entries.map(({ id }) => id);
  }
}

/** FNV-1a, mixed once more, because the ids of a fleet differ in their last letters only. */
function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index++) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (hash ^ (hash >>> 16)) >>> 0;
}
