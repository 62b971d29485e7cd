// Errors of the identity service, which has a dialect of its own.

/** The identity service does not do what it was asked. */
export class KeystoneError extends Error {
  override readonly name = 'KeystoneError';

  constructor(
    readonly httpStatus: keyof typeof titles,
    message: string,
  ) {
    super(message);
  }

  /** What the answer says. */
  get body() {
    const { httpStatus: code, message } = this;
    return { error: { code, title: titles[code], message } };
  }
}

const titles = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  413: 'Request Entity Too Large',
} as const;

/** Who signs in is not told which part of it was wrong. */
export const unauthorized = (): KeystoneError =>
  new KeystoneError(401, 'The user, the password or the token is not known here.');
