// What the page shows before there is anything to see: how to connect.

import { Scroller } from './scroller.js';

/** How an application shows itself here. */
export function Start() {
  const { host, origin } = location;
  return (
    <main class="start">
      <h2>Nothing to inspect yet</h2>
      <p>Waiting for an XState 5 application. In a program, or in a page:</p>
      <Scroller class="code" label="Code of a program">
        <pre>
          <code>{`import { createWebSocketInspector } from '@statelyai/inspect';

const { inspect } = createWebSocketInspector({ url: 'ws://${host}' });
createActor(machine, { inspect }).start();`}</code>
        </pre>
      </Scroller>
      <p>In a page that opens this one by itself:</p>
      <Scroller class="code" label="Code of a page">
        <pre>
          <code>{`import { createBrowserInspector } from '@statelyai/inspect';

const { inspect } = createBrowserInspector({ url: '${origin}/inspector' });`}</code>
        </pre>
      </Scroller>
      <p class="quiet">Nothing leaves this machine.</p>
    </main>
  );
}
