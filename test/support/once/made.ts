/** Something that is made once for a run. */
export interface Made<Value> {
  /** What is said of it: something that can be sent to another process as JSON. */
  readonly value: Value;
  /** Called at the end of the run, also when it is interrupted. */
  remove(): void | Promise<void>;
}
