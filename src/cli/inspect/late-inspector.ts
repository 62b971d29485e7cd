// The inspector of a server, loaded at the first visit: most servers get none, and clients wait for a
// server to start.

import type { Emulator } from '../../emulator/index.js';
import { refuseSocket } from '../../loopback/server/index.js';
import type { ServerInspector } from './server-inspector.js';

/** The path of the inspector. A test compares it with the inspector's own. */
export const inspectorPath = '/inspector';

/**
 * Puts an inspector before a service.
 *
 * @param onDefect - receives defects of the inspector
 */
export function lateInspector(
  emulator: Emulator,
  onDefect: (error: unknown) => void = () => {},
): ServerInspector {
  let loading: Promise<ServerInspector | undefined> | undefined;
  let closed = false;
  async function load(): Promise<ServerInspector | undefined> {
    const { inspectorOf } = await import('./server-inspector.js');
    const inspector = await inspectorOf(emulator, onDefect);
    if (closed) inspector?.close();
    return inspector;
  }
  const loaded = () => {
    loading ??= load();
    return loading;
  };
  return {
    fetch(request) {
      // Every request passes here, so the common case does not parse the URL.
      if (!request.url.includes(inspectorPath)) return emulator.answer(request);
      return loaded().then((inspector) => (inspector ?? emulator).fetch(request));
    },
    async upgrade(request, socket, head) {
      const inspector = await loaded();
      if (inspector && !closed) inspector.upgrade(request, socket, head);
      else refuseSocket(socket, 404, 'the inspector was not built');
    },
    close() {
      closed = true;
      // What could not be loaded has nothing to close.
      loading?.then(
        (inspector) => inspector?.close(),
        () => {},
      );
    },
  };
}
