// The inspector on HTTP: its page, and the sockets to it, as functions that any server can call.

import type { Buffer } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { acceptSockets, type Relay, socketPaths } from '../relay/index.js';
import type { Assets } from './assets.js';
import { type Purpose, refusalFor } from './callers.js';

/** The page of Stately, which is not on this machine. */
export const hostedInspector = 'https://stately.ai/inspect';

/** Where the offline page is. */
export const pagePath = '/inspector';

/** Where a page is that passes everything on to the hosted one. */
export const hostedPath = '/inspector/hosted';

/** What an inspector is made of. */
export interface SiteOptions {
  readonly relay: Relay;
  readonly assets: Assets;
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
  const sockets = acceptSockets(relay);
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
      const host = request.headers.get('host') ?? undefined;
      const reason = refusalFor({ host, origin: undefined }, 'look');
      if (reason !== undefined) return text(403, reason);
      const asset = assets.get(pages[pathname] ?? pathname.slice(pagePath.length + 1));
      if (!asset) return text(404, 'The inspector has no such page.');
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        return text(405, 'The inspector is only looked at: GET.', { Allow: 'GET, HEAD' });
      }
      const policy = policyOf(host as string, allowOrigins, new URL(hosted).origin);
      const body = asset.type.startsWith('text/html') ? told(asset.body, marks) : asset.body;
      return new Response(request.method === 'HEAD' ? null : body, {
        headers: { ...safely, 'Content-Type': asset.type, 'Content-Security-Policy': policy },
      });
    },
    upgrade(request, socket, head) {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      const looks = pathname === socketPaths.view || pathname === socketPaths.receive;
      const purpose: Purpose = looks ? 'look' : 'send';
      const { host, origin } = request.headers;
      const reason = refusalFor({ host, origin }, purpose, allowOrigins);
      if (reason === undefined) sockets.accept(request, socket, head);
      else {
        socket.end(
          `HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n` +
            `Content-Length: ${new TextEncoder().encode(reason).length}\r\n\r\n${reason}`,
        );
      }
    },
    close: () => sockets.close(),
  };
}

const safely = {
  'Cache-Control': 'no-cache',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** Nothing but our own files; framed by pages that may show their state, and framing the hosted page. */
function policyOf(host: string, allowOrigins: readonly string[], hosted: string): string {
  const framers = ["'self'", 'http://localhost:*', 'http://127.0.0.1:*', ...allowOrigins];
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "worker-src 'self'",
    `connect-src 'self' ws://${host}`,
    `frame-src ${hosted}`,
    `frame-ancestors ${framers.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types inspector',
  ].join('; ');
}

const text = (status: number, line: string, headers: Record<string, string> = {}): Response =>
  new Response(`${line}\n`, {
    status,
    headers: { ...safely, 'Content-Type': 'text/plain; charset=utf-8', ...headers },
  });

/** Pages are told in attributes. Addresses have no quotes once they are URLs, and origins never have. */
function told(html: Uint8Array<ArrayBuffer>, marks: Readonly<Record<string, string>>): string {
  let text = new TextDecoder().decode(html);
  for (const [mark, value] of Object.entries(marks)) {
    text = text.replace(mark, () => mark.replace('""', `"${value}"`));
  }
  return text;
}
