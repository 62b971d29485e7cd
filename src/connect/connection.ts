// What a client has to know of a service before it can ask it anything.

/** Who may sign in: any credentials, or those of a user or an access key that the service knows. */
export type SignInMode =
  | { readonly mode: 'open' }
  | { readonly mode: 'strict'; readonly user?: string; readonly accessKey?: string };

/** Where a service is, and as who to ask it. */
export interface Connection {
  /** Its address, without a slash at the end: `http://127.0.0.1:8632`. */
  readonly url: string;
  /** The region, and the name of the project. */
  readonly region: string;
  /** The id of the project. */
  readonly projectId: string;
  readonly signIn: SignInMode;
}

/** Whether an address has a host of letters, digits, dots and dashes, or of IPv6, as all real ones have. */
export const isPlainOrigin = (url: string): boolean =>
  /^https?:\/\/([\w.-]+|\[[\da-f:.]+\])(:\d+)?$/i.test(url);

/** The credentials of a client: a user with a password, or a key with its secret. */
export interface SignInAs {
  readonly user: string | undefined;
  readonly accessKey: string | undefined;
  /** Whether the service looks at them. Only what it does not look at is written out in a snippet. */
  readonly isChecked: boolean;
}

/** Where nothing is checked, any name will do. */
const anyAccount = 'dev';

/** As who to sign in. */
export function signInAs({ signIn }: Connection): SignInAs {
  if (signIn.mode === 'open') return { user: anyAccount, accessKey: 'any', isChecked: false };
  return { user: signIn.user, accessKey: signIn.accessKey, isChecked: true };
}

/** Whether anybody can sign in at all: a service in another program may know no user and no key. */
export const canSignIn = ({ signIn }: Connection): boolean =>
  signIn.mode === 'open' || signIn.user !== undefined || signIn.accessKey !== undefined;

/** The domain of every account: the service takes any. */
export const domain = anyAccount;
