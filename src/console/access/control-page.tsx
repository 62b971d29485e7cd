// In the place of all views while the server tells the page nothing: it wants the control token, or has
// no control plane.

import { useRef, useState } from 'preact/hooks';
import { TextField, usePage } from '../frame/index.js';

/** Asks for the control token. */
export function ControlTokenPage() {
  const { access, fleet, environment, say } = usePage();
  const [token, setToken] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  function tell(text: string): void {
    setWrong(text);
    say(text);
    form.current?.querySelector('input')?.focus();
  }

  async function send(): Promise<void> {
    const given = token.trim();
    if (!/^[\x21-\x7e]+$/.test(given)) return tell('Enter the token, without spaces in it.');
    setBusy(true);
    const headers = { Authorization: `Bearer ${given}` };
    const response = await environment.request('/_control', { headers }).catch(() => undefined);
    setBusy(false);
    if (!response) return tell('The server does not answer. Try again when it does.');
    if (response.status === 401) return tell("This is not the server's control token.");
    access.control(given);
    fleet.retry();
  }

  return (
    <main id="main">
      <section class="card locked">
        <h1 tabIndex={-1}>This server asks for its control token</h1>
        <p>
          The console shows the fleet through the control plane, which is not open to everybody
          here. The token is what <code>DCS_LIFECYCLE_CONTROL_TOKEN</code> held when the server
          started; without that, the server printed one.
        </p>
        <form
          ref={form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <TextField
            label="Control token"
            type="password"
            value={token}
            error={wrong}
            hint="Kept until this tab is closed."
            onInput={setToken}
          />
          <button type="submit" class="primary" disabled={busy}>
            {busy ? 'Asking…' : 'Open the console'}
          </button>
        </form>
      </section>
    </main>
  );
}

/** Says that there is nothing to show. */
export function ControlOffPage() {
  const { fleet } = usePage();
  return (
    <main id="main">
      <section class="card locked">
        <h1 tabIndex={-1}>The control plane is off</h1>
        <p>
          The console shows and operates the fleet through the control plane, and this server was
          started with <code>--control off</code>. Its API answers as ever. Start it without that
          option to use the console.
        </p>
        <p>
          <button type="button" onClick={() => fleet.retry()}>
            Try again
          </button>
        </p>
      </section>
    </main>
  );
}
