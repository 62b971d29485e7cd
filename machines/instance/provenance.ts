// Where the chart's knowledge comes from. Every edge cites the pages that state it, or says how far
// they go and what we inferred, or that it is assumed and why: Stately, the diagrams and the docs show it.

/** Says where an edge comes from. */
export interface Provenance {
  /** Page ids of the service's documentation: those that state the edge, or come nearest to it. */
  readonly pages: readonly string[];
  /** What the pages leave open, and how the edge follows all the same. */
  readonly inferred?: string;
  /** No page states the edge: why we hold it true. */
  readonly assumed?: string;
}

/** What an edge carries besides its target. */
export interface EdgeNote {
  readonly description: string;
  readonly meta: Provenance;
}

/** An edge that pages of the service's documentation state. */
export function documented(description: string, ...pages: [string, ...string[]]): EdgeNote {
  return { description, meta: { pages } };
}

/** An edge that follows from what pages state. `how` says what they leave open. */
export function inferred(
  description: string,
  how: string,
  ...pages: [string, ...string[]]
): EdgeNote {
  return { description, meta: { pages, inferred: how } };
}

/** An edge that no page states. `why` is the reason we hold it true all the same. */
export function assumed(description: string, why: string, ...pages: string[]): EdgeNote {
  return { description, meta: { pages, assumed: why } };
}
