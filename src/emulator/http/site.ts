// Pages that the emulator has besides its API.

import type { Context, Hono, MiddlewareHandler } from 'hono';
import { accepts } from 'hono/accepts';
import {
  contentSecurityPolicy,
  fileAnswer,
  type Site,
  type SiteFile,
} from '../../loopback/index.js';

const headers = {
  'Content-Security-Policy': contentSecurityPolicy({ 'font-src': "'self'" }),
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** The path that the API has as well (en-us_topic_0000001645635650): there, the page is for browsers. */
const shared = '/';

const json = 'application/json';
const html = 'text/html';

/** Whether a client would rather have a page than JSON; one that takes anything would not. */
const wantsPage = (context: Context): boolean =>
  accepts(context, { header: 'Accept', supports: [json, html], default: json }) === html;

const varying = { Vary: 'Accept' };

/** Adds the files of a site to an application. Browsers ask each time whether theirs is the newest. */
export const siteMount =
  (site: Site) =>
  (app: Hono): void => {
    for (const [path, file] of site) {
      if (path === shared) app.get(path, forBrowsers(file));
      else app.get(path, ({ req }) => fileAnswer(file, req.raw, headers));
    }
  };

/** Serves a page to a client that wants one; the others get what the API has there. */
const forBrowsers =
  (page: SiteFile): MiddlewareHandler =>
  async (context, next) => {
    if (wantsPage(context)) return fileAnswer(page, context.req.raw, { ...headers, ...varying });
    await next();
    context.res.headers.set('Vary', varying.Vary);
    return undefined;
  };
