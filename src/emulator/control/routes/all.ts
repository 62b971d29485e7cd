// Every route of the control plane.

import type { AnyRoute } from '../route.js';
import { clockRoutes } from './clock.js';
import { faultRoutes } from './faults.js';
import { fixtureRoutes } from './fixtures.js';
import { fleetRoutes } from './fleet.js';
import { instanceRoutes } from './instances.js';
import { planRoutes } from './plan.js';
import { requestRoutes } from './requests.js';
import { serviceRoutes } from './service.js';
import { snapshotRoutes } from './snapshot.js';
import { streamRoutes } from './streams.js';

export { controlVersion } from './service.js';

/** All routes, as they are described. */
export const routes: readonly AnyRoute[] = [
  ...serviceRoutes,
  ...clockRoutes,
  ...planRoutes,
  ...faultRoutes,
  ...fixtureRoutes,
  ...instanceRoutes,
  ...requestRoutes,
  ...streamRoutes,
  ...fleetRoutes,
  ...snapshotRoutes,
];
