// A change that could not be kept. The store is as it was before, and goes on answering.

/** A change could not be kept, so it was undone. Its message is one line, and `cause` what was thrown. */
export class NotKeptError extends Error {
  override readonly name = 'NotKeptError';

  constructor(cause: unknown) {
    const { message = String(cause) } = (cause ?? {}) as Error;
    super(message.replaceAll(/\s+/g, ' '), { cause });
  }
}
