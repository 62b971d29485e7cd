// The console where the service checks who asks: the control token once, signing in by keyboard alone,
// mistakes said at the field, and no barrier on any of it.

import type { Page } from 'playwright-core';
import { quickOrDeep } from '../deep/depth.js';
import { axeViolations, describeInBrowser } from '../support/browser/index.js';
import { type ServedConsole, serveConsole } from './console-server.js';

const control = 'control-token-of-the-test';
const password = 'Correct-Horse-7';

let server: ServedConsole;
afterEach(() => server.close());
async function strict(): Promise<ServedConsole> {
  const users = [{ name: 'dev', password }];
  server = await serveConsole({ identity: { mode: 'strict', users }, control: { token: control } });
  return server;
}

const type = async (page: Page, text: string, then = 'Enter') => {
  await page.keyboard.type(text);
  await page.keyboard.press(then);
};

/** The parts of the top of the page that lie on each other. */
const overlaps = `(() => {
  const parts = [...document.querySelectorAll('.top > *, .top .account > span, .top .account > button')]
    .map((part) => [part.className || part.textContent, part, part.getBoundingClientRect()])
    .filter(([, , { width }]) => width > 0);
  return parts.flatMap(([one, a, p], n) => parts.slice(n + 1)
    .filter(([, b, q]) => !a.contains(b) && p.left < q.right && q.left < p.right && p.top < q.bottom && q.top < p.bottom)
    .map(([other]) => one + ' on ' + other));
})()`;

/** What describes the field that has the focus. */
const said = (page: Page) =>
  page.evaluate(
    `document.activeElement.getAttribute('aria-describedby').split(' ')
      .map((id) => document.getElementById(id).textContent).join(' ')`,
  );

async function unlock(page: Page): Promise<void> {
  await page.getByLabel('Control token').fill(control);
  await page.keyboard.press('Enter');
  await page.getByText('3 of 3 shown').waitFor();
}

describeInBrowser('the console under --auth strict', (openTab) => {
  it('is unlocked, signed into and out of by keyboard alone', async () => {
    const { url } = await strict();
    const { page } = await openTab();
    await page.goto(url);
    await page.getByRole('heading', { name: 'This server asks for its control token' }).waitFor();
    await page.getByLabel('Control token').focus();
    await type(page, 'wrong');
    await page.getByText("This is not the server's control token.").first().waitFor();
    expect(await said(page)).toContain("This is not the server's control token.");
    await page.keyboard.press('ControlOrMeta+a');
    await type(page, control);
    await page.getByText('3 of 3 shown').waitFor();

    // What needs a token asks for a sign-in, and goes on after it.
    await page.getByRole('link', { name: 'shop-cache', exact: true }).press('Enter');
    await page.getByRole('button', { name: 'Flush', exact: true }).press('Enter');
    await page.getByRole('dialog', { name: 'Flush shop-cache' }).waitFor();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: 'Flush', exact: true })
      .press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Sign in' });
    await dialog.getByText(/^Sign in to go on/).waitFor();
    await dialog.getByLabel('User').focus();
    await page.keyboard.press('Enter');
    expect(await said(page)).toBe('Enter the name of a user.');
    await type(page, 'dev', 'Tab');
    await type(page, 'wrong');
    await dialog.getByText('The service knows no such user').waitFor();
    expect(await said(page)).toContain('or not with this password');
    await page.keyboard.press('ControlOrMeta+a');
    await type(page, password);
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Flush: shop-cache — accepted.').first().waitFor();

    await page.reload();
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    const kept = await page.evaluate(
      'JSON.stringify([{ ...sessionStorage }, { ...localStorage }, document.cookie])',
    );
    expect(kept).toContain(control);
    expect(kept).not.toContain(password);
    await page.getByRole('button', { name: 'Sign out' }).press('Enter');
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await page.evaluate('JSON.stringify(sessionStorage)')).not.toContain('dev');
  });

  it.each(
    quickOrDeep(
      [
        ['light', 360],
        ['dark', 1024],
      ] as const,
      [
        ['light', 1440],
        ['dark', 1024],
        ['light', 360],
        ['dark', 360],
      ] as const,
    ),
  )('axe finds nothing in %s at %i px, and nothing sticks out', async (colorScheme, width) => {
    const { url } = await strict();
    const { page } = await openTab({
      colorScheme,
      viewport: { width, height: 800 },
      reducedMotion: 'reduce',
    });
    const look = async (view: string) => {
      expect([view, await axeViolations(page)]).toEqual([view, []]);
      const sticksOut = 'document.documentElement.scrollWidth > window.innerWidth';
      expect([view, await page.evaluate(sticksOut)]).toEqual([view, false]);
      expect([view, await page.evaluate(overlaps)]).toEqual([view, []]);
    };
    await page.goto(url);
    await page.getByLabel('Control token').fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByText("This is not the server's control token.").first().waitFor();
    await look('locked');
    await unlock(page);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByLabel('User').fill('dev');
    await page.getByLabel('Password').fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByText('The service knows no such user').first().waitFor();
    await look('sign-in');
    await page.getByLabel('Password').fill(password);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    await look('signed-in');
  });

  it('says that there is no control plane where there is none', async () => {
    server = await serveConsole({ control: 'off' });
    const { page } = await openTab();
    await page.goto(server.url);
    await page.getByRole('heading', { name: 'The control plane is off' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });
});
