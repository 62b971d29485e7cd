// The inspector as a server of its own, on loopback and nowhere else.

import { lineAnswer, refusalOf } from '../../loopback/index.js';
import { type ListenOptions, listen, type RunningServer } from '../../loopback/server/index.js';
import { systemClock } from '../../time/index.js';
import { inspectorSite, pagePath, type SiteOptions } from './site.js';

/** Only the site is judged here: links lead to its page from anywhere, and sockets judge for themselves. */
const hostsOnly = ({ host }: { readonly host?: string | undefined }) => refusalOf({ host }, {});

/**
 * Listens on 127.0.0.1.
 *
 * @param options - what it serves, and `port`; 0 for any that is free
 * @throws ListenError when the port is taken
 *
 * @example
 * ```ts
 * const relay = createRelay();
 * const inspector = await serveInspector({ port: 0, relay, assets: await readAssets() });
 * await inspector.close();
 * ```
 */
export async function serveInspector(
  options: SiteOptions & Pick<ListenOptions, 'port' | 'onDefect'>,
): Promise<RunningServer> {
  const site = inspectorSite(options);
  const { port, onDefect = () => {} } = options;
  const server = await listen({
    host: '127.0.0.1',
    port,
    onDefect,
    clock: systemClock,
    // Nothing is lost with a page that is cut off, and its sockets have no end of their own.
    graceMs: 0,
    refusal: hostsOnly,
    complain: (status, reason) => lineAnswer(status, reason),
    fetch(request) {
      if (new URL(request.url).pathname === '/') {
        return new Response(null, { status: 307, headers: { Location: pagePath } });
      }
      return site.fetch(request) ?? lineAnswer(404, 'Not found');
    },
    upgrade: site.upgrade,
  });
  return {
    ...server,
    close() {
      site.close();
      return server.close();
    },
  };
}
