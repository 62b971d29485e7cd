/// <reference lib="dom" />
// A part of the inspector's page in a document without a browser.

import { Window } from 'happy-dom';
import { type ComponentChildren, render } from 'preact';
import { act } from 'preact/test-utils';

/** Opens a document; `close` takes it away. */
export function openDocument() {
  const window = new Window({ url: 'http://localhost/' }) as unknown as globalThis.Window &
    typeof globalThis;
  const { document } = window;
  const frames: (() => void)[] = [];
  // By which applications send that find themselves in a page.
  window.HTMLCanvasElement.prototype.getContext = () => null;
  Object.assign(window, { requestIdleCallback: (run: () => void) => setImmediate(run) });
  Object.assign(globalThis, {
    window,
    document,
    location: window.location,
    requestAnimationFrame: (run: () => void) => frames.push(run),
    ResizeObserver: class {
      observe() {}
      disconnect() {}
    },
  });
  const place = document.body.appendChild(document.createElement('div'));
  const all = (selector: string) => [...place.querySelectorAll<HTMLElement>(selector)];
  return {
    window,
    place,
    all,
    texts: (selector: string) => all(selector).map(({ textContent }) => textContent ?? ''),
    draw: (node: ComponentChildren) => act(() => render(node, place)),
    /** Lets the next frame come. */
    frame: () =>
      act(() => {
        for (const run of frames.splice(0)) run();
      }),
    press: (element: HTMLElement | undefined) => act(() => element?.click()),
    key: (element: HTMLElement | undefined, key: string) =>
      act(() => {
        element?.dispatchEvent(new window.KeyboardEvent('keydown', { key, bubbles: true }));
      }),
    /** Says that a field has another value. */
    input: (element: HTMLElement | undefined) =>
      act(() => {
        element?.dispatchEvent(new window.Event('input', { bubbles: true }));
      }),
    close() {
      render(null, place);
      window.close();
      for (const name of [
        'window',
        'document',
        'location',
        'requestAnimationFrame',
        'ResizeObserver',
      ]) {
        Reflect.deleteProperty(globalThis, name);
      }
    },
  };
}
