// Changes an instance (pages dcs-api-0312007 and UpdateInstance).

import type { z } from 'zod';
import { type AnyOperation, api } from '../../protocol/index.js';
import { windowOf } from '../catalog/index.js';
import {
  changesToCome,
  noteTask,
  planAutomaticBackup,
  policyRecordOf,
  type RenameJob,
  requirePolicyFits,
  requireRenamable,
  waitForNewWindow,
} from '../jobs/index.js';
import type { InstanceRecord } from '../store/index.js';
import type { World } from '../world/index.js';
import { handle } from './handle.js';

type Changes = z.output<NonNullable<typeof api.updateInstance.v2.body>>;

/**
 * Changes an instance. New names of commands restart it (dcs-ug-1009002), so then the chart must
 * accept a restart; all else is possible in any status. A change of size that waits for the maintenance window
 * waits for the new one (dcs-ug-0326011).
 */
function update(
  dialect: AnyOperation['api'],
  world: World,
  instance: InstanceRecord,
  changes: Changes,
): undefined {
  const { name, description, port, security_group_id, instance_backup_policy: policy } = changes;
  requirePolicyFits(dialect, instance, policy);
  const updated = world.patch(instance, {
    ...(name !== undefined && { name }),
    ...(typeof description === 'string' && { description }),
    ...(port !== undefined && { port }),
    ...(security_group_id !== undefined && { securityGroupId: security_group_id }),
    ...windowChange(instance, changes),
    backupPolicy: policyRecordOf(world, policy, instance.backupPolicy),
  });
  if (updated.maintainBegin !== instance.maintainBegin) {
    waitForNewWindow(world, updated, changesToCome);
  }
  if (updated.backupPolicy !== instance.backupPolicy) planAutomaticBackup(world, updated);
  if (updated.port !== instance.port) {
    const details = { old_port: instance.port, new_port: updated.port };
    noteTask(world, updated, { name: 'UpdatePort', details });
  }
  const renamed = Object.entries(changes.rename_commands ?? {}).filter(
    ([, to]) => to !== undefined,
  );
  if (renamed.length > 0) {
    const names = Object.fromEntries(renamed) as Record<string, string>;
    requireRenamable(world, instance, names);
    const job: RenameJob = { type: 'renameCommands', names };
    world.request(updated, 'restart', job);
  }
  return undefined;
}

function windowChange(
  { maintainBegin, maintainEnd }: InstanceRecord,
  { maintain_begin, maintain_end }: Changes,
): Partial<InstanceRecord> {
  const own = { begin: maintainBegin, end: maintainEnd };
  const { begin, end } = windowOf(maintain_begin, maintain_end, own);
  return { maintainBegin: begin, maintainEnd: end };
}

export const v1 = handle(api.updateInstance.v1, ({ world, project, params, body }) =>
  update('v1.0', world, world.findAlive(project, params.instance_id), body),
);

export const v2 = handle(api.updateInstance.v2, ({ world, project, params, body }) =>
  update('v2', world, world.findAlive(project, params.instance_id), body),
);
