// How clients connect, as a view of its own.

import { ConnectPanel, useConnect } from './connect-panel.js';

/** The view. */
export function ConnectPage() {
  return (
    <main id="main">
      <h1 tabIndex={-1}>Connect</h1>
      <ConnectPanel loaded={useConnect()} />
    </main>
  );
}
