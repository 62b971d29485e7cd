// The API's own description, where programs that make clients or pages out of such look for it.

import type { Hono } from 'hono';
import { openApiDocument } from '../../protocol/index.js';

/** Serves the OpenAPI document at `/openapi.json`. */
export function describing(app: Hono): void {
  let text: string | undefined;
  app.get('/openapi.json', (c) => {
    // Made on the first request: most emulators never get one.
    text ??= `${JSON.stringify(openApiDocument(), null, 2)}\n`;
    return c.body(text, 200, { 'Content-Type': 'application/json' });
  });
}
