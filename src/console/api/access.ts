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

const names = { signedIn: 'dcs-console-signed-in', control: 'dcs-console-control-token' } as const;

const isControl = (path: string): boolean => path.startsWith('/_control');

/** What the page may do, as it was left when it was last loaded in this tab. */
export class Access {
  readonly #environment: Environment;
  readonly #listeners = new Set<() => void>();
  /** The requests that wait for a sign-in. */
  readonly #waiting = new Set<(done: boolean) => void>();
  #signedIn: SignedIn | undefined;
  #controlToken: string | undefined;
  #isChecked: boolean;
  #asking: string | undefined;

  constructor(environment: Environment) {
    const { session } = environment;
    this.#environment = environment;
    this.#signedIn = readSignedIn(session.get(names.signedIn));
    this.#controlToken = session.get(names.control);
    this.#isChecked = this.#signedIn !== undefined;
  }

  /** The user who is signed in; undefined when none is. */
  get signedIn(): SignedIn | undefined {
    return this.#signedIn;
  }

  /** Whether the service checks who asks. */
  get isChecked(): boolean {
    return this.#isChecked;
  }

  /** Why the page asks for a sign-in just now; undefined when it does not. */
  get asking(): string | undefined {
    return this.#asking;
  }

  /** The headers of a request to a path of the server. */
  headers(path: string): Readonly<Record<string, string>> {
    if (isControl(path)) {
      return this.#controlToken ? { Authorization: `Bearer ${this.#controlToken}` } : {};
    }
    return this.#signedIn ? { 'X-Auth-Token': this.#signedIn.token } : {};
  }

  /** Asks the service whether it checks who asks. */
  async check(): Promise<void> {
    const path = '/v3/auth/catalog';
    const response = await this.#environment
      .request(path, { headers: this.headers(path) })
      .catch(() => undefined);
    if (response?.status !== 401) return;
    this.#isChecked = true;
    this.#become(undefined);
    this.#changed();
  }

  /** Takes in who has signed in; requests that waited for it go on. */
  signIn(who: SignedIn): void {
    this.#isChecked = true;
    this.#become(who);
    this.#settle(true);
  }

  signOut(): void {
    this.#become(undefined);
    this.#changed();
  }

  /**
   * Asks for a sign-in, one at a time.
   *
   * @param why - in words, to be shown
   * @returns whether a user signed in
   */
  ask(why: string): Promise<boolean> {
    this.#isChecked = true;
    this.#become(undefined);
    this.#asking ??= why;
    const answer = new Promise<boolean>((resolve) => this.#waiting.add(resolve));
    this.#changed();
    return answer;
  }

  /** The user declines to sign in; the requests that waited for it fail. */
  cancel(): void {
    this.#settle(false);
  }

  /** Keeps the token of the control plane, or forgets it. */
  control(token: string | undefined): void {
    this.#controlToken = token;
    this.#environment.session.set(names.control, token);
  }

  /** Calls back after anything changed; the result ends that. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }

  #become(who: SignedIn | undefined): void {
    this.#signedIn = who;
    this.#environment.session.set(names.signedIn, who && JSON.stringify(who));
  }

  #settle(done: boolean): void {
    this.#asking = undefined;
    const waited = [...this.#waiting];
    this.#waiting.clear();
    this.#changed();
    for (const resolve of waited) resolve(done);
  }
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
