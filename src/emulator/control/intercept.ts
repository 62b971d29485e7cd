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
import { type Answered, type Call, type Intercept, requestIdHeader } from '../http/index.js';
import { type CallFault, type FaultAnswer, type FaultForm, faultFor } from '../rules/index.js';
import { type Control, change, seedIn } from './control.js';
import { droppedConnection, faultHeader } from './fault-marks.js';

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
      if (control.store.faultRules.all.size === 0) return undefined;
      const met = () => {
        const fault = faultOf(control, call);
        return fault && carriedOut(call, fault);
      };
      const settled = control.settled();
      return settled ? settled.then(met) : met();
    },
    answered: (call, response) => (losing.has(call.request) ? droppedConnection(call) : response),
  };

  async function carriedOut(call: Call, fault: CallFault): Promise<Response | undefined> {
    const { latencyMs = 0, answer, drop } = fault;
    if (latencyMs > 0) await sleep(control.real, latencyMs);
    if (drop === 'request') return droppedConnection(call);
    if (drop === 'answer') losing.add(call.request);
    return answer && answered(call, answer, fault);
  }
}

function faultOf(control: Control, call: Call): CallFault | undefined {
  const { store, startOptions } = control;
  const instanceId = call.params.instance_id?.toLowerCase();
  const faultCall = {
    operation: call.operation,
    nowMs: control.clock.now(),
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
    headers: { [requestIdHeader]: requestId, [faultHeader]: rules.join(',') },
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
