// The inspector as a server of its own, on loopback and nowhere else.

import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { inspectorSite, pagePath, type SiteOptions } from './site.js';

/** An inspector that listens. */
export interface RunningInspector {
  /** Where it listens, such as `http://127.0.0.1:8640`. */
  readonly url: string;
  readonly port: number;
  /** Closes all connections, and is done when they are closed. */
  close(): Promise<void>;
}

/** The port cannot be listened on. Its message is one line. */
export class InspectorPortError extends Error {
  override readonly name = 'InspectorPortError';
}

/**
 * Listens on 127.0.0.1.
 *
 * @param options - what it serves, and `port`; 0 for any that is free
 * @throws InspectorPortError when the port is taken
 *
 * @example
 * ```ts
 * const relay = createRelay();
 * const inspector = await serveInspector({ port: 0, relay, assets: await readAssets() });
 * await inspector.close();
 * ```
 */
export async function serveInspector(
  options: SiteOptions & { readonly port: number },
): Promise<RunningInspector> {
  const site = inspectorSite(options);
  const server = createAdaptorServer({
    fetch(request) {
      const url = new URL(request.url);
      if (url.pathname === '/') {
        return new Response(null, { status: 307, headers: { Location: pagePath } });
      }
      return site.fetch(request) ?? new Response('Not found\n', { status: 404 });
    },
  }) as Server;
  server.on('upgrade', site.upgrade);
  await listening(server, options.port);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    close() {
      site.close();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', ({ code, message }: NodeJS.ErrnoException) => {
      const reason = code === 'EADDRINUSE' ? 'it is in use; choose another with --port' : message;
      reject(new InspectorPortError(`cannot listen on port ${port}: ${reason}`));
    });
    server.listen(port, '127.0.0.1', resolve);
  });
}
