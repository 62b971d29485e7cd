// Who asks, and for which project.

/** Something that has an id and a name, either of which will do. */
export interface Reference {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
}

/** No credentials: for an emulator that accepts every client. */
export interface NoCredentials {
  readonly by: 'nothing';
  readonly projectId: string;
}

/** A token that was issued elsewhere. */
export interface TokenCredentials {
  readonly by: 'token';
  readonly token: string;
  /** Without it, the identity service is asked. */
  readonly projectId?: string | undefined;
  /** The identity service; needed unless project and endpoint are given. */
  readonly authUrl?: string | undefined;
}

/** A name and a password, for which the identity service gives a token. */
export interface PasswordCredentials {
  readonly by: 'password';
  readonly authUrl: string;
  readonly username: string;
  readonly password: string;
  /** The domain of the user, which is also the project's. */
  readonly domain?: Reference | undefined;
  readonly project: Reference;
}

/** A key whose secret signs every request. */
export interface AccessKeyCredentials {
  readonly by: 'accessKey';
  readonly accessKey: string;
  readonly secretKey: string;
  readonly project: Reference;
  /** The identity service; needed when the project is given by its name only. */
  readonly authUrl?: string | undefined;
}

/** Who asks. */
export type Credentials =
  | NoCredentials
  | TokenCredentials
  | PasswordCredentials
  | AccessKeyCredentials;
