// Definitions kept once each, however many actors have the same machine.

/** Texts that actors with the same definition share. */
export interface Definitions {
  /** Characters of all texts. */
  readonly characters: number;
  /** Takes a text into use and gives back the shared one. */
  take(text: string): string;
  /** Ends one use of a text. */
  release(text: string): void;
}

/** Creates an empty collection. */
export function createDefinitions(): Definitions {
  const uses = new Map<string, { readonly text: string; count: number }>();
  let characters = 0;
  return {
    get characters() {
      return characters;
    },
    take(text) {
      const known = uses.get(text);
      if (known) {
        known.count++;
        return known.text;
      }
      uses.set(text, { text, count: 1 });
      characters += text.length;
      return text;
    },
    release(text) {
      const known = uses.get(text);
      if (!known || --known.count > 0) return;
      uses.delete(text);
      characters -= text.length;
    },
  };
}
