// Refusals because of what the instance is, or is busy with (page ErrorCode).

import type { ErrorEntry } from './entry.js';
import { ofKindsWith, untilAccepted, untilServing, whileBusy } from './remedies.js';

/** Refusals because of what the instance is, or is busy with (page ErrorCode). */
export const conflicts = {
  'DCS.4017': {
    httpStatus: 400,
    v1Code: '111400017',
    message: 'This DCS instance job task is still running.',
    remedy: 'Wait until the task of the instance has ended, then ask again.',
    page: 'ErrorCode',
  },
  'DCS.4026': {
    httpStatus: 400,
    v1Code: '111400026',
    message: 'This operation is not allowed when the DCS instance is in the current state.',
    remedy: 'Look at the status of the instance, and ask when it has changed.',
    page: 'ErrorCode',
  },
  'DCS.4027': {
    httpStatus: 400,
    v1Code: '111400027',
    message: 'This operation is not supported on this node.',
    remedy: 'Ask it of an instance of another kind.',
    page: 'ErrorCode',
  },
  'DCS.4045': {
    httpStatus: 400,
    v1Code: '111400045',
    message: 'This DCS instance is already unfrozen.',
    remedy: 'Nothing is left to do: the instance is not frozen.',
    page: 'ErrorCode',
  },
  'DCS.4049': {
    httpStatus: 400,
    message: 'The instance status is not running.',
    get remedy() {
      return untilServing('DCS.4049');
    },
    page: 'ErrorCode',
  },
  'DCS.4069': {
    httpStatus: 500,
    v1Code: '111400069',
    message:
      'Another user is modifying configuration parameters of the DCS instance. Please try again later.',
    remedy: 'Wait until the other change of parameters has ended.',
    page: 'ErrorCode',
  },
  'DCS.4086': {
    httpStatus: 400,
    v1Code: '111400086',
    message: 'only master standby instance is support this action',
    remedy: 'Ask it of a master/standby instance.',
    page: 'ErrorCode',
  },
  'DCS.4087': {
    httpStatus: 400,
    v1Code: '111400087',
    message: 'the backup record status is err when restore this instance',
    remedy: 'Name a backup whose status is succeed.',
    page: 'ErrorCode',
  },
  'DCS.4094': {
    httpStatus: 400,
    v1Code: '111400094',
    message: 'the system is not support dcs job.',
    remedy: 'Poll the status of the instance instead.',
    page: 'ErrorCode',
  },
  'DCS.4095': {
    httpStatus: 400,
    v1Code: '111400095',
    message: 'the system is not support backup and restore.',
    get remedy() {
      return ofKindsWith('backUp');
    },
    page: 'ErrorCode',
  },
  'DCS.4096': {
    httpStatus: 400,
    v1Code: '111400096',
    message: 'the instance is backuping.',
    get remedy() {
      return whileBusy('DCS.4096', 'the backup');
    },
    page: 'ErrorCode',
  },
  'DCS.4097': {
    httpStatus: 400,
    v1Code: '111400097',
    message: 'the instance is restoring.',
    remedy: 'Wait until the restoration has ended.',
    page: 'ErrorCode',
  },
  'DCS.4099': {
    httpStatus: 400,
    v1Code: '111400099',
    message:
      'DCS instances in the Creating, Starting, Stopping, or Restarting state cannot be deleted.',
    get remedy() {
      return untilAccepted('delete');
    },
    page: 'ErrorCode',
  },
  'DCS.4101': {
    httpStatus: 500,
    v1Code: '111400101',
    message: 'Delete instance backup file failed.',
    remedy: 'Ask again later.',
    page: 'ErrorCode',
  },
  'DCS.4102': {
    httpStatus: 400,
    v1Code: '111400102',
    message: 'The system is not support resize.',
    remedy: 'This kind of instance keeps its size: create another one.',
    page: 'ErrorCode',
  },
  'DCS.4103': {
    httpStatus: 400,
    v1Code: '111400103',
    message: 'The system is not support resize.',
    remedy: 'Ask for more capacity than the instance has.',
    page: 'ErrorCode',
  },
  'DCS.4104': {
    httpStatus: 400,
    v1Code: '111400104',
    message:
      'The DCS instance is recovering from an internal fault. Please try again later or contact customer service.',
    get remedy() {
      return whileBusy('DCS.4104', 'the repair');
    },
    page: 'ErrorCode',
  },
  'DCS.4107': {
    httpStatus: 400,
    v1Code: '111400107',
    message:
      'The instance exists for unpaid scale up orders. Please process non payment orders first.',
    remedy: 'Settle the open order first.',
    page: 'ErrorCode',
  },
  'DCS.4108': {
    httpStatus: 400,
    v1Code: '111400108',
    message: 'The Instance exists for processing scale up order. Please try again later.',
    remedy: 'Wait until the order under way has been carried out.',
    page: 'ErrorCode',
  },
  'DCS.4111': {
    httpStatus: 400,
    v1Code: '111400111',
    message: 'the instance is restarting.',
    remedy: 'Wait until the restart has ended.',
    page: 'ErrorCode',
  },
  'DCS.4113': {
    httpStatus: 400,
    v1Code: '111400113',
    message: 'the instance is extending.',
    remedy: 'Wait until the change of size has ended.',
    page: 'ErrorCode',
  },
  'DCS.4114': {
    httpStatus: 400,
    v1Code: '111400114',
    message: 'the instance is configuring.',
    get remedy() {
      return whileBusy('DCS.4114', 'the change of parameters (config_status)');
    },
    page: 'ErrorCode',
  },
  'DCS.4115': {
    httpStatus: 400,
    v1Code: '111400115',
    message: 'the instance is changing the password.',
    remedy: 'Wait until the password has been changed.',
    page: 'ErrorCode',
  },
  'DCS.4116': {
    httpStatus: 400,
    v1Code: '111400116',
    message: 'the instance is upgrading.',
    remedy: 'Wait until the upgrade has ended.',
    page: 'ErrorCode',
  },
  'DCS.4117': {
    httpStatus: 400,
    v1Code: '111400117',
    message: 'the instance is rollbacking the version.',
    remedy: 'Wait until the former version is back.',
    page: 'ErrorCode',
  },
  'DCS.4118': {
    httpStatus: 400,
    v1Code: '111400118',
    message: 'the instance is creating.',
    remedy: 'Wait until the instance has been created.',
    page: 'ErrorCode',
  },
  'DCS.4119': {
    httpStatus: 400,
    v1Code: '111400119',
    message: 'Query Bill Sample failed',
    remedy: 'Check the instance id.',
    page: 'ErrorCode',
  },
  'DCS.4120': {
    httpStatus: 400,
    v1Code: '111400120',
    message: 'the instance is Freezing.',
    remedy: 'Wait until the instance is frozen.',
    page: 'ErrorCode',
  },
  'DCS.4200': {
    httpStatus: 400,
    message: 'Instance type cannot be changed.',
    remedy: 'The type of this instance stays: create another one.',
    page: 'ErrorCode',
  },
  'DCS.4842': {
    httpStatus: 500,
    v1Code: '111400842',
    message: 'job execution status failed.',
    remedy: 'Look at the task for the reason.',
    page: 'ErrorCode',
  },
  'DCS.4855': {
    httpStatus: 400,
    message: 'Master standby swap is not supported.',
    remedy: 'Only instances with a standby can switch over.',
    page: 'ChangeMasterStandby',
  },
  'DCS.4957': {
    httpStatus: 400,
    message: 'This operation is not allowed when the task is in the current state.',
    remedy: 'Ask it of a task that has ended.',
    page: 'ErrorCode',
  },
  'DCS.5094': {
    httpStatus: 500,
    message: 'Master standby swap failed.',
    get remedy() {
      return untilServing('DCS.5094');
    },
    page: 'ErrorCode',
  },
  'DCS.4201': {
    httpStatus: 400,
    message: 'Do not support SSL.',
    remedy: 'Ask it of an instance whose features.support_ssl is true.',
    page: 'UpdateSSLSwitch',
  },
} as const satisfies Record<string, ErrorEntry>;
