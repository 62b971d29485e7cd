// The service as a whole: whether it is ready, how it stands, its seed, and back to the beginning.

import { isPlainOrigin, snippetsFor } from '../../../connect/index.js';
import { mapping, numberWhere } from '../../../plan/internal.js';
import { type Control, change, keep, planIn, seedIn } from '../control.js';
import { ControlError } from '../control-error.js';
import { healthAnswer, troubleOf } from '../health.js';
import { route } from '../route.js';
import { clockView } from './clock.js';

/** The version of the control plane. What can be added without one is; what breaks raises it. */
export const controlVersion = 1;

const seed = numberWhere(
  `a whole number from 0 to ${Number.MAX_SAFE_INTEGER}`,
  (value) => Number.isSafeInteger(value) && value >= 0,
);

function summary(control: Control) {
  const { core, store, clock, startOptions } = control;
  core.settle(clock.now());
  const byStatus: Record<string, number> = {};
  const projects = new Set<string>();
  for (const { status, project } of store.instances.all) {
    byStatus[status] = (byStatus[status] ?? 0) + 1;
    projects.add(project);
  }
  return {
    version: controlVersion,
    clock: clockView(control),
    plan: planIn(store, startOptions.plan).name,
    seed: seedIn(store, startOptions.seed),
    instances: store.instances.all.size,
    by_status: byStatus,
    projects: projects.size,
    due: store.agenda.all.size,
    overrides: store.overrides.all.size,
    faults: store.faultRules.all.size,
    streams: control.streams.size,
  };
}

/** Forgets everything: what is left is as it was at the very beginning, at the real time. */
function reset(control: Control, next: number | undefined): void {
  const { core, store, clock, real, startOptions } = control;
  const realMs = real.now();
  const { atMs = realMs, scale = 1, paused = false } = startOptions.start ?? {};
  const fresh = { realMs, serviceMs: atMs, scale, paused };
  const seedNow = next ?? seedIn(store, startOptions.seed);
  store.transact(() => {
    store.clear();
    keep(store, 'clock', fresh);
    keep(store, 'seed', seedNow);
    keep(store, 'plan', startOptions.plan);
  });
  clock.restore(fresh);
  core.reload();
  control.onReset?.();
}

/** The routes of the service as a whole. */
export const serviceRoutes = [
  route({
    method: 'GET',
    path: '/',
    summary: 'Sums up how the service stands.',
    run: summary,
  }),
  route({
    method: 'GET',
    path: '/ready',
    summary:
      'Answers 200 as soon as requests are answered and all that fell due before has happened, and 503 with the reason while nothing can be kept: then only reading goes on.',
    run(control) {
      const reason = troubleOf(control);
      const { now } = clockView(control);
      if (reason === undefined) return { ready: true, now };
      return Response.json({ ready: false, reason, now }, { status: 503 });
    },
  }),
  route({
    method: 'GET',
    path: '/health',
    summary:
      'Answers with the version, whether the service is ready, and what became of the fixtures; 503 with the reason when it is not. The same is at `/health`, for everybody.',
    run: healthAnswer,
  }),
  route({
    method: 'GET',
    path: '/connect',
    summary:
      'Tells how clients connect: a text to copy for each, with the address that was asked and the sign-in in force, without secrets; and whether there is a demo fleet to load.',
    run({ connection, prepareDemo }, { origin }) {
      // Behind a server of one's own the Host is whatever a client sends, and people copy it into a shell.
      if (!isPlainOrigin(origin)) {
        throw new ControlError(
          400,
          `ask by a name or an address; ${JSON.stringify(origin)} is none`,
        );
      }
      const snippets = snippetsFor({ ...connection, url: origin });
      return {
        demo: prepareDemo !== undefined,
        snippets: snippets.map(({ brief: _, ...shown }) => shown),
      };
    },
  }),
  route({
    method: 'PUT',
    path: '/seed',
    summary: 'Sets the seed of ids and of chance from now on.',
    body: mapping('a mapping with seed', { seed }),
    run(control, { body }) {
      change(control, () => keep(control.store, 'seed', body.seed));
      return { seed: body.seed };
    },
  }),
  route({
    method: 'POST',
    path: '/reset',
    summary:
      'Takes out all instances, overrides and faults, and returns to the plan and the time of the beginning; the demo fleet no longer lives. The seed stays, unless another one is given.',
    body: mapping('a mapping with seed, or nothing', { seed: seed.optional() }),
    run(control, { body }) {
      reset(control, body.seed);
      return summary(control);
    },
  }),
];
