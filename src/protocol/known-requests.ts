// Every request of DCS that is known, offered or not: those of the pages of the API reference, and those
// that the DcsClient of Huawei's SDKs (3.1.211) has besides. One line each: method, path, and the page or the
// method of the client. A path that is not here is answered like a wrong one.

import type { Method } from './operation.js';

/** A request that DCS is known to answer. */
export interface KnownRequest {
  readonly method: Method;
  readonly path: string;
  /** The page of the API reference, or the method of the SDKs' client. */
  readonly source: string;
}

const onPages = `
GET    / en-us_topic_0000001645635650
GET    /{api_version} en-us_topic_0000001693796125

GET    /v1.0/availableZones dcs-api-0312039
GET    /v1.0/instances/maintain-windows dcs-api-0312041
GET    /v1.0/products dcs-api-0312040
DELETE /v1.0/{project_id}/instances dcs-api-0312009
GET    /v1.0/{project_id}/instances dcs-api-0312006
POST   /v1.0/{project_id}/instances dcs-api-0312004
GET    /v1.0/{project_id}/instances/statistic dcs-api-0312014
GET    /v1.0/{project_id}/instances/status dcs-api-0312016
PUT    /v1.0/{project_id}/instances/status dcs-api-0312018
DELETE /v1.0/{project_id}/instances/{instance_id} dcs-api-0312008
GET    /v1.0/{project_id}/instances/{instance_id} dcs-api-0312005
PUT    /v1.0/{project_id}/instances/{instance_id} dcs-api-0312007
GET    /v1.0/{project_id}/instances/{instance_id}/backups dcs-api-0312022
POST   /v1.0/{project_id}/instances/{instance_id}/backups dcs-api-0312020
DELETE /v1.0/{project_id}/instances/{instance_id}/backups/{backup_id} dcs-api-0312024
GET    /v1.0/{project_id}/instances/{instance_id}/configs dcs-api-0312015
PUT    /v1.0/{project_id}/instances/{instance_id}/configs dcs-api-0312017
POST   /v1.0/{project_id}/instances/{instance_id}/extend dcs-api-0312010
PUT    /v1.0/{project_id}/instances/{instance_id}/password dcs-api-0312019
GET    /v1.0/{project_id}/instances/{instance_id}/restores dcs-api-0312023
POST   /v1.0/{project_id}/instances/{instance_id}/restores dcs-api-0312021
GET    /v1.0/{project_id}/quota dcs-api-0312036

GET    /v2/available-zones ListAvailableZones
GET    /v2/instances/maintain-windows ListMaintenanceWindows
GET    /v2/{project_id}/config-templates ListConfigTemplates
POST   /v2/{project_id}/config-templates CreateCustomTemplate
GET    /v2/{project_id}/dcs/tags ListTagsOfTenant
POST   /v2/{project_id}/dcs/{instance_id}/tags/action BatchCreateOrDeleteTags
GET    /v2/{project_id}/diagnosis/{report_id} ShowDiagnosisTaskDetails
GET    /v2/{project_id}/dims/monitored-objects ListMonitoredObjects
GET    /v2/{project_id}/dims/monitored-objects/{instance_id} ListMonitoredObjectsOfInstance
GET    /v2/{project_id}/flavors ListFlavors
GET    /v2/{project_id}/instance/{instance_id}/groups ListGroupReplicationInfo
GET    /v2/{project_id}/instance/{instance_id}/whitelist ShowIpWhitelist
PUT    /v2/{project_id}/instance/{instance_id}/whitelist UpdateIpWhitelist
DELETE /v2/{project_id}/instances BatchDeleteInstances
GET    /v2/{project_id}/instances ListInstances
POST   /v2/{project_id}/instances CreateInstance
GET    /v2/{project_id}/instances-logical-nodes BatchShowNodesInformation
GET    /v2/{project_id}/instances/statistic ListStatisticsOfRunningInstances
PUT    /v2/{project_id}/instances/status RestartOrFlushInstances
DELETE /v2/{project_id}/instances/{instance_id} DeleteSingleInstance
GET    /v2/{project_id}/instances/{instance_id} ShowInstance
PUT    /v2/{project_id}/instances/{instance_id} UpdateInstance
GET    /v2/{project_id}/instances/{instance_id}/backups ListBackupRecords
POST   /v2/{project_id}/instances/{instance_id}/backups CopyInstance
DELETE /v2/{project_id}/instances/{instance_id}/backups/{backup_id} DeleteBackupFile
POST   /v2/{project_id}/instances/{instance_id}/backups/{backup_id}/links ListBackupFileLinks
POST   /v2/{project_id}/instances/{instance_id}/bigkey-task CreateBigkeyScanTask
DELETE /v2/{project_id}/instances/{instance_id}/bigkey-task/{bigkey_id} DeleteBigkeyScanTask
GET    /v2/{project_id}/instances/{instance_id}/bigkey-task/{bigkey_id} ShowBigkeyScanTaskDetails
GET    /v2/{project_id}/instances/{instance_id}/bigkey-tasks ListBigkeyScanTasks
GET    /v2/{project_id}/instances/{instance_id}/bigkey/autoscan ShowBigkeyAutoscanConfig
PUT    /v2/{project_id}/instances/{instance_id}/bigkey/autoscan UpdateBigkeyAutoscanConfig
GET    /v2/{project_id}/instances/{instance_id}/config-histories ListConfigHistories
GET    /v2/{project_id}/instances/{instance_id}/configs ListConfigurations
PUT    /v2/{project_id}/instances/{instance_id}/configs UpdateConfigurations
GET    /v2/{project_id}/instances/{instance_id}/diagnosis ListDiagnosisTasks
DELETE /v2/{project_id}/instances/{instance_id}/groups/{group_id}/replications/{node_id}/remove-ip DeleteIpFromDomainName
POST   /v2/{project_id}/instances/{instance_id}/groups/{group_id}/replications/{node_id}/slave-priority UpdateSlavePriority
POST   /v2/{project_id}/instances/{instance_id}/hotkey-task CreateHotkeyScanTask
DELETE /v2/{project_id}/instances/{instance_id}/hotkey-task/{hotkey_id} DeleteHotkeyScanTask
GET    /v2/{project_id}/instances/{instance_id}/hotkey-task/{hotkey_id} ShowHotkeyTaskDetails
GET    /v2/{project_id}/instances/{instance_id}/hotkey-tasks ListHotKeyScanTasks
GET    /v2/{project_id}/instances/{instance_id}/hotkey/autoscan ShowHotkeyAutoscanConfig
PUT    /v2/{project_id}/instances/{instance_id}/hotkey/autoscan UpdateHotkeyAutoScanConfig
PUT    /v2/{project_id}/instances/{instance_id}/password UpdatePassword
POST   /v2/{project_id}/instances/{instance_id}/password/reset ResetPassword
GET    /v2/{project_id}/instances/{instance_id}/redislog ListRedislog
POST   /v2/{project_id}/instances/{instance_id}/redislog CreateRedislog
POST   /v2/{project_id}/instances/{instance_id}/redislog/{id}/links CreateRedislogDownloadLink
POST   /v2/{project_id}/instances/{instance_id}/resize ResizeInstance
GET    /v2/{project_id}/instances/{instance_id}/restores ListRestoreRecords
POST   /v2/{project_id}/instances/{instance_id}/restores RestoreInstance
POST   /v2/{project_id}/instances/{instance_id}/scan-expire-keys-task CreateAutoExpireScanTask
GET    /v2/{project_id}/instances/{instance_id}/slowlog ListSlowlog
GET    /v2/{project_id}/instances/{instance_id}/ssl ShowInstanceSSLDetail
PUT    /v2/{project_id}/instances/{instance_id}/ssl UpdateSSLSwitch
POST   /v2/{project_id}/instances/{instance_id}/ssl-certs/download DownloadSSLCert
POST   /v2/{project_id}/instances/{instance_id}/swap ChangeMasterStandby
GET    /v2/{project_id}/instances/{instance_id}/tags ShowTags
GET    /v2/{project_id}/instances/{instance_id}/tasks ListBackgroundTask
DELETE /v2/{project_id}/instances/{instance_id}/tasks/{task_id} DeleteBackgroundTask
GET    /v2/{project_id}/jobs/{job_id} ShowJobInfo
POST   /v2/{project_id}/migration-task CreateMigrationTask
POST   /v2/{project_id}/migration-task/batch-stop BatchStopMigrationTasks
GET    /v2/{project_id}/migration-task/{task_id} ShowMigrationTask
PUT    /v2/{project_id}/migration-task/{task_id} UpdateMigrationTask
GET    /v2/{project_id}/migration-task/{task_id}/stats ShowMigrationTaskStats
POST   /v2/{project_id}/migration-task/{task_id}/stop StopMigrationTask
GET    /v2/{project_id}/migration-tasks ListMigrationTask
DELETE /v2/{project_id}/migration-tasks/delete DeleteMigrationTask
POST   /v2/{project_id}/migration/instance CreateOnlineMigrationTask
POST   /v2/{project_id}/migration/{task_id}/task SetOnlineMigrationTask
GET    /v2/{project_id}/quota ShowQuotaOfTenant
DELETE /v2/{project_id}/tasks/{task_id} DeleteCenterTask
`;

const inSdksOnly = `
DELETE /v2/{project_id}/config-templates/{template_id} DeleteConfigTemplate
GET    /v2/{project_id}/config-templates/{template_id} ShowConfigTemplate
PUT    /v2/{project_id}/config-templates/{template_id} UpdateConfigTemplate
GET    /v2/{project_id}/instance/{instance_id}/groups/{group_id}/group-nodes-state ShowReplicationStates
POST   /v2/{project_id}/instance/{instance_id}/groups/{group_id}/replications/{node_id}/async-switchover ExecuteClusterSwitchover
PUT    /v2/{project_id}/instance/{instance_id}/whitelist-async UpdateIpWhitelistAsync
POST   /v2/{project_id}/instances/export ExportInstancesTask
GET    /v2/{project_id}/instances/export-job ExportExcelJob
GET    /v2/{project_id}/instances/status ListNumberOfInstancesInDifferentStatus
GET    /v2/{project_id}/instances/{instance_id}/accounts ListAclAccounts
POST   /v2/{project_id}/instances/{instance_id}/accounts CreateAclAccount
DELETE /v2/{project_id}/instances/{instance_id}/accounts/{account_id} DeleteAclAccount
PUT    /v2/{project_id}/instances/{instance_id}/accounts/{account_id} UpdateAclAccountRemark
PUT    /v2/{project_id}/instances/{instance_id}/accounts/{account_id}/password/modify UpdateAclAccountPassWord
PUT    /v2/{project_id}/instances/{instance_id}/accounts/{account_id}/password/reset ResetAclAccountPassWord
PUT    /v2/{project_id}/instances/{instance_id}/accounts/{account_id}/role UpdateAclAccount
PUT    /v2/{project_id}/instances/{instance_id}/async-configs UpdateInstanceConfig
PUT    /v2/{project_id}/instances/{instance_id}/async-swap ChangeMasterStandbyAsync
GET    /v2/{project_id}/instances/{instance_id}/auto-expire/histories ShowExpireKeyScanInfo
POST   /v2/{project_id}/instances/{instance_id}/auto-expire/scan ScanExpireKey
DELETE /v2/{project_id}/instances/{instance_id}/autoscaling-policy/bandwidth DeleteInstanceBandwidthAutoScalingPolicy
GET    /v2/{project_id}/instances/{instance_id}/autoscaling-policy/bandwidth ShowInstanceBandwidthAutoScalingPolicy
PUT    /v2/{project_id}/instances/{instance_id}/autoscaling-policy/bandwidth UpdateInstanceBandwidthAutoScalingPolicy
PUT    /v2/{project_id}/instances/{instance_id}/available-zones MigrateAz
PUT    /v2/{project_id}/instances/{instance_id}/bandwidth UpdateInstanceBandwidth
GET    /v2/{project_id}/instances/{instance_id}/bandwidths ShowBandwidths
PUT    /v2/{project_id}/instances/{instance_id}/bandwidths UpdateBandwidth
GET    /v2/{project_id}/instances/{instance_id}/clients ListClients
POST   /v2/{project_id}/instances/{instance_id}/clients ScanClients
POST   /v2/{project_id}/instances/{instance_id}/clients/kill HangUpClients
POST   /v2/{project_id}/instances/{instance_id}/clients/kill-all HangUpKillAllClients
GET    /v2/{project_id}/instances/{instance_id}/config-histories/{history_id} ShowConfigHistoryDetail
GET    /v2/{project_id}/instances/{instance_id}/deletable-replication ValidateDeletableReplica
DELETE /v2/{project_id}/instances/{instance_id}/diagnosis DeleteDiagnosisTask
POST   /v2/{project_id}/instances/{instance_id}/diagnosis CreateDiagnosisTask
POST   /v2/{project_id}/instances/{instance_id}/hotkey/{task_id}/export DownloadHotKey
GET    /v2/{project_id}/instances/{instance_id}/logical-nodes ShowNodesInformation
POST   /v2/{project_id}/instances/{instance_id}/minor-version/upgrade UpgradeInstanceMinorVersion
GET    /v2/{project_id}/instances/{instance_id}/nodes ShowInstanceTopology
PUT    /v2/{project_id}/instances/{instance_id}/nodes/status ChangeNodesStartStopStatus
GET    /v2/{project_id}/instances/{instance_id}/offline/key-analysis ListOfflineKeyAnalysisTask
POST   /v2/{project_id}/instances/{instance_id}/offline/key-analysis CreateOfflineKeyAnalysis
DELETE /v2/{project_id}/instances/{instance_id}/offline/key-analysis/{task_id} DeleteOfflineKeyAnalysisTask
GET    /v2/{project_id}/instances/{instance_id}/offline/key-analysis/{task_id} ShowOfflineKeyAnalysisTask
GET    /v2/{project_id}/instances/{instance_id}/operations ListInstanceOperations
DELETE /v2/{project_id}/instances/{instance_id}/public-ip DeletePublicIp
POST   /v2/{project_id}/instances/{instance_id}/public-ip UpdatePublicIp
POST   /v2/{project_id}/instances/{instance_id}/resize/check-job StartInstanceResizeCheckJob
GET    /v2/{project_id}/instances/{instance_id}/scan-expire-keys/autoscan-config ShowExpireAutoScanConfig
PUT    /v2/{project_id}/instances/{instance_id}/scan-expire-keys/autoscan-config UpdateExpireAutoScanConfig
GET    /v2/{project_id}/instances/{instance_id}/tasks/{task_id}/progress ShowBackgroundTaskProgress
GET    /v2/{project_id}/instances/{instance_id}/version ShowInstanceVersion
POST   /v2/{project_id}/instances/{instance_id}/webcli/auth LoginWebCli
POST   /v2/{project_id}/instances/{instance_id}/webcli/command ExecuteCommandMobilization
POST   /v2/{project_id}/instances/{instance_id}/webcli/logout LogoffWebCli
POST   /v2/{project_id}/migration-task/{task_id}/exchange-ip ExchangeInstanceIp
GET    /v2/{project_id}/migration-task/{task_id}/logs ListMigrationTaskLogs
POST   /v2/{project_id}/migration-task/{task_id}/rollback-ip RollbackExchangeInstanceIp
POST   /v2/{project_id}/migration-task/{task_id}/sync-stop StopMigrationTaskSync
POST   /v2/{project_id}/migration-tasks/batch-restart BatchRestartOnlineMigrationTasks
POST   /v2/{project_id}/orders/instances/{instance_id}/resize CreateResizeOrder
GET    /v2/{project_id}/tasks ListCenterTask
PUT    /v2/{project_id}/{instance_id}/client-ip-transparent-transmission UpdateClientIpTransparentTransmission
`;

const rowsOf = (text: string): KnownRequest[] =>
  [...text.matchAll(/^(\w+) +(\S+) (\S+)$/gm)].map(([, method, path = '', source = '']) => ({
    method: method as Method,
    path,
    source,
  }));

const sdkRequests = rowsOf(inSdksOnly);

/** All of them, those of pages first. */
export const knownRequests: readonly KnownRequest[] = [...rowsOf(onPages), ...sdkRequests];

const sdkMethods = new Set(sdkRequests.map(({ source }) => source));

/** Whether a source is a method of the SDKs' client, of which there is no page. */
export const isSdkMethod = (source: string): boolean => sdkMethods.has(source);

/** Those that are answered beside the operations: a client may ask them before it has a project. */
export const versionPaths: readonly string[] = ['/', '/{api_version}'];

/** A request without the names of its parameters, which the sources do not agree on. */
export const formOf = ({ method, path }: Pick<KnownRequest, 'method' | 'path'>): string =>
  `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`;
