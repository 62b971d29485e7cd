// What a bench needs to know of everything that takes part in it.

/** One of several ways to do the same work. */
export interface Contender {
  readonly name: string;
  /** How many units of work one run does. The slow ones may do fewer than the fast ones. */
  readonly units: number;
  /** Does the work once. Its result is looked at, so that no compiler can leave the work out. */
  run(): unknown;
  /**
   * Does the work once, untimed and unit by unit.
   *
   * @throws Error when it is not the work that all the others do
   */
  check(): void;
}
