// Applies fault rules: what a call gets that a rule meets, before or after it has done anything.

import {
  type AnyOperation,
  catalogue,
  DcsError,
  type ErrorEntry,
  type ErrorForm,
  errorBodyIn,
  errorFormOf,
  isErrorCode,
} from '../../protocol/index.js';
import { sleep } from '../../time/index.js';
import type { Answered, Call, Intercept } from '../http/index.js';
import { type CallFault, type FaultAnswer, type FaultForm, faultFor } from '../rules/index.js';
import { type Control, change, seedIn } from './control.js';

/** Marks the answer of a call that a rule met; a connection that is to be dropped says `dropped`. */
export const faultHeader = 'X-Dcs-Fault';

const dropped = 'dropped';
const droppedStatus = 502;

/** Whether a rule wants the connection dropped instead of this answer being sent. */
export const isDropped = (response: Response): boolean =>
  // Looking into headers costs, and nothing else has this status.
  response.status === droppedStatus && response.headers.get(faultHeader) === dropped;

/** Stands for a broken connection inside the process; the server closes the socket when it sees it. */
const droppedConnection = (): Response =>
  new Response(null, { status: droppedStatus, headers: { [faultHeader]: dropped } });

/** Both halves of what faults do to calls. */
export interface FaultHooks {
  readonly intercept: Intercept;
  /** Loses answers whose calls were carried out. */
  readonly answered: Answered;
}

/** Lets the rules of the control plane meet the calls of the service. */
export function faultHooks(control: Control): FaultHooks {
  const losing = new WeakSet<Request>();
  return {
    intercept(call) {
      const fault = faultOf(control, call);
      return fault && carriedOut(call, fault);
    },
    answered: (call, response) => (losing.has(call.request) ? droppedConnection() : response),
  };

  async function carriedOut(call: Call, fault: CallFault): Promise<Response | undefined> {
    const { latencyMs = 0, answer, drop } = fault;
    if (latencyMs > 0) await sleep(control.real, latencyMs);
    if (drop === 'request') return droppedConnection();
    if (drop === 'answer') losing.add(call.request);
    return answer && answered(call, answer, fault);
  }
}

function faultOf(control: Control, call: Call): CallFault | undefined {
  const { store, startOptions } = control;
  if (store.faultRules.all.size === 0) return undefined;
  const instanceId = call.params.instance_id?.toLowerCase();
  const faultCall = {
    operation: call.operation,
    projectId: call.project,
    instanceId,
    subject: () => {
      const found = instanceId === undefined ? undefined : store.instances.get(instanceId);
      return found?.project === call.project ? found : undefined;
    },
  };
  return change(control, () =>
    faultFor(store.faultRules, seedIn(store, startOptions.seed), faultCall),
  );
}

function answered(
  { operation, requestId }: Call,
  { code, status, message, form }: FaultAnswer,
  { rules }: CallFault,
): Response {
  const error = errorOf(code, status);
  const written =
    form === undefined ? errorFormOf(code, operation.api) : formNamed[form](operation);
  const told = { code, message: message ?? error.message };
  return Response.json(errorBodyIn(written, told, requestId), {
    status: status ?? error.status,
    headers: { 'X-Request-Id': requestId, [faultHeader]: rules.join(',') },
  });
}

const formNamed: Readonly<Record<FaultForm, (operation: AnyOperation) => ErrorForm>> = {
  service: ({ api }) => (api === 'v1.0' ? 'v1.0' : 'v2'),
  gateway: () => 'gateway',
};

/** What the catalogue says of a code; what it does not have is a code of the real service alone. */
function errorOf(code: string, status: number | undefined) {
  if (!isErrorCode(code)) return { status: 400, message: 'A fault rule ordered this error.' };
  const { httpStatus, otherMessages }: ErrorEntry = catalogue[code];
  const other = status === undefined ? undefined : otherMessages?.[status];
  return { status: httpStatus, message: other ?? new DcsError(code).message };
}
