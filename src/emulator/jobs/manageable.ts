// Requests that the chart has no event for and that take a running instance with nothing else to do
// (dcs-ug-0312023): the chart's word on a change of parameters goes for them, which asks for no more.

import type { InstanceRecord } from '../store/index.js';
import type { World } from '../world/index.js';

/**
 * Asks the chart whether an instance can be managed now.
 *
 * @throws DcsError with the chart's refusal
 */
export function requireManageable(world: World, instance: InstanceRecord): void {
  world.requireAccepted(instance, 'configure');
}
