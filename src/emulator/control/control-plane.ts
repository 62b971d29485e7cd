// The control plane: what moves the clock, changes the plan and breaks things on purpose. It has a
// prefix of its own, so that it never meets the paths of the cloud.

import { Hono, type HonoRequest } from 'hono';
import type { Guard } from '../../loopback/index.js';
import type { Plan } from '../../plan/index.js';
import { overrideFor, plannedNameOf, planUnder } from '../rules/index.js';
import type { Store } from '../store/index.js';
import type { PlanFor } from '../world/index.js';
import { controlPrefix } from './access.js';
import { type Control, change, planIn } from './control.js';
import { ControlError } from './control-error.js';
import { applyFixtures, type Fixtures } from './fixtures/index.js';
import { healthMount } from './health.js';
import { type FaultHooks, faultHooks } from './intercept.js';
import { controlDocument } from './openapi.js';
import { type AnyRoute, answerTo, refusal, route } from './route.js';
import { controlVersion, routes } from './routes/all.js';

/** The control plane of one service. */
export interface ControlPlane extends FaultHooks {
  /** Adds its routes to an application. */
  mount(app: Hono): void;
  /** Adds `/health`, which answers all callers, also where the plane is off. */
  mountHealth(app: Hono, nextRequestId: () => string): void;
  /**
   * Answers a request to its paths from within this process, which needs no token, also where the
   * plane is off.
   */
  fetch(request: Request): Promise<Response>;
  /**
   * Puts instances into the service, if it has none.
   *
   * @throws InputError with the place of an instance that the service would refuse to create
   */
  apply(fixtures: Fixtures): void;
  /** Ends all streams, so that their readers let go. */
  close(): void;
}

/**
 * Says which plan times what begins: the one in force, or the narrowest exception from it, which
 * counts its use.
 *
 * @param initial - the plan in force until another one is
 */
export function planFrom(store: Store, initial: Plan): PlanFor {
  return ({ world: { nowMs }, instance, state, besides, operation }) => {
    const start = { instance, state, nowMs, besides, operation };
    const override = overrideFor(store.overrides.all, start);
    if (override) store.overrides.put({ ...override, used: override.used + 1 });
    const plan = planUnder(planIn(store, initial), override, besides ?? plannedNameOf(state));
    return override ? { ...plan, exception: override.id } : plan;
  };
}

/**
 * Creates the control plane of a service.
 *
 * @param afterwards - called after whatever could have changed what is due next
 * @param guard - streams run inside it
 */
export function createControlPlane(
  control: Control,
  afterwards: () => void,
  guard: Guard,
): ControlPlane {
  const described: AnyRoute = route({
    method: 'GET',
    path: '/openapi.json',
    summary: 'Describes the control plane.',
    run: () => controlDocument(all, controlVersion),
  });
  const all = [...routes, described];

  function mount(app: Hono): void {
    for (const each of all) {
      app.on(each.method, honoPath(each), async ({ req }) => {
        try {
          await control.settled();
          const response = await answerTo(each, control, askedBy(req), () => textOf(req));
          return each.type === undefined ? response : streaming(response, guard);
        } finally {
          afterwards();
        }
      });
    }
    app.all(`${controlPrefix}/*`, (c) => noRoute(all, c.req.path));
  }

  let within: Hono | undefined;
  return {
    ...faultHooks(control),
    mount,
    async fetch(request) {
      if (!within) {
        within = new Hono({ strict: false });
        mount(within);
      }
      return within.fetch(request);
    },
    mountHealth: healthMount(control),
    apply(fixtures) {
      const { init, store } = control;
      if (store.instances.all.size > 0) {
        init.fixtures = 'skipped';
        return;
      }
      init.fixtures = 'failed';
      change(control, (world) => applyFixtures(world, fixtures));
      init.fixtures = 'loaded';
      afterwards();
    },
    close() {
      for (const stream of control.streams) stream.end();
    },
  };
}

const askedBy = (req: HonoRequest) => ({
  params: req.param(),
  query: req.query(),
  headers: req.raw.headers,
  origin: new URL(req.url).origin,
});

/** The body of a request; bytes that are not UTF-8 are refused, for they would be kept as other characters. */
async function textOf(req: HonoRequest): Promise<string> {
  const bytes = await req.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ControlError(400, 'the body is not UTF-8 text');
  }
}

/** What has a type of its own is a stream, which goes on after its answer has begun. */
const streaming = ({ body, status, headers }: Response, guard: Guard): Response =>
  new Response(body && guard.stream(body), { status, headers });

/** The path of a route as hono writes it. */
const honoPath = ({ path }: AnyRoute): string =>
  controlPrefix + (path === '/' ? '' : path.replaceAll(/\{(\w+)\}/g, ':$1'));

function noRoute(all: readonly AnyRoute[], path: string): Response {
  const below = path.slice(controlPrefix.length);
  const methods = all.filter((each) => matches(each, below)).map(({ method }) => method);
  const message = methods.length > 0 ? `use another method for ${path}` : `there is no ${path}`;
  const allowed =
    methods.length > 0 ? methods : [...new Set(all.map((each) => controlPrefix + each.path))];
  return refusal(new ControlError(methods.length > 0 ? 405 : 404, message, allowed));
}

function matches({ path }: AnyRoute, below: string): boolean {
  const [pattern, asked] = [path.split('/'), below.split('/')];
  return (
    pattern.length === asked.length &&
    pattern.every((part, i) => part.startsWith('{') || part === asked[i])
  );
}
