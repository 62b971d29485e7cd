// One instance: what can happen next to it and why the rest cannot, and what the platform is ordered
// to report of it.

import { outcomes, situationOf, statusOf } from '../../../../machines/index.js';
import { durationSchema, mapping, oneOf } from '../../../plan/internal.js';
import { nextWindowMs } from '../../jobs/index.js';
import { overrideFor, plannedNameOf, planUnder } from '../../rules/index.js';
import type { InstanceRecord, OutcomeOrder } from '../../store/index.js';
import { endOfTimeMs } from '../../world/index.js';
import { type Control, change, planIn } from '../control.js';
import { ControlError, conflict, notFound } from '../control-error.js';
import { explain } from '../explain.js';
import { instantSchema, iso } from '../instant.js';
import { callOff, reportAt, reportNow } from '../order-outcome.js';
import { route } from '../route.js';

const eventSchema = mapping('a mapping with event, and at or in for later', {
  event: oneOf('lifecycle event', outcomes),
  at: instantSchema.optional(),
  in: durationSchema.optional(),
}).refine(({ at, in: after }) => at === undefined || after === undefined, {
  error: 'expected at (a time) or in (a duration), not both',
  path: ['in'],
});

function orderView({ id, instance, outcome, orderedMs, atMs, result }: OutcomeOrder) {
  const { is: state, ...rest } = result;
  return {
    id,
    instance_id: instance,
    event: outcome,
    ordered: iso(orderedMs),
    at: iso(atMs),
    result: state,
    ...rest,
  };
}

function found({ store }: Control, id = ''): InstanceRecord {
  const instance = store.instances.get(id.toLowerCase());
  if (!instance) throw notFound(`instance ${id}`);
  return instance;
}

function explanation(control: Control, id: string | undefined) {
  const { core, clock, store, startOptions } = control;
  const nowMs = clock.now();
  core.settle(nowMs);
  const instance = found(control, id);
  const situation = situationOf(instance.kind, instance.state);
  const plan = planIn(store, startOptions.plan);
  const planFor = (state: InstanceRecord['state']) =>
    planUnder(
      plan,
      overrideFor(store.overrides.all, { instance, state, nowMs }),
      plannedNameOf(state),
    );
  const ordered = [...store.outcomeOrders.group(instance.id)]
    .filter((order) => order.due !== null)
    .map(({ atMs, outcome }) => ({ atMs, type: 'ordered event', outcome }));
  const due = [...store.agenda.group(instance.id), ...ordered]
    .sort((a, b) => a.atMs - b.atMs)
    .map(({ atMs, type, outcome }) => ({
      at: iso(atMs),
      what: type,
      ...(outcome && { event: outcome }),
    }));
  const { nextMover, possible, impossible } = explain(situation, planFor);
  return {
    instance_id: instance.id,
    name: instance.name,
    project_id: instance.project,
    kind: instance.kind,
    state: instance.state,
    status: statusOf(instance.state),
    now: iso(clock.now()),
    next_mover: nextMover,
    due,
    next_window: iso(nextWindowMs(clock.now(), instance.maintainBegin)),
    possible,
    impossible,
  };
}

/** The routes of single instances. */
export const instanceRoutes = [
  route({
    method: 'GET',
    path: '/explain/{id}',
    summary:
      'Says what can happen next to an instance, by whom and how long it takes, why the rest cannot, what is due, and when its maintenance window begins next.',
    run: (control, { params }) => explanation(control, params.id),
  }),
  route({
    method: 'GET',
    path: '/instances/{id}/events',
    summary: 'Lists what the platform was ordered to report of an instance, and what came of it.',
    run({ core, clock, store }, { params }) {
      core.settle(clock.now());
      const orders = store.outcomeOrders.group(params.id?.toLowerCase() ?? '');
      return { events: [...orders].map(orderView) };
    },
  }),
  route({
    method: 'POST',
    path: '/instances/{id}/events',
    summary: `Has the platform report an outcome of an instance, now or later: ${outcomes.join(', ')}.`,
    body: eventSchema,
    status: 201,
    run: (control, { params, body }) =>
      change(control, (world) => {
        const { id } = found(control, params.id);
        const { event, at, in: after } = body;
        if (at === undefined && after === undefined) return orderView(reportNow(world, id, event));
        const atMs = at ?? world.nowMs + (after as number);
        if (atMs < world.nowMs) throw conflict(`at: it is ${iso(world.nowMs)} already`);
        if (atMs > endOfTimeMs) throw new ControlError(400, 'in: leads beyond the end of time');
        return orderView(reportAt(world, id, event, atMs));
      }),
  }),
  route({
    method: 'DELETE',
    path: '/instances/{id}/events/{event}',
    summary: 'Calls an order off that is still pending.',
    status: 204,
    run: (control, { params }) =>
      change(control, (world) =>
        callOff(world, params.id?.toLowerCase() ?? '', params.event ?? ''),
      ),
  }),
];
