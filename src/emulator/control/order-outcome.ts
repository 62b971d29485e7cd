// Orders to the platform: it reports an outcome of an instance now, or when the time has come. Whether
// the chart allows it is judged at that moment; what came of it is known as long as the instance is.

import { lifecycle, type Outcome, situationOf } from '../../../machines/index.js';
import {
  type InstanceRecord,
  id,
  makeRoom,
  type OrderResult,
  type OutcomeOrder,
} from '../store/index.js';
import { defineScheduledEvent, type ScheduledEventKind, type World } from '../world/index.js';
import { conflict, notFound } from './control-error.js';

/** How many orders are remembered; of those that are over, the oldest are forgotten first. */
export const mostOrders = 10_000;

const dueType = 'outcomeOrder';

/**
 * Has the platform report an outcome of an instance at once.
 *
 * @throws ControlError 404 when there is no such instance, 409 when the chart does not allow it
 */
export function reportNow(world: World, instance: string, outcome: Outcome): OutcomeOrder {
  const before = world.store.instances.get(instance);
  if (!before) throw notFound(`instance ${instance}`);
  const after = world.apply(before, outcome);
  if (!after) {
    const { message = '', allowed = [] } = refusalOf(before, outcome) ?? {};
    throw conflict(message, allowed);
  }
  const result = { is: 'done', from: before.state, to: after.state } as const;
  return remember(world, { instance, outcome, atMs: world.nowMs, due: null, result });
}

/**
 * Has the platform report an outcome of an instance at a time.
 *
 * @throws ControlError 404 when there is no such instance
 */
export function reportAt(
  world: World,
  instance: string,
  outcome: Outcome,
  atMs: number,
): OutcomeOrder {
  if (!world.store.instances.get(instance)) throw notFound(`instance ${instance}`);
  const order = remember(world, {
    instance,
    outcome,
    atMs,
    due: null,
    result: { is: 'pending' },
  });
  // Not about the instance: those that are list what is due by itself.
  const due = world.agenda.add({
    type: dueType,
    atMs,
    subject: `order ${order.id}`,
    data: order.id,
  });
  return world.store.outcomeOrders.put({ ...order, due });
}

/**
 * Calls an order off.
 *
 * @throws ControlError 404 when there is no such order, 409 when it is over
 */
export function callOff(world: World, instance: string, id: string): void {
  const order = world.store.outcomeOrders.get(id);
  if (order?.instance !== instance) throw notFound(`order ${id} for instance ${instance}`);
  if (order.due === null) throw conflict(`order ${id} is over: ${order.result.is}`);
  world.agenda.cancel(order.due);
  world.store.outcomeOrders.delete(id);
}

/** What happens when the time of an order has come. */
export const scheduledOutcome: ScheduledEventKind = defineScheduledEvent({
  type: dueType,
  data: id,
  about: ({ data }) => ['outcomeOrders', String(data)],
  isDueFor: ({ outcomeOrders }, instance, nowMs) =>
    [...outcomeOrders.group(instance)].some(({ due, atMs }) => due !== null && atMs <= nowMs),
  run(world, { data }) {
    const order = world.store.outcomeOrders.get(String(data));
    if (order)
      world.store.outcomeOrders.put({ ...order, due: null, result: carryOut(world, order) });
  },
});

const refusalOf = (instance: InstanceRecord, outcome: Outcome) =>
  lifecycle.refusal(outcome, situationOf(instance.kind, instance.state));

function carryOut(world: World, { instance, outcome }: OutcomeOrder): OrderResult {
  const before = world.store.instances.get(instance);
  if (!before) return { is: 'refused', because: `cannot ${outcome}: the instance is gone` };
  const after = world.apply(before, outcome);
  if (after) return { is: 'done', from: before.state, to: after.state };
  return { is: 'refused', because: refusalOf(before, outcome)?.message ?? '' };
}

function remember(
  world: World,
  order: Omit<OutcomeOrder, 'id' | 'seq' | 'orderedMs'>,
): OutcomeOrder {
  const { outcomeOrders } = world.store;
  makeRoom(outcomeOrders, outcomeOrders.all, mostOrders, ({ due }) => due === null);
  const seq = world.chance.count('outcomeOrders');
  return outcomeOrders.put({ ...order, id: String(seq), seq, orderedMs: world.nowMs });
}
