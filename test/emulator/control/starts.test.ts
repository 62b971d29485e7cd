// What each operation sets off that a plan times: sent to an instance that runs, and seen to begin.

import { startsOf } from '../../../src/emulator/operations/index.js';
import { timedByStart, timedNameOf } from '../../../src/emulator/rules/index.js';
import { presets } from '../../../src/plan/index.js';
import { controlled } from '../../support/emulator/controlled.js';

type Call = (id: string, backup: string) => readonly [method: string, path: string, body?: unknown];
const parameter = { param_id: '1', param_name: 'timeout', param_value: '1' };
const configs: Call = (id) => ['PUT', `/instances/${id}/configs`, { redis_config: [parameter] }];

const calls: Readonly<Record<string, Call>> = {
  deleteInstance: (id) => ['DELETE', `/instances/${id}`],
  batchDeleteInstances: (id) => ['DELETE', '/instances', { instances: [id] }],
  resizeInstance: (id) => [
    'POST',
    `/instances/${id}/resize`,
    { spec_code: 'redis.ha.xu1.large.r2.2', new_capacity: 2 },
  ],
  migrateZones: (id) => [
    'PUT',
    `/instances/${id}/available-zones`,
    { new_available_zones: ['eu-de-02'] },
  ],
  createBackup: (id) => ['POST', `/instances/${id}/backups`, {}],
  restoreInstance: (id, backup) => ['POST', `/instances/${id}/restores`, { backup_id: backup }],
  restartOrFlushInstances: (id) => [
    'PUT',
    '/instances/status',
    { instances: [id], action: 'restart' },
  ],
  updateSsl: (id) => ['PUT', `/instances/${id}/ssl`, { enabled: true }],
  updateInstance: (id) => ['PUT', `/instances/${id}`, { rename_commands: { keys: 'keys2' } }],
  updateConfigurations: configs,
  updateConfigurationsAsync: (id) => [
    'PUT',
    `/instances/${id}/async-configs`,
    { redis_config: [parameter] },
  ],
  switchOver: (id) => ['POST', `/instances/${id}/swap`],
  switchOverAsync: (id) => ['PUT', `/instances/${id}/async-swap`],
  // These are done at once.
  resetPassword: (id) => ['POST', `/instances/${id}/password/reset`, { no_password_access: true }],
  updateWhitelist: (id) => [
    'PUT',
    `/instance/${id}/whitelist`,
    { enable_whitelist: false, whitelist: [] },
  ],
  updateWhitelistAsync: (id) => [
    'PUT',
    `/instance/${id}/whitelist-async`,
    { enable_whitelist: false, whitelist: [] },
  ],
  checkResize: (id) => [
    'POST',
    `/instances/${id}/resize/check-job`,
    { spec_code: 'redis.ha.xu1.large.r2.2', new_capacity: 2 },
  ],
  changeTags: (id) => [
    'POST',
    `/dcs/${id}/tags/action`,
    { action: 'create', tags: [{ key: 'a', value: 'b' }] },
  ],
};

const begun: (readonly [operation: string | undefined, timed: string | undefined])[] = [];
const at = controlled({
  planFor({ operation, besides, state }) {
    begun.push([operation, besides ?? timedNameOf(state)]);
    return presets.instant;
  },
});
afterAll(() => at.close());

test.each(Object.keys(calls))('%s starts what it is known to start', async (name) => {
  const id = await at.instance({ engine_version: '6.0' });
  const { body } = await at.v2('POST', `/instances/${id}/backups`, {});
  await at.control('POST', '/clock/advance', { by: '1s' });
  begun.length = 0;
  const [method, path, sent] = (calls[name] as Call)(id, body.backup_id);
  const { status } = await at.v2(method, path, sent);
  expect(status).toBeLessThan(300);
  const starts = startsOf[name as keyof typeof startsOf] ?? [];
  expect(begun).toEqual(starts.map((start) => [`v2.${name}`, timedByStart(start)]));
});

test('there is a call for every operation that starts something', () => {
  const others = ['createInstance', 'extendInstance'];
  expect(Object.keys(startsOf).filter((name) => !calls[name])).toEqual(others);
});
