/** Says why a machine cannot be walked, and what would help. */
export class UnprovableError extends Error {
  override readonly name = 'UnprovableError';
  /** What would help, where that is known. */
  readonly hint: string | undefined;

  constructor(message: string, { hint }: { readonly hint?: string } = {}) {
    super(message);
    this.hint = hint;
  }
}
