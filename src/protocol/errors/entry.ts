// What the catalogue says of an error.

/** An error of the service. */
export interface ErrorEntry {
  /** The HTTP status that the code comes with. */
  readonly httpStatus: number;
  /** How v1.0 writes the code, where the page has such a form. */
  readonly v1Code?: string;
  /** What v1.0 says, where the page has another message for that form. */
  readonly v1Message?: string;
  /** `error_msg`, as the service words it; `{0}` stands for a parameter's name. */
  readonly message: string;
  /** Its messages with other statuses than `httpStatus`. */
  readonly otherMessages?: Readonly<Record<number, string>>;
  /** What to do about it, in our words. */
  readonly remedy: string;
  /** The page that has the code; empty for the emulator's own. */
  readonly page: string;
}
