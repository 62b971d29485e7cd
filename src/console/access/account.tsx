// Who is signed in, at the top of the page, where the service checks who asks.

import { useState } from 'preact/hooks';
import { useAccess, usePage } from '../frame/index.js';
import { SignInDialog } from './sign-in-dialog.js';

/** Who is signed in, with the way in or out; nothing where the service admits every client. */
export function Account() {
  const { notify } = usePage();
  const access = useAccess();
  const [open, setOpen] = useState(false);
  const { signedIn, asking, isChecked } = access;
  if (!isChecked) return null;
  const close = () => {
    setOpen(false);
    access.cancel();
  };
  return (
    <div class="account">
      {signedIn ? (
        <>
          <span class="account-name" title={`Signed in as ${signedIn.user}`}>
            <span class="visually-hidden">Signed in as </span>
            {signedIn.user}
          </span>
          <button
            type="button"
            onClick={() => {
              access.signOut();
              notify('Signed out.');
            }}
          >
            Sign out
          </button>
        </>
      ) : (
        <button type="button" onClick={() => setOpen(true)}>
          Sign in
        </button>
      )}
      {(open || asking !== undefined) && <SignInDialog why={asking} onClose={close} />}
    </div>
  );
}
