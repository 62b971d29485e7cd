// From a method and a path to an operation: the router of src/emulator/http/routes.ts beside those of
// hono, with all operations of both dialects.

import { RegExpRouter } from 'hono/router/reg-exp-router';
import { SmartRouter } from 'hono/router/smart-router';
import { TrieRouter } from 'hono/router/trie-router';
import { formsOf, routesTo } from '../../src/emulator/http/routes.js';
import { type AnyOperation, operations } from '../../src/protocol/index.js';
import type { Contender } from './contender.js';
import { measure } from './measure.js';
import type { BenchReport } from './report.js';

/** A request, and the operation that it is for. */
interface RoutedRequest {
  readonly method: string;
  readonly path: string;
  readonly id: string;
}

/** Finds the id of an operation, and reads the parameters in the path. */
type Find = (request: RoutedRequest) => string | undefined;

const requests: readonly RoutedRequest[] = operations.map(({ id, method, path }) => ({
  id,
  method,
  path: path.replaceAll(/\{(\w+)\}/g, (_all, name) => `0123456789abcdef-${name}`),
}));

function contender(name: string, find: Find): Contender {
  return {
    name,
    units: requests.length,
    run: () => requests.map(find),
    check() {
      for (const request of requests) {
        const found = find(request);
        if (found !== request.id) throw new Error(`${name}: ${found} instead of ${request.id}`);
      }
    },
  };
}

function ours(): Contender {
  const routes = routesTo<AnyOperation>(operations);
  return contender('routes.ts', ({ method, path }) => routes.find(method, path)?.target.id);
}

/** What hono's routers have in common. */
interface HonoRouter {
  add(method: string, path: string, id: string): void;
  match(
    method: string,
    path: string,
  ): readonly [readonly (readonly [string, unknown])[], ...unknown[]];
}

function hono(name: string, router: HonoRouter): Contender {
  for (const operation of operations) {
    for (const form of formsOf(operation)) {
      router.add(operation.method, form.replaceAll(/\{(\w+)\}/g, ':$1'), operation.id);
    }
  }
  return contender(name, ({ method, path }) => router.match(method, path)[0][0]?.[0]);
}

/**
 * Runs the bench.
 *
 * @param timeMs - how long each contender is timed
 */
export async function benchRouter(timeMs: number): Promise<BenchReport> {
  const smart = new SmartRouter<string>({ routers: [new RegExpRouter(), new TrieRouter()] });
  const baseline = hono('hono, SmartRouter', smart);
  const contenders = [ours(), baseline, hono('hono, TrieRouter', new TrieRouter<string>())];
  return {
    bench: 'router',
    work: `one request for each of ${requests.length} operations`,
    unit: 'match',
    baseline: baseline.name,
    measurements: await measure(contenders, timeMs),
  };
}
