// Moves the nodes of an instance to other availability zones (method MigrateAz).

import { api, DcsError } from '../../protocol/index.js';
import { requireZonesFit, type Zone, zonesNamed } from '../catalog/index.js';
import { migrateInWindow, migrateNow } from '../jobs/index.js';
import type { InstanceRecord } from '../store/index.js';
import { handle } from './handle.js';
import { requireResizable } from './resize-instance.js';

/** Refuses a move to where the instance is. */
function requireOther({ azCodes }: InstanceRecord, zones: readonly Zone[]): void {
  if (zones.map(({ code }) => code).join() !== azCodes.join()) return;
  const detail = `the instance is in ${azCodes.join(', ')} already`;
  throw new DcsError('DCS.4933', { detail });
}

export const v2 = handle(api.migrateZones.v2, ({ world, project, params, body }) => {
  const instance = world.find(project, params.instance_id);
  requireResizable(world, instance);
  const zones = zonesNamed(world.region.name, body.new_available_zones);
  requireZonesFit(instance, zones);
  requireOther(instance, zones);
  if (body.execute_immediately === false) migrateInWindow(world, instance, zones);
  else migrateNow(world, instance, zones);
  return undefined;
});
