// Ids, which are others in every run: those that the service gives get a name where they appear first; those
// that the client brings along stay as they are.

const id =
  /(?<![0-9a-z])(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32})(?![0-9a-z])/gi;

/** The ids of a conversation, and their names. */
export class Identifiers {
  readonly #names = new Map<string, string>();
  readonly #brought = new Set<string>();

  /** A part of a request, with names for the ids that the service has given. */
  inRequest(text: string): string {
    return text.replace(id, (found) => {
      const name = this.#names.get(found);
      if (name === undefined) this.#brought.add(found);
      return name ?? found;
    });
  }

  /** A part of an answer, with a name for every id that the client did not bring. */
  inAnswer(text: string): string {
    return text.replace(id, (found) => {
      if (this.#brought.has(found)) return found;
      const name = this.#names.get(found) ?? `{{id${this.#names.size + 1}}}`;
      this.#names.set(found, name);
      return name;
    });
  }
}
