// Requests that are right in themselves, and refused because of what was asked for before.

import type { ErrorCode } from '../../../src/protocol/index.js';
import { type Ground, onInstance, type Parts, type RuleTable, refused } from './rule.js';

const larger = { spec_code: 'redis.ha.xu1.large.r2.2', new_capacity: 2 };

/** An instance with a change of size that waits for its window. */
const withScheduled =
  (body: Readonly<Record<string, unknown>>) =>
  async ({ running, client }: Ground) => {
    const instance_id = await running({ spec_code: 'redis.ha.xu1.large.r2.4', capacity: 4 });
    const large = { spec_code: 'redis.ha.xu1.large.r2.8', new_capacity: 8 };
    const later = { ...large, execute_immediately: false };
    await client.v2('POST', `/instances/${instance_id}/resize`, later);
    return { params: { instance_id }, body };
  };

const scheduled = (operation: string, body: Readonly<Record<string, unknown>>) =>
  refused(operation, 'DCS.4108', withScheduled(body));

const windowFrom = (hour: number) => ({
  maintain_begin: `${hour}:00:00`,
  maintain_end: `${hour + 1}:00:00`,
});

/** The window of such an instance, changed three times already. */
const movedThrice = (operation: string) =>
  refused(operation, 'DCS.4108', async (ground) => {
    const { params } = await withScheduled({})(ground);
    for (const hour of [10, 11, 12]) {
      await ground.client.v2('PUT', `/instances/${params.instance_id}`, windowFrom(hour));
    }
    return { params, body: windowFrom(13) };
  });

const twice = (operation: string) =>
  refused(operation, 'DCS.4017', async ({ running, client }) => {
    const instance_id = await running();
    await client.v2('POST', `/instances/${instance_id}/swap`);
    return { params: { instance_id } };
  });

/** A backup that no longer fits, for the instance has become smaller. */
const outdated = (operation: string) =>
  refused(operation, 'DCS.4087', async ({ running, backUp, resize, settle }) => {
    const instance_id = await running();
    const backup_id = await backUp(instance_id);
    await settle();
    await resize(instance_id, 'redis.ha.xu1.tiny.r2.512', 0.5);
    await settle();
    return { params: { instance_id }, body: { backup_id } };
  });

const whileBackingUp = (operation: string, code: ErrorCode, body?: Parts['body']) =>
  refused(operation, code, async ({ running, backUp }) => {
    const instance_id = await running();
    const params = { instance_id, backup_id: await backUp(instance_id) };
    return body ? { params, body } : { params };
  });

const whileRestoring = (operation: string) =>
  refused(operation, 'DCS.4097', async ({ running, backUp, restore, settle }) => {
    const instance_id = await running();
    const backup_id = await backUp(instance_id);
    await settle();
    await restore(instance_id, { backup_id });
    return { params: { instance_id, backup_id } };
  });

const taskUnderWay = (operation: string) =>
  refused(operation, 'DCS.4957', async ({ running, resize, newestTask }) => {
    const instance_id = await running();
    await resize(instance_id, larger.spec_code, larger.new_capacity);
    return { params: { instance_id, task_id: (await newestTask(instance_id)).id } };
  });

/** New names for commands restart the instance, so the lifecycle has a say. */
const rename: RuleTable = {
  operation: 'v2.updateInstance',
  right: onInstance({}, { body: { rename_commands: { keys: 'renamed' } } }),
  rules: [],
};

/** The tables of this file. */
export const conflicts: readonly RuleTable[] = [
  scheduled('v2.resizeInstance', larger),
  scheduled('v1.0.extendInstance', { new_capacity: 16 }),
  scheduled('v2.migrateZones', { new_available_zones: ['eu-de-02'] }),
  movedThrice('v2.updateInstance'),
  movedThrice('v1.0.updateInstance'),
  twice('v2.switchOver'),
  twice('v2.switchOverAsync'),
  outdated('v2.restoreInstance'),
  outdated('v1.0.restoreInstance'),
  whileBackingUp('v2.deleteBackup', 'DCS.4096'),
  whileBackingUp('v1.0.deleteBackup', 'DCS.4096'),
  whileBackingUp('v2.listBackupLinks', 'DCS.4957', { expiration: 1800 }),
  whileRestoring('v2.deleteBackup'),
  whileRestoring('v1.0.deleteBackup'),
  taskUnderWay('v2.deleteTask'),
  taskUnderWay('v2.deleteCenterTask'),
  rename,
];
