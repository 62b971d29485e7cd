// Pages that the emulator has besides its API.

import type { Hono } from 'hono';
import { contentSecurityPolicy, fileAnswer, type Site } from '../../loopback/index.js';

const headers = {
  'Content-Security-Policy': contentSecurityPolicy({ 'font-src': "'self'" }),
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** Adds the files of a site to an application. Browsers ask each time whether theirs is the newest. */
export const siteMount =
  (site: Site) =>
  (app: Hono): void => {
    for (const [path, file] of site) app.get(path, ({ req }) => fileAnswer(file, req.raw, headers));
  };
