// The operations that have nothing to do with the lifecycle and are not offered; asking for one is
// answered with 501 and its name.

/** An operation that the service has and the emulator has not. */
export interface UnsupportedOperation {
  /** As the page calls it, in camel case. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly page: string;
}

const instance = '/v2/{project_id}/instances/{instance_id}';

const list: readonly (readonly [UnsupportedOperation['method'], path: string, page: string])[] = [
  ['DELETE', '/v2/{project_id}/tasks/{task_id}', 'DeleteCenterTask'],
  [
    'POST',
    `${instance}/groups/{group_id}/replications/{node_id}/slave-priority`,
    'UpdateSlavePriority',
  ],
  [
    'DELETE',
    `${instance}/groups/{group_id}/replications/{node_id}/remove-ip`,
    'DeleteIpFromDomainName',
  ],
  ['PUT', `${instance}/bigkey/autoscan`, 'UpdateBigkeyAutoscanConfig'],
  ['GET', `${instance}/bigkey/autoscan`, 'ShowBigkeyAutoscanConfig'],
  ['PUT', `${instance}/hotkey/autoscan`, 'UpdateHotkeyAutoScanConfig'],
  ['GET', `${instance}/hotkey/autoscan`, 'ShowHotkeyAutoscanConfig'],
  ['POST', `${instance}/bigkey-task`, 'CreateBigkeyScanTask'],
  ['POST', `${instance}/hotkey-task`, 'CreateHotkeyScanTask'],
  ['GET', `${instance}/bigkey-tasks`, 'ListBigkeyScanTasks'],
  ['GET', `${instance}/hotkey-tasks`, 'ListHotKeyScanTasks'],
  ['GET', `${instance}/bigkey-task/{task_id}`, 'ShowBigkeyScanTaskDetails'],
  ['GET', `${instance}/hotkey-task/{task_id}`, 'ShowHotkeyTaskDetails'],
  ['DELETE', `${instance}/bigkey-task/{task_id}`, 'DeleteBigkeyScanTask'],
  ['DELETE', `${instance}/hotkey-task/{task_id}`, 'DeleteHotkeyScanTask'],
  ['POST', `${instance}/scan-expire-keys-task`, 'CreateAutoExpireScanTask'],
  ['POST', '/v2/{project_id}/migration-task', 'CreateMigrationTask'],
  ['POST', '/v2/{project_id}/migration/instance', 'CreateOnlineMigrationTask'],
  ['POST', '/v2/{project_id}/migration/{task_id}/task', 'SetOnlineMigrationTask'],
  ['GET', '/v2/{project_id}/migration-tasks', 'ListMigrationTask'],
  ['GET', '/v2/{project_id}/migration-task/{task_id}', 'ShowMigrationTask'],
  ['PUT', '/v2/{project_id}/migration-task/{task_id}', 'UpdateMigrationTask'],
  ['GET', '/v2/{project_id}/migration-task/{task_id}/stats', 'ShowMigrationTaskStats'],
  ['POST', '/v2/{project_id}/migration-task/{task_id}/stop', 'StopMigrationTask'],
  ['POST', '/v2/{project_id}/migration-task/batch-stop', 'BatchStopMigrationTasks'],
  ['DELETE', '/v2/{project_id}/migration-tasks/delete', 'DeleteMigrationTask'],
  ['GET', `${instance}/diagnosis`, 'ListDiagnosisTasks'],
  ['POST', `${instance}/diagnosis`, 'CreateDiagnosisTask'],
  ['GET', '/v2/{project_id}/diagnosis/{report_id}', 'ShowDiagnosisTaskDetails'],
  ['POST', `${instance}/redislog`, 'CreateRedislog'],
  ['GET', `${instance}/redislog`, 'ListRedislog'],
  ['POST', `${instance}/redislog/{id}/links`, 'CreateRedislogDownloadLink'],
  ['GET', `${instance}/slowlog`, 'ListSlowlog'],
  ['GET', '/v2/{project_id}/dims/monitored-objects', 'ListMonitoredObjects'],
  [
    'GET',
    '/v2/{project_id}/dims/monitored-objects/{instance_id}',
    'ListMonitoredObjectsOfInstance',
  ],
];

const camel = (page: string) => page.charAt(0).toLowerCase() + page.slice(1);

/** What is not offered. */
export const unsupportedOperations: readonly UnsupportedOperation[] = list.map(
  ([method, path, page]) => ({ name: camel(page), method, path, page }),
);
