// Which operation a request is for, and what was asked for lately: clients that poll ask the same again
// and again.

import { getQueryParam } from 'hono/utils/url';
import QuickLRU from 'quick-lru';
import type { Handler } from '../operations/index.js';
import { isUsualPath } from './plain-path.js';
import { type Found, type Routed, type Routes, routesTo } from './routes.js';
import type { RoutedCall } from './serve-call.js';

/** An operation that the emulator does not offer. */
export interface Unsupported {
  readonly name: string;
  readonly method: string;
  readonly path: string;
}

/** What a path can lead to. */
export type Target = (Routed & { readonly handler: Handler }) | Unsupported;

/** Longer URLs are not worth the memory. */
const longestRemembered = 512;

/** How many are remembered of each method. */
const most = 1024;

/** All operations by method and path. */
export class OperationTable {
  // The routes of hono try every pattern; here it is one step for each word of the path.
  readonly #routes: Routes<Target>;
  /** By method, and then by URL. */
  readonly #remembered = new Map<string, QuickLRU<string, RoutedCall>>();

  constructor(handlers: readonly Handler[], unsupported: readonly Unsupported[]) {
    const offered = handlers.map((handler) => {
      const { method, path, aliases } = handler.operation;
      return { method, path, ...(aliases && { aliases }), handler };
    });
    this.#routes = routesTo<Target>([...offered, ...unsupported]);
  }

  find(method: string, path: string): Found<Target> | undefined {
    return this.#routes.find(method, path);
  }

  methodsAt(path: string): readonly string[] {
    return this.#routes.methodsAt(path);
  }

  /** What a request of a URL asks for, if it is an operation and nothing in its path is encoded. */
  callOf(method: string, url: string): RoutedCall | undefined {
    const remembered = this.#remembered.get(method);
    const known = remembered?.get(url);
    if (known) return known;
    const call = this.#readCall(method, url);
    if (!call || url.length > longestRemembered) return call;
    if (remembered) remembered.set(url, call);
    else
      this.#remembered.set(
        method,
        new QuickLRU<string, RoutedCall>({ maxSize: most }).set(url, call),
      );
    return call;
  }

  #readCall(method: string, url: string): RoutedCall | undefined {
    const start = url.indexOf('/', url.indexOf(':') + 3);
    const end = url.indexOf('?', start);
    const path = end < 0 ? url.slice(start) : url.slice(start, end);
    const found = isUsualPath(path) ? this.find(method, path) : undefined;
    if (!found || !('handler' in found.target)) return undefined;
    const query = end < 0 ? {} : (getQueryParam(url) as Record<string, string>);
    return { handler: found.target.handler, params: found.params, query };
  }
}
