// How the control plane refuses: one line that says what is wrong, and what would be accepted.

/** A refusal of the control plane. */
export class ControlError extends Error {
  override readonly name = 'ControlError';

  /**
   * @param status - the HTTP status, from 400 to 499
   * @param message - one line
   * @param allowed - what would be accepted instead
   */
  constructor(
    readonly status: number,
    message: string,
    readonly allowed?: readonly string[],
  ) {
    super(message);
  }
}

/** What was asked for is not there. */
export const notFound = (what: string): ControlError =>
  new ControlError(404, `there is no ${what}`);

/** What was asked for does not go together with how things are. */
export const conflict = (message: string, allowed?: readonly string[]): ControlError =>
  new ControlError(409, message, allowed);
