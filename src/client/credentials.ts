// Who asks, and for which project.

/** Something that has an id and a name, either of which will do. */
export interface Reference {
  /** The id. */
  readonly id?: string | undefined;
  /** The name, which is asked about when there is no id. */
  readonly name?: string | undefined;
}

/** No credentials: for an emulator that accepts every client. */
export interface NoCredentials {
  /** Tells these credentials from others. */
  readonly by: 'nothing';
  /** The id of the project: 32 hexadecimal digits. Without it, the service is asked. */
  readonly projectId?: string | undefined;
}

/** A token that was issued elsewhere. */
export interface TokenCredentials {
  /** Tells these credentials from others. */
  readonly by: 'token';
  /** The token, as the identity service gave it. */
  readonly token: string;
  /** Without it, the identity service is asked. */
  readonly projectId?: string | undefined;
  /** The identity service; needed unless project and endpoint are given. */
  readonly authUrl?: string | undefined;
}

/** A name and a password, for which the identity service gives a token. */
export interface PasswordCredentials {
  /** Tells these credentials from others. */
  readonly by: 'password';
  /** The identity service, such as `https://iam.eu-de.otc.t-systems.com/v3`. */
  readonly authUrl: string;
  /** The name of the user. */
  readonly username: string;
  /** The password of the user. */
  readonly password: string;
  /** The domain of the user, which is also the project's. */
  readonly domain?: Reference | undefined;
  /** The project whose instances are meant. */
  readonly project: Reference;
}

/** A key whose secret signs every request. */
export interface AccessKeyCredentials {
  /** Tells these credentials from others. */
  readonly by: 'accessKey';
  /** The access key (AK). */
  readonly accessKey: string;
  /** The secret key (SK), which is never sent. */
  readonly secretKey: string;
  /** The project whose instances are meant. */
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
