// The plan in force and the exceptions from it.

import { formatDuration, type Plan } from '../../../plan/index.js';
import { planSchema } from '../../../plan/internal.js';
import { operations } from '../../../protocol/index.js';
import {
  isSpent,
  mostOverrides,
  type Override,
  overrideSchemaOver,
  plannedIn,
} from '../../rules/index.js';
import { type Control, change, keep, planIn } from '../control.js';
import { notFound } from '../control-error.js';
import { iso } from '../instant.js';
import { makeRoomAmong } from '../make-room.js';
import { route } from '../route.js';
import { likelyEnds, writtenDistribution, writtenPhase } from '../written-distribution.js';

/** What a plan times of the operations of a name or an id. */
const timedBy = (called: string) =>
  new Set(
    operations
      .filter(({ name, id }) => [name, id].includes(called))
      .flatMap(({ starts }) => plannedIn(starts)),
  );

const overrideSchema = overrideSchemaOver(
  Object.fromEntries(
    operations
      .flatMap(({ name, id }) => [name, id])
      .map((called) => [called, [...timedBy(called)]]),
  ),
);

/** A plan as its documents are written. */
export function planView({ name, phases, removal, switchover, passwordReset }: Plan) {
  return {
    name,
    phases: Object.fromEntries(
      Object.entries(phases).map(([key, plan]) => [key, writtenPhase(plan)]),
    ),
    ...(removal && { removal: writtenDistribution(removal.takes) }),
    ...(switchover && { switchover: writtenDistribution(switchover.takes) }),
    ...(passwordReset && { passwordReset: likelyEnds(passwordReset) }),
  };
}

/** An override as its documents are written, with its id and its count, and whether it is over. */
export function overrideView(override: Override, nowMs: number) {
  const { id, selection, phase, operation, change, uses, used, forMs, untilMs } = override;
  const what =
    'plan' in change
      ? { plan: planView(change.plan) }
      : {
          ...change,
          takes:
            change.takes === undefined || change.takes === 'never'
              ? change.takes
              : writtenDistribution(change.takes),
        };
  const left = uses === undefined ? {} : { uses, left: uses - used };
  return {
    id,
    ...selection,
    phase,
    operation,
    ...what,
    used,
    ...left,
    ...(forMs !== undefined && { for: formatDuration(forMs) }),
    ...(untilMs !== undefined && { until: iso(untilMs) }),
    ...(isSpent(override, nowMs) && { over: true }),
  };
}

const overridesOf = ({ store, clock }: Control) => ({
  overrides: [...store.overrides.all].map((each) => overrideView(each, clock.now())),
});

/** The routes of the plan. */
export const planRoutes = [
  route({
    method: 'GET',
    path: '/plan',
    summary: 'Shows the plan in force: how long each phase takes and how it ends.',
    run: ({ store, startOptions }) => planView(planIn(store, startOptions.plan)),
  }),
  route({
    method: 'PUT',
    path: '/plan',
    summary:
      'Puts another plan in force, for all that begins from now on: {"plan": NAME or a plan}.',
    body: planSchema,
    run(control, { body }) {
      change(control, () => keep(control.store, 'plan', body));
      return planView(body);
    },
  }),
  route({
    method: 'GET',
    path: '/plan/overrides',
    summary: 'Lists the exceptions from the plan, with what each has decided so far.',
    run: overridesOf,
  }),
  route({
    method: 'POST',
    path: '/plan/overrides',
    summary:
      'Adds an exception from the plan: for some instances, a phase or an operation, a number of uses and a time.',
    body: overrideSchema,
    status: 201,
    run: (control, { body }) =>
      change(control, ({ store: { overrides }, chance, nowMs }) => {
        makeRoomAmong(overrides, (each) => isSpent(each, nowMs), mostOverrides, 'overrides');
        const seq = chance.count('overrides');
        const untilMs = body.forMs === undefined ? undefined : nowMs + body.forMs;
        const override = { ...body, id: String(seq), seq, untilMs, used: 0 };
        return overrideView(overrides.put(override), nowMs);
      }),
  }),
  route({
    method: 'DELETE',
    path: '/plan/overrides',
    summary: 'Takes all exceptions back.',
    status: 204,
    run: (control) =>
      change(control, ({ store }) => {
        for (const { id } of [...store.overrides.all]) store.overrides.delete(id);
      }),
  }),
  route({
    method: 'DELETE',
    path: '/plan/overrides/{id}',
    summary: 'Takes an exception back.',
    status: 204,
    run: (control, { params: { id = '' } }) =>
      change(control, ({ store }) => {
        if (!store.overrides.get(id)) throw notFound(`override ${id}`);
        store.overrides.delete(id);
      }),
  }),
];
