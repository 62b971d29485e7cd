// The rules by which calls of the API fail on purpose.

import { formatDuration } from '../../../plan/index.js';
import { catalogue, operations } from '../../../protocol/index.js';
import { type FaultRule, faultSchemaOver, isOver, mostFaultRules } from '../../rules/index.js';
import { change } from '../control.js';
import { notFound } from '../control-error.js';
import { iso } from '../instant.js';
import { makeRoomAmong } from '../make-room.js';
import { route } from '../route.js';

const faultSchema = faultSchemaOver({ operations, errors: catalogue });

/** A rule as its documents are written, with its id and its counts, and whether it is over. */
export function faultView(rule: FaultRule, nowMs: number) {
  const { id, operations: operation, api, selection, effect, times, probability } = rule;
  const { forMs, untilMs } = rule;
  const { answer, latencyMs, drop } = effect;
  return {
    id,
    operation,
    api,
    ...selection,
    answer,
    latency: latencyMs === undefined ? undefined : formatDuration(latencyMs),
    drop,
    probability,
    seen: rule.seen,
    hits: rule.hits,
    ...(times !== undefined && { times, left: times - rule.hits }),
    ...(forMs !== undefined && { for: formatDuration(forMs) }),
    ...(untilMs !== undefined && { until: iso(untilMs) }),
    ...(isOver(rule, nowMs) && { over: true }),
  };
}

/** The routes of the faults. */
export const faultRoutes = [
  route({
    method: 'GET',
    path: '/faults',
    summary: 'Lists the rules by which calls fail on purpose, with what each has met so far.',
    run: ({ store, clock }) => ({
      faults: [...store.faultRules.all].map((rule) => faultView(rule, clock.now())),
    }),
  }),
  route({
    method: 'POST',
    path: '/faults',
    summary: 'Adds a rule, to be tried after those that are there.',
    body: faultSchema,
    status: 201,
    run: (control, { body }) =>
      change(control, ({ store, chance, nowMs }) => {
        const { faultRules } = store;
        makeRoomAmong(faultRules, (each) => isOver(each, nowMs), mostFaultRules, 'fault rules');
        const seq = chance.count('faultRules');
        const untilMs = body.forMs === undefined ? undefined : nowMs + body.forMs;
        const rule = { ...body, id: String(seq), seq, untilMs, seen: 0, hits: 0 };
        return faultView(faultRules.put(rule), nowMs);
      }),
  }),
  route({
    method: 'DELETE',
    path: '/faults',
    summary: 'Takes all rules back.',
    status: 204,
    run: (control) =>
      change(control, ({ store }) => {
        for (const { id } of [...store.faultRules.all]) store.faultRules.delete(id);
      }),
  }),
  route({
    method: 'DELETE',
    path: '/faults/{id}',
    summary: 'Takes a rule back.',
    status: 204,
    run: (control, { params: { id = '' } }) =>
      change(control, ({ store }) => {
        if (!store.faultRules.get(id)) throw notFound(`fault rule ${id}`);
        store.faultRules.delete(id);
      }),
  }),
];
