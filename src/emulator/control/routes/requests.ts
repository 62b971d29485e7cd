// The requests that the service was asked, and the steps of its instances with what caused each.

import { z } from 'zod';
import { line, mapping } from '../../../plan/internal.js';
import { phaseEnd, removal, type Transition } from '../../world/index.js';
import type { Control } from '../control.js';
import { ControlError, notFound } from '../control-error.js';
import { iso } from '../instant.js';
import { scheduledOutcome } from '../order-outcome.js';
import { isAnsweredRead, type LoggedRequest, type RequestLog } from '../request-log.js';
import { route } from '../route.js';

const wholeNumber = (what: string, least: number, most: number) =>
  z
    .string()
    // What else is a number to a program, such as 1e3 or 0x10, is none to people.
    .transform((text) => (/^\d+$/.test(text) ? Number(text) : Number.NaN))
    .refine((n) => n >= least && n <= most, {
      error: `expected ${what}: a whole number from ${least} to ${most}`,
    });

const limit = wholeNumber('how many at most', 1, 10_000).optional();

const flag = z
  .enum(['true', 'false'], { error: 'expected true or false' })
  .transform((text) => text === 'true')
  .optional();

const requestsQuery = mapping('a query', {
  instance: line("an instance's id").optional(),
  agent: line('what a client calls itself, or a part of that').optional(),
  refused: flag,
  reads: flag,
  after: wholeNumber('the number of a request', 0, Number.MAX_SAFE_INTEGER).optional(),
  limit,
});

function logOf({ requestLog }: Control): RequestLog {
  if (!requestLog) throw new ControlError(404, 'the request log is off (serve --no-request-log)');
  return requestLog;
}

/** What caused a transition, in the words of this API: the plan has ends and removals, an order its outcome. */
function causeView({ cause }: Transition) {
  if (cause.type === 'call') {
    return { by: 'call', operation: cause.operation, request_id: cause.requestId };
  }
  if (cause.type === 'control') return { by: 'control' };
  if (cause.event === phaseEnd || cause.event === removal) {
    const { exception } = (cause.data ?? {}) as { readonly exception?: string };
    return { by: 'plan', ...(exception !== undefined && { exception }) };
  }
  return cause.event === scheduledOutcome.type
    ? { by: 'order' }
    : { by: 'schedule', what: cause.event };
}

const stepView = ({ instance, event, from, to }: Transition) => ({
  instance_id: instance,
  event,
  from,
  to,
});

const requestView = (request: LoggedRequest, transitions: readonly Transition[]) => ({
  number: request.number,
  at: iso(request.atMs),
  method: request.method,
  path: request.path,
  operation: request.operation,
  project_id: request.project,
  instance_id: request.instance,
  state: request.state,
  user: request.user,
  agent: request.agent,
  status: request.status,
  code: request.code,
  reason: request.reason,
  faults: request.faults,
  duration_ms: request.durationMs,
  request_id: request.requestId,
  transitions: transitions.map(stepView),
});

/** The transitions that each call caused, oldest first, by the id of its request. */
function causedBy({ core }: Control): ReadonlyMap<string, readonly Transition[]> {
  const caused = new Map<string, Transition[]>();
  for (const each of core.transitions) {
    if (each.cause.type !== 'call') continue;
    const { requestId } = each.cause;
    const others = caused.get(requestId);
    if (others) others.unshift(each);
    else caused.set(requestId, [each]);
  }
  return caused;
}

function listed(control: Control, query: z.infer<typeof requestsQuery>) {
  const { instance, agent, refused, reads = true, after = 0, limit: most = 200 } = query;
  const { newestFirst, last } = logOf(control);
  const caused = causedBy(control);
  const id = instance?.toLowerCase();
  const part = agent?.toLowerCase() ?? '';
  const about = (request: LoggedRequest): boolean =>
    id === undefined ||
    request.instance === id ||
    (caused.get(request.requestId) ?? []).some((each) => each.instance === id);
  const requests = newestFirst
    .filter((each) => each.number > after && about(each))
    .filter((each) => part === '' || each.agent?.toLowerCase().includes(part))
    .filter((each) => refused === undefined || refused === each.status >= 400)
    .filter((each) => reads || !isAnsweredRead(each))
    .slice(0, most)
    .map((each) => requestView(each, caused.get(each.requestId) ?? []));
  const agents = new Set(newestFirst.flatMap((each) => each.agent ?? []));
  return { last, agents: [...agents], requests };
}

/** The routes of what was asked, and of what it caused. */
export const requestRoutes = [
  route({
    method: 'GET',
    path: '/requests',
    summary:
      'Lists the requests of the API that are remembered, newest first, with the transitions that each caused; of an instance, of a client, refused ones only, without reads that were answered (reads=false), or those after a number.',
    query: requestsQuery,
    run: (control, { query }) => listed(control, query),
  }),
  route({
    method: 'GET',
    path: '/requests/{number}',
    summary: 'Shows one request of those that are remembered.',
    run(control, { params: { number = '' } }) {
      const found = logOf(control).newestFirst.find((each) => String(each.number) === number);
      if (!found) throw notFound(`request ${number} among those that are remembered`);
      return requestView(found, causedBy(control).get(found.requestId) ?? []);
    },
  }),
  route({
    method: 'GET',
    path: '/instances/{id}/transitions',
    summary:
      'Lists the steps of an instance through the chart that are remembered, newest first, with what caused each: a call, the plan (or an exception from it, by its id), an order, a schedule or the control plane.',
    query: mapping('a query', { limit }),
    run(control, { params: { id = '' }, query: { limit: most = 100 } }) {
      const { core, clock } = control;
      core.settle(clock.now());
      const transitions = [];
      for (const each of core.transitions) {
        if (transitions.length === most) break;
        if (each.instance !== id.toLowerCase()) continue;
        const { event, from, to } = stepView(each);
        transitions.push({ at: iso(each.atMs), event, from, to, ...causeView(each) });
      }
      return { transitions };
    },
  }),
];
