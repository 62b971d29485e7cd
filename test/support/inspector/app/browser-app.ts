// Runs in a browser, as an application would: a machine, and an inspector of the package.

import { createBrowserInspector, createWebSocketInspector } from '@statelyai/inspect';
import { createActor } from 'xstate';
import { trafficLight } from '../example-machines.js';

// The tests know no DOM but what is named here.
declare const document: {
  querySelector(selector: string): { addEventListener(type: string, listener: () => void): void };
};
declare const location: { readonly search: string };

// The package sends when the page is idle. A browser without a screen may never find that a page is.
Object.assign(globalThis, { requestIdleCallback: (run: () => void) => setTimeout(run, 0) });

const query = new URLSearchParams(location.search);
const [kind = '', url = ''] = [...query][0] ?? [];

document.querySelector('#go').addEventListener('click', () => {
  const inspector =
    kind === 'socket'
      ? createWebSocketInspector({ url })
      : createBrowserInspector({
          url,
          iframe: kind === 'frame' ? (document.querySelector('#frame') as never) : null,
        });
  const actor = createActor(trafficLight, { inspect: inspector.inspect }).start();
  Object.assign(globalThis, { actor });
});
