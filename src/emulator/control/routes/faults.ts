// The rules by which calls of the API fail on purpose.

import { formatDuration } from '../../../plan/index.js';
import { catalogue, operations } from '../../../protocol/index.js';
import { type FaultRule, faultSchemaOver, mostFaultRules } from '../../rules/index.js';
import { change } from '../control.js';
import { conflict, notFound } from '../control-error.js';
import { route } from '../route.js';

const faultSchema = faultSchemaOver({ operations, errors: catalogue });

/** A rule as its documents are written, with its id and its counts. */
export function faultView(rule: FaultRule) {
  const { id, operations: operation, api, selection, effect, times, probability } = rule;
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
  };
}

/** The routes of the faults. */
export const faultRoutes = [
  route({
    method: 'GET',
    path: '/faults',
    summary: 'Lists the rules by which calls fail on purpose, with what each has met so far.',
    run: ({ store }) => ({ faults: [...store.faultRules.all].map(faultView) }),
  }),
  route({
    method: 'POST',
    path: '/faults',
    summary: 'Adds a rule, to be tried after those that are there.',
    body: faultSchema,
    status: 201,
    run: (control, { body }) =>
      change(control, ({ store, chance }) => {
        if (store.faultRules.all.size >= mostFaultRules) {
          throw conflict(`there are ${mostFaultRules} fault rules already; delete some first`);
        }
        const seq = chance.count('faultRules');
        return faultView(store.faultRules.put({ ...body, id: String(seq), seq, seen: 0, hits: 0 }));
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
