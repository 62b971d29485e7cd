// How the answer of a call tells that a fault rule met it.

import { type Call, requestIdHeader } from '../http/index.js';

/** Marks the answer of a call that a rule met; a connection that is to be dropped says `dropped`. */
export const faultHeader = 'X-Dcs-Fault';

const dropped = 'dropped';
const droppedStatus = 502;

/** Whether a rule wants the connection dropped instead of this answer being sent. */
export const isDropped = (response: Response): boolean =>
  // Looking into headers costs, and nothing else has this status.
  response.status === droppedStatus && response.headers.get(faultHeader) === dropped;

/** Stands for a broken connection inside the process; the server closes the socket when it sees it. */
export const droppedConnection = ({ requestId }: Call): Response =>
  new Response(null, {
    status: droppedStatus,
    headers: { [requestIdHeader]: requestId, [faultHeader]: dropped },
  });
