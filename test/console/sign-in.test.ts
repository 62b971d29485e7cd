// Signing in on the page, against the emulator itself: what is sent, what is kept, and what happens when
// it is no longer good.

import { Access, createApi, missingIn, signIn, unauthorized } from '../../src/console/api/index.js';
import { createEmulator } from '../../src/emulator/index.js';
import { createVirtualClock, type VirtualClock } from '../../src/time/index.js';
import { stillEnvironment } from './environment.js';

const project = '0123456789abcdef0123456789abcdef';
const credentials = { user: 'dev', password: 'Correct-Horse-7', domain: '', project };

function opened() {
  const clock: VirtualClock = createVirtualClock({ startMs: Date.UTC(2026, 0, 1) });
  const identity = {
    mode: 'strict',
    users: [{ name: 'dev', password: credentials.password }],
  } as const;
  const emulator = createEmulator({ clock, identity });
  const sent: Request[] = [];
  const at = stillEnvironment((path, init) => {
    const request = new Request(`http://localhost${path}`, init);
    sent.push(request);
    return emulator.fetch(request);
  });
  const access = new Access(at);
  const list = () =>
    createApi(at, access).v2<{ instances: unknown[] }>('GET', `${project}/instances`);
  return { clock, emulator, at, access, list, sent };
}

/** Waits until the page asks for a sign-in. */
const asked = (access: Access) =>
  new Promise<string>((resolve) => {
    const end = access.subscribe(() => {
      if (access.asking === undefined) return;
      end();
      resolve(access.asking);
    });
  });

it('learns from the service whether it checks who asks', async () => {
  const { access } = opened();
  expect(access.isChecked).toBe(false);
  await access.check();
  expect(access.isChecked).toBe(true);
  const open = stillEnvironment((path, init) =>
    createEmulator().fetch(new Request(`http://localhost${path}`, init)),
  );
  const other = new Access(open);
  await other.check();
  expect(other.isChecked).toBe(false);
});

it('signs in with what the service takes, and is then let in', async () => {
  const { at, access, list } = opened();
  access.signIn(await signIn(at, credentials));
  expect(access.signedIn).toMatchObject({ user: 'dev', project });
  expect(await list()).toMatchObject({ instances: [] });
});

it('holds a request that needs it until a user signs in, and sends it again', async () => {
  const { at, access, list } = opened();
  const why = asked(access);
  const answer = list();
  expect(await why).toMatch(/^Sign in to go on: /);
  access.signIn(await signIn(at, credentials));
  expect(await answer).toMatchObject({ instances: [] });
});

it('refuses in the service’s words when the user declines', async () => {
  const { access, list } = opened();
  const why = asked(access);
  const answer = list();
  await why;
  access.cancel();
  await expect(answer).rejects.toMatchObject({ code: 'DCS.1003' });
});

it('asks again when what was got has expired', async () => {
  const { clock, at, access, list } = opened();
  access.signIn(await signIn(at, credentials));
  clock.advanceBy(25 * 3_600_000);
  const why = asked(access);
  const answer = list();
  expect(await why).toMatch(/^You have to sign in again: /);
  expect(access.signedIn).toBeUndefined();
  access.signIn(await signIn(at, credentials));
  expect(await answer).toMatchObject({ instances: [] });
});

it('keeps who is signed in for the tab, and the password nowhere', async () => {
  const { at, access } = opened();
  const kept: unknown[] = [];
  const { set } = at.session;
  at.session.set = (name, text) => {
    kept.push(text);
    set(name, text);
  };
  access.signIn(await signIn(at, credentials));
  expect(new Access(at).signedIn).toEqual(access.signedIn);
  expect(JSON.stringify(kept)).not.toContain(credentials.password);
  access.signOut();
  expect(new Access(at).signedIn).toBeUndefined();
});

it('sends each token only where it belongs', async () => {
  const { at, access, list, sent } = opened();
  access.control('plane-token');
  access.signIn(await signIn(at, credentials));
  await list();
  const last = sent.at(-1) as Request;
  expect(last.headers.get('authorization')).toBeNull();
  expect(last.headers.get('x-auth-token')).toBe(access.signedIn?.token);
  expect(access.headers('/_control/fleet')).toEqual({ Authorization: 'Bearer plane-token' });
});

it('signs no user in with an answer that has no token', async () => {
  const at = stillEnvironment(async () => Response.json({ token: {} }, { status: 201 }));
  await expect(signIn(at, credentials)).rejects.toThrow('The service answered without a token.');
});

it('says which field is empty or wrong', async () => {
  const { at } = opened();
  expect(missingIn({ ...credentials, user: ' ' })).toEqual(['user', 'Enter the name of a user.']);
  expect(missingIn({ ...credentials, password: '' })?.[0]).toBe('password');
  expect(missingIn(credentials)).toBeUndefined();
  await expect(signIn(at, { ...credentials, password: 'wrong' })).rejects.toMatchObject({
    code: unauthorized,
    message: 'The service knows no such user, or not with this password.',
  });
});
