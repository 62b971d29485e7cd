// The sign-in, for a service that checks who asks. Each error stands at its field.

import { useRef, useState } from 'preact/hooks';
import {
  type CredentialField,
  type Credentials,
  missingIn,
  type Refused,
  signIn,
  unauthorized,
} from '../api/index.js';
import { Dialog, Refusal, TextField, usePage } from '../frame/index.js';

interface SignInDialogProps {
  /** Why it is open, in words; nothing when a person opened it. */
  readonly why?: string | undefined;
  readonly onClose: () => void;
}

/** What was entered, and what came of it. */
function useSignIn(onDone: () => void) {
  const { access, fleet, environment, notify, say } = usePage();
  const [first] = fleet.rows.values();
  const [given, setGiven] = useState<Credentials>({
    user: '',
    password: '',
    domain: '',
    project: first?.project ?? '',
  });
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<[CredentialField, string]>();
  const [refused, setRefused] = useState<Refused>();
  const form = useRef<HTMLFormElement>(null);

  function tell(field: CredentialField, text: string): void {
    setWrong([field, text]);
    say(text);
    form.current?.querySelector<HTMLInputElement>(`input[name=${field}]`)?.focus();
  }

  async function send(): Promise<void> {
    setRefused(undefined);
    setWrong(undefined);
    const missing = missingIn(given);
    if (missing) return tell(...missing);
    setBusy(true);
    try {
      const who = await signIn(environment, given);
      access.signIn(who);
      notify(`Signed in as ${who.user}.`);
      onDone();
    } catch (error) {
      const { code, message } = error as Refused;
      if (code === unauthorized) tell('password', message);
      else {
        setRefused(error as Refused);
        say(message);
      }
    } finally {
      setBusy(false);
    }
  }

  const field = (name: CredentialField) => ({
    name,
    value: given[name],
    error: wrong?.[0] === name ? wrong[1] : undefined,
    onInput: (value: string) => setGiven((before) => ({ ...before, [name]: value })),
  });
  return { form, field, send, busy, refused };
}

/** The dialog. */
export function SignInDialog({ why, onClose }: SignInDialogProps) {
  const { form, field, send, busy, refused } = useSignIn(onClose);
  return (
    <Dialog title="Sign in" onClose={onClose}>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {why && <p>{why}</p>}
        <TextField label="User" autocomplete="username" {...field('user')} />
        <TextField
          label="Password"
          type="password"
          autocomplete="current-password"
          {...field('password')}
        />
        <div class="fields">
          <TextField label="Domain (optional)" {...field('domain')} />
          <TextField
            label="Project (optional)"
            hint="Its name or id. You act on the instances of one project at a time."
            {...field('project')}
          />
        </div>
        <Refusal why={refused} />
        <div class="dialog-foot">
          <button type="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="primary" disabled={busy}>
            {busy ? 'Signing in…' : 'Sign in'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
