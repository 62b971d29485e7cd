// A page of another application, with the real package in it, on a server of its own.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';

/** A server of application pages. */
export interface HostPage {
  readonly url: string;
  /** The page and its script, for tests that serve them under another name. */
  readonly html: string;
  readonly script: string;
  close(): Promise<void>;
}

/**
 * Serves a page whose script is `app/browser-app.ts`. Its address says how it connects:
 * `?browser=<inspector>`, `?frame=<inspector>` or `?socket=<inspector>`.
 */
export async function serveHostPage(): Promise<HostPage> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'app/browser-app.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
  });
  const script = outputFiles[0]?.text ?? '';
  const html =
    '<!doctype html><html lang="en"><title>An application</title><button id="go">Go</button>' +
    '<iframe id="frame" width="900" height="600"></iframe><script src="/app.js"></script></html>';
  const server = createServer(({ url }, response) => {
    const isScript = url === '/app.js';
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : html);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    html,
    script,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
