// The whole state of the service, out and in.

import { z } from 'zod';
import { route } from '../route.js';
import { restoreSnapshot, takeSnapshot } from '../snapshot.js';
import { clockView } from './clock.js';

/** The routes of snapshots. */
export const snapshotRoutes = [
  route({
    method: 'GET',
    path: '/snapshot',
    summary: 'Exports the whole state: instances, plan, overrides, faults, what is due, the clock.',
    // As short as possible: programs read it.
    run: (control) => Response.json(takeSnapshot(control)),
  }),
  route({
    method: 'PUT',
    path: '/snapshot',
    summary:
      'Puts an exported state in the place of the present one, exactly; time goes on from its time, and the demo fleet no longer lives.',
    body: z.unknown(),
    run(control, { body }) {
      restoreSnapshot(control, body);
      control.onReset?.();
      return { ...clockView(control), instances: control.store.instances.all.size };
    },
  }),
];
