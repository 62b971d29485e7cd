// A table of records in memory, as far as plans and faults need one.

/** Keeps records by id, in the order in which they came. */
export class RuleTable<R extends { readonly id: string }> {
  readonly #records = new Map<string, R>();

  constructor(records: readonly R[] = []) {
    for (const record of records) this.put(record);
  }

  get all(): R[] {
    return [...this.#records.values()];
  }

  put(record: R): void {
    this.#records.set(record.id, record);
  }
}
