// Who asks, as far as it shows in what is created.

/** Who asks. */
export interface Caller {
  readonly userId: string;
  readonly userName: string;
}
