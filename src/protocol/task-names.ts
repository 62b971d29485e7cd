// What background tasks are called: the names on page ListBackgroundTask, and those of the work that only the
// SDKs can ask for, which go by their operations because no page names them.

export const taskNames = [
  'EXTEND',
  'AddReplica',
  'DelReplica',
  'AddWhitelist',
  'UpdatePort',
  'masterStandbySwapJob',
  'modify',
  'BindEip',
  'UnBindEip',
  'RemoveIpFromDns',
  'UpdateSSLSwitch',
  'MigrateAz',
  'updateInstanceConfig',
  'StartInstanceResizeCheckJob',
] as const;

/** One of them. */
export type TaskName = (typeof taskNames)[number];
