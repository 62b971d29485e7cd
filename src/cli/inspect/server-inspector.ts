// The inspector of a server: its page beside the API, with the server's own instances from the first
// visit on.

import type { Emulator, ServeOptions } from '../../emulator/index.js';
import { createRelay, inspectorSite, readAssets, usualBounds } from '../../inspector/index.js';
import { mirrorFleet } from './mirror-fleet.js';

/** An inspector in a server. */
export interface ServerInspector {
  readonly fetch: ServeOptions['fetch'];
  readonly upgrade: NonNullable<ServeOptions['upgrade']>;
  /** Closes its sockets, and follows the instances no more. */
  close(): void;
}

/**
 * Puts an inspector before a service.
 *
 * @param onDefect - receives defects of the inspector
 * @returns undefined when the page was not built
 */
export async function inspectorOf(
  emulator: Emulator,
  onDefect: (error: unknown) => void,
): Promise<ServerInspector | undefined> {
  const assets = await readAssets().catch(() => undefined);
  if (!assets) return undefined;
  const relay = createRelay(usualBounds, onDefect);
  const site = inspectorSite({ relay, assets });
  let stop: (() => void) | undefined;
  relay.onFirstViewer(() => {
    stop ??= mirrorFleet(emulator, relay);
  });
  return {
    fetch: (request) => site.fetch(request) ?? emulator.fetch(request),
    upgrade: site.upgrade,
    close() {
      stop?.();
      site.close();
    },
  };
}
