// Pages that the server has besides its API, as plain data: files by path, with the headers that keep
// a page from doing anything but talk to this server.

import type { Hono } from 'hono';

/** A file of a site. */
export interface SiteFile {
  /** The media type, such as `text/html; charset=utf-8`. */
  readonly type: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
  /** Changes whenever the body does; quoted, as the header has it. */
  readonly etag: string;
}

/** The files of a site by their paths, such as `/` and `/console/main.js`. */
export type Site = ReadonlyMap<string, SiteFile>;

/**
 * What a page may do: run the scripts and styles of this server, and talk to it. Nothing inline,
 * nothing from elsewhere, no frames.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** Adds the files of a site to an application. Browsers ask each time whether theirs is the newest. */
export const siteMount =
  (site: Site) =>
  (app: Hono): void => {
    for (const [path, { type, body, etag }] of site) {
      const headers = {
        'Content-Type': type,
        'Content-Security-Policy': contentSecurityPolicy,
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cache-Control': 'no-cache',
        ETag: etag,
      };
      app.get(path, (c) => {
        if (c.req.header('if-none-match') === etag)
          return new Response(null, { status: 304, headers });
        return new Response(body, { headers });
      });
    }
  };
