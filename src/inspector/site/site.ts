// The inspector on HTTP: its page, and the sockets to it, as functions that any server can call.

import type { Buffer } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  type CallerPolicy,
  contentSecurityPolicy,
  fileAnswer,
  lineAnswer,
  refusalOf,
  type SiteFile,
  type Site as SiteFiles,
} from '../../loopback/index.js';
import { callerOf, pathOf, refuseSocket, targetRefusal } from '../../loopback/server/index.js';
import { systemClock } from '../../time/index.js';
import { acceptSockets, isForViewers, type Relay } from '../relay/index.js';

/** The page of Stately, which is not on this machine. */
export const hostedInspector = 'https://stately.ai/inspect';

/** Where the offline page is. */
export const pagePath = '/inspector';

/** Where a page is that passes everything on to the hosted one. */
export const hostedPath = '/inspector/hosted';

/** What an inspector is made of. */
export interface SiteOptions {
  /** What passes messages from applications to viewers. */
  readonly relay: Relay;
  /** The files of the page, by their names. */
  readonly assets: SiteFiles;
  /** Origins besides those of this machine that may show their state, such as `https://app.example`. */
  readonly allowOrigins?: readonly string[];
  /** The hosted page; Stately's unless given. */
  readonly hosted?: string;
}

/** An inspector without a socket. */
export interface Site {
  /** Answers what is the inspector's; undefined for everything else. */
  fetch(request: Request): Response | undefined;
  /** Takes a web socket over, or refuses it. Call it for every upgrade. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Closes all sockets. */
  close(): void;
}

/**
 * Creates the handlers of an inspector. Callers are judged here, so no server needs to.
 *
 * @example
 * ```ts
 * const site = inspectorSite({ relay: createRelay(), assets: await readAssets() });
 * site.fetch(new Request('http://127.0.0.1/inspector', { headers: { host: '127.0.0.1' } }));
 * ```
 */
export function inspectorSite(options: SiteOptions): Site {
  const { relay, assets, allowOrigins = [], hosted = hostedInspector } = options;
  const sockets = acceptSockets(relay, systemClock);
  const marks = { 'data-hosted=""': new URL(hosted).href, 'data-allow=""': allowOrigins.join(' ') };
  const pages: Readonly<Record<string, string>> = {
    [pagePath]: 'inspector.html',
    [`${pagePath}/`]: 'inspector.html',
    [hostedPath]: 'hosted.html',
  };

  return {
    fetch(request) {
      const { pathname } = new URL(request.url);
      if (pathname !== pagePath && !pathname.startsWith(`${pagePath}/`)) return undefined;
      const host = request.headers.get('host') ?? '';
      const refusal = refusalOf({ host }, {});
      if (refusal) return line(refusal.status, refusal.reason);
      const asset = assets.get(pages[pathname] ?? pathname.slice(pagePath.length + 1));
      if (!asset) return line(404, 'The inspector has no such page.');
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        return line(405, 'The inspector is only looked at: GET.', { Allow: 'GET, HEAD' });
      }
      const headers = {
        ...ownPages,
        'Content-Security-Policy': policyOf(host, allowOrigins, new URL(hosted).origin),
      };
      const isPage = asset.type.startsWith('text/html');
      const file = isPage ? marked(asset, marks) : asset;
      return fileAnswer(file, request, headers);
    },
    upgrade(request, socket, head) {
      const { url: target = '' } = request;
      const looks = isForViewers(pathOf(target));
      const policy: CallerPolicy = {
        allowOrigins,
        // Pages of this machine may show their state, and not look at what others show.
        allowLoopbackPages: !looks,
        originOption: '--allow-origin',
      };
      const refusal =
        refusalOf(callerOf(request), policy) ??
        targetRefusal(target, (host) => refusalOf({ host }, {}));
      if (refusal) refuseSocket(socket, refusal.status, refusal.reason);
      else sockets.accept(request, socket, head);
    },
    close: () => sockets.close(),
  };
}

const ownPages = { 'Cross-Origin-Resource-Policy': 'same-origin' };

/** Nothing but our own files; framed by pages that may show their state, and framing the hosted page. */
function policyOf(host: string, allowOrigins: readonly string[], hosted: string): string {
  const framers = ["'self'", 'http://localhost:*', 'http://127.0.0.1:*', ...allowOrigins];
  return contentSecurityPolicy({
    'worker-src': "'self'",
    'connect-src': `'self' ws://${host}`,
    'frame-src': hosted,
    'frame-ancestors': framers.join(' '),
    'trusted-types': 'inspector',
  });
}

const line: typeof lineAnswer = (status, text, headers = {}) =>
  lineAnswer(status, text, { ...ownPages, ...headers });

/**
 * Tells a page in attributes what it has to know. Addresses have no quotes once they are URLs, and
 * origins never have.
 */
function marked(page: SiteFile, marks: Readonly<Record<string, string>>): SiteFile {
  const { body } = page;
  let text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  for (const [mark, value] of Object.entries(marks)) {
    text = text.replace(mark, () => mark.replace('""', `"${value}"`));
  }
  const etag = `${page.etag.slice(0, -1)} ${Object.values(marks).join(' ')}"`.replaceAll(' ', '-');
  return { ...page, body: text, etag };
}
