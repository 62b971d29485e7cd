// What the page may do and as who: the token of the control plane, and who is signed in. Both are kept
// for as long as the tab is open, and nowhere else; passwords are not kept at all.

import type { Environment } from '../environment.js';

/** Who is signed in. */
export interface SignedIn {
  readonly token: string;
  readonly user: string;
  /** The id of the project that the token is for; a token for a domain has none. */
  readonly project?: string | undefined;
}

/** What the page may do. */
export interface Access {
  /** The user who is signed in; undefined when none is. */
  readonly signedIn: SignedIn | undefined;
  /** Whether the service checks who asks. */
  readonly isChecked: boolean;
  /** Why the page asks for a sign-in just now; undefined when it does not. */
  readonly asking: string | undefined;
  /** The headers of a request to a path of the server. */
  headers(path: string): Readonly<Record<string, string>>;
  /** Asks the service whether it checks who asks. */
  check(): Promise<void>;
  /** Takes in who has signed in; requests that waited for it go on. */
  signIn(who: SignedIn): void;
  signOut(): void;
  /**
   * Asks for a sign-in, one at a time.
   *
   * @param why - in words, to be shown
   * @returns whether a user signed in
   */
  ask(why: string): Promise<boolean>;
  /** The user declines to sign in; the requests that waited for it fail. */
  cancel(): void;
  /** Keeps the token of the control plane, or forgets it. */
  control(token: string | undefined): void;
  /** Calls back after anything changed; the result ends that. */
  subscribe(listener: () => void): () => void;
}

const names = { signedIn: 'dcs-console-signed-in', control: 'dcs-console-control-token' } as const;

const isControl = (path: string): boolean => path.startsWith('/_control');

/** What the page may do, as it was left when it was last loaded in this tab. */
export function createAccess({ session, request }: Environment): Access {
  const listeners = new Set<() => void>();
  const waiting = new Set<(done: boolean) => void>();
  let signedIn = readSignedIn(session.get(names.signedIn));
  let controlToken = session.get(names.control);
  let isChecked = signedIn !== undefined;
  let asking: string | undefined;

  function changed(): void {
    for (const listener of listeners) listener();
  }

  function become(who: SignedIn | undefined): void {
    signedIn = who;
    session.set(names.signedIn, who && JSON.stringify(who));
  }

  function settle(done: boolean): void {
    asking = undefined;
    const waited = [...waiting];
    waiting.clear();
    changed();
    for (const resolve of waited) resolve(done);
  }

  const access: Access = {
    get signedIn() {
      return signedIn;
    },
    get isChecked() {
      return isChecked;
    },
    get asking() {
      return asking;
    },
    headers(path) {
      if (isControl(path)) return controlToken ? { Authorization: `Bearer ${controlToken}` } : {};
      return signedIn ? { 'X-Auth-Token': signedIn.token } : {};
    },
    async check() {
      const path = '/v3/auth/catalog';
      const response = await request(path, { headers: access.headers(path) }).catch(
        () => undefined,
      );
      if (response?.status !== 401) return;
      isChecked = true;
      become(undefined);
      changed();
    },
    signIn(who) {
      isChecked = true;
      become(who);
      settle(true);
    },
    signOut() {
      become(undefined);
      changed();
    },
    ask(why) {
      isChecked = true;
      become(undefined);
      asking ??= why;
      const answer = new Promise<boolean>((resolve) => waiting.add(resolve));
      changed();
      return answer;
    },
    cancel: () => settle(false),
    control(token) {
      controlToken = token;
      session.set(names.control, token);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return access;
}

/** Reads what was kept; what a page of another version left is as good as nothing. */
function readSignedIn(text: string | undefined): SignedIn | undefined {
  try {
    const { token, user, project } = JSON.parse(text ?? '{}') as Partial<SignedIn>;
    return typeof token === 'string' && typeof user === 'string'
      ? { token, user, project }
      : undefined;
  } catch {
    return undefined;
  }
}
