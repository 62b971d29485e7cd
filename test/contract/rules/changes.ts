// Finding, changing, restarting and deleting instances.

import type { ErrorCode } from '../../../src/protocol/index.js';
import {
  ofCommands,
  ofDescription,
  ofName,
  ofPassword,
  ofPolicyAndWindow,
  ofPort,
} from './creation.js';
import {
  absent,
  type Ground,
  long,
  ofInstancePath,
  ofNumber,
  onInstance,
  onPath,
  type Rule,
  type RuleTable,
  refused,
  single,
} from './rule.js';

const unknownId = '01928d55-7020-4500-9c29-774caabe4bc4';
const nothing = () => ({});

const ofFilters = (invalid: ErrorCode): readonly Rule[] => [
  ['?name', 'dcs', 'accepted'],
  ['?id', unknownId, 'accepted'],
  ['?instance_id', unknownId, 'accepted'],
  ['?status', 'RUNNING', 'accepted', 'dcs-api-0312047'],
  ['?status', 'PAUSED', invalid, 'dcs-api-0312047'],
  ['?include_failure', 'true', 'accepted'],
  ['?include_failure', 'whatever', 'accepted'],
  ['?tags', 'a=b,c=d', 'accepted'],
  ['?ip', '192.168.7.146', 'accepted'],
  ['?capacity', '0.125', 'accepted'],
  ['?capacity', 'large', invalid],
  ['?marker', unknownId, 'accepted'],
  ['?name_equal', 'true', 'accepted'],
];

const listV2: RuleTable = {
  operation: 'v2.listInstances',
  right: nothing,
  rules: [
    ...ofFilters('DCS.4800'),
    ...ofNumber('?offset', 0, undefined, 'DCS.4800'),
    ...ofNumber('?limit', 1, 1000, 'DCS.4800'),
    ['?include_delete', 'true', 'accepted'],
  ],
};

const listV1: RuleTable = {
  operation: 'v1.0.listInstances',
  right: nothing,
  rules: [
    ...ofFilters('DCS.4062'),
    ...ofNumber('?start', 1, undefined, 'DCS.4062'),
    ...ofNumber('?limit', 1, 2000, 'DCS.4062'),
    ['?exactMatchName', 'true', 'accepted'],
    ['?isExactMatchName', 'true', 'accepted'],
    ['?includeFailure', 'true', 'accepted'],
  ],
};

const countV2: RuleTable = {
  operation: 'v2.countInstances',
  right: nothing,
  rules: [
    ['?include_failure', 'true', 'accepted'],
    ['?includeFailure', 'true', 'accepted'],
  ],
};

const countV1: RuleTable = {
  operation: 'v1.0.countInstances',
  right: nothing,
  rules: [
    ['?include_failure', 'true', 'accepted'],
    ['?include_failure', 'others', 'accepted'],
    ['?includeFailure', 'true', 'accepted'],
  ],
};

const ofUpdate: readonly Rule[] = [
  ...ofInstancePath,
  ...ofName,
  ['name', '1abc', 'DCS.4010'],
  ...ofDescription,
  ...ofPolicyAndWindow,
  ['security_group_id', 'sg', 'accepted'],
  ['security_group_id', long(65), 'DCS.4014'],
];

const updateV2: RuleTable = {
  operation: 'v2.updateInstance',
  right: onInstance({}, { body: {} }),
  rules: [
    ...ofUpdate,
    ...ofPort('DCS.4800'),
    ...ofCommands('DCS.4800'),
    ['*', { maintain_begin: '19:00:00', maintain_end: '20:00:00' }, 'accepted'],
  ],
};

const updateV1: RuleTable = {
  operation: 'v1.0.updateInstance',
  right: onInstance({}, { body: {} }),
  rules: [...ofUpdate, ['*', { maintain_begin: '02:00:00', maintain_end: '06:00:00' }, 'accepted']],
};

const automatic = {
  backup_type: 'auto',
  save_days: 1,
  periodical_backup_plan: { backup_at: [1], period_type: 'weekly', begin_at: '00:00-01:00' },
};
const updateOfSingle = (operation: string, code: ErrorCode) =>
  refused(operation, code, onInstance(single, { body: { instance_backup_policy: automatic } }));

const ids = (count: number) => Array.from({ length: count }, () => unknownId);

const ofIds: readonly Rule[] = [
  ['instances', absent, 'DCS.4065', 'ErrorCode'],
  ['instances', [], 'DCS.4065', 'ErrorCode'],
  ['instances', ['dcs-a'], 'DCS.4061', 'ErrorCode'],
  ['instances', ids(50), 'accepted', 'ErrorCode'],
  ['instances', ids(51), 'DCS.4100', 'ErrorCode'],
  ['instances', unknownId, 'DCS.4100', 'ErrorCode'],
];

const several = async ({ running }: Ground) => ({ body: { instances: [await running()] } });

const deletionV2: RuleTable = {
  operation: 'v2.batchDeleteInstances',
  right: several,
  rules: [...ofIds, ['?all_failure', 'true', 'accepted'], ['?all_failure', 'others', 'accepted']],
};

const deletionV1: RuleTable = {
  operation: 'v1.0.batchDeleteInstances',
  right: several,
  rules: [
    ...ofIds,
    ['?allFailure', 'true', 'accepted'],
    ['?allFailure', 'others', 'accepted'],
    ['?all_failure', 'true', 'accepted'],
  ],
};

const restart = async (ground: Ground) => {
  const { body } = await several(ground);
  return { body: { action: 'restart', ...body } };
};

const ofActions: readonly Rule[] = [
  ...ofIds,
  ['action', absent, 'DCS.4064'],
  ['action', 'restart', 'accepted'],
  ['action', 'flush', 'accepted'],
  ['action', 'stop', 'DCS.4064'],
];

const restartV2: RuleTable = {
  operation: 'v2.restartOrFlushInstances',
  right: restart,
  rules: [...ofActions, ['action', 'soft_restart', 'accepted']],
};

const restartV1: RuleTable = {
  operation: 'v1.0.restartOrFlushInstances',
  right: restart,
  rules: [...ofActions, ['action', 'soft_restart', 'DCS.4064']],
};

const flush = (operation: string): RuleTable => ({
  operation,
  right: async (ground) => ({ body: { action: 'flush', ...(await several(ground)).body } }),
  rules: [],
});

const resize: RuleTable = {
  operation: 'v2.resizeInstance',
  right: onInstance({}, { body: { spec_code: 'redis.ha.xu1.large.r2.2', new_capacity: 2 } }),
  rules: [
    ...ofInstancePath,
    ['spec_code', absent, 'DCS.4927'],
    ['spec_code', 'redis.ha.xu1.large.r2.3', 'DCS.4927'],
    ['new_capacity', absent, 'DCS.4012'],
    ['new_capacity', 4, 'DCS.4012'],
    ['new_capacity', 'x', 'DCS.4012'],
    ['*', { spec_code: 'redis.ha.xu1.tiny.r2.128', new_capacity: 0.125 }, 'accepted'],
    ['*', { spec_code: 'redis.ha.xu1.large.r2.1', new_capacity: 1 }, 'DCS.4103', 'ErrorCode'],
    ['*', { spec_code: 'redis.ha.xu1.large.r2.64', new_capacity: 64 }, 'accepted'],
    [
      '*',
      { spec_code: 'redis.cluster.xu1.large.r2.4', new_capacity: 4, change_type: 'instanceType' },
      'DCS.4200',
    ],
    [
      '*',
      { spec_code: 'redis.proxy.xu1.large.4', new_capacity: 4, change_type: 'instanceType' },
      'accepted',
    ],
    [
      '*',
      { spec_code: 'redis.proxy.xu1.large.1024', new_capacity: 1024, change_type: 'instanceType' },
      'accepted',
    ],
    ['bss_param', {}, 'accepted'],
    ['change_type', 'x', 'DCS.4800'],
    ['change_type', '', 'accepted'],
    ['reserved_ip', ['192.168.0.1'], 'accepted'],
    ['reserved_ip', 'x', 'DCS.4800'],
    ['execute_immediately', true, 'accepted'],
    ['execute_immediately', false, 'accepted'],
    ['execute_immediately', null, 'accepted'],
    ['execute_immediately', 'x', 'DCS.4800'],
    ['available_zones', 'x', 'DCS.4933'],
    ['node_list', 'x', 'DCS.4930'],
  ],
};

const more = { spec_code: 'redis.ha.xu1.large.r3.1', new_capacity: 1 };

const addCopies: RuleTable = {
  operation: 'v2.resizeInstance',
  right: onInstance(
    {},
    { body: { ...more, change_type: 'createReplication', available_zones: ['eu-de-01'] } },
  ),
  rules: [
    ['change_type', 'createReplication', 'accepted'],
    ['change_type', absent, 'DCS.4800'],
    ['change_type', 'deleteReplication', 'DCS.4800'],
    ['available_zones', absent, 'DCS.4933'],
    ['available_zones', ['nowhere'], 'DCS.4933'],
    ['spec_code', 'redis.ha.xu1.large.r6.1', 'DCS.4875', 'ErrorCode'],
  ],
};

/** The deletion of one of three copies. */
const takingCopy =
  (role: 'master' | 'slave') =>
  async ({ copyOf, running }: Ground) => {
    const id = await running(more);
    return {
      params: { instance_id: id },
      body: {
        spec_code: 'redis.ha.xu1.large.r2.1',
        new_capacity: 1,
        change_type: 'deleteReplication',
        node_list: [await copyOf(id, role)],
      },
    };
  };

const takeCopies: RuleTable = {
  operation: 'v2.resizeInstance',
  right: takingCopy('slave'),
  rules: [
    ['change_type', 'deleteReplication', 'accepted'],
    ['node_list', absent, 'DCS.4930'],
    ['node_list', [], 'DCS.4930'],
    ['node_list', ['a', 'b'], 'DCS.4930'],
    ['node_list', ['nobody'], 'DCS.4930'],
    ['spec_code', 'redis.ha.xu1.large.r1.1', 'DCS.4937', 'ErrorCode'],
  ],
};

const takeMaster = refused('v2.resizeInstance', 'DCS.4936', takingCopy('master'));

const extend: RuleTable = {
  operation: 'v1.0.extendInstance',
  right: onInstance({}, { body: { spec_code: 'redis.ha.xu1.large.r2.2', new_capacity: 2 } }),
  rules: [
    ...ofInstancePath,
    // The page wants it from 4.0 on; two clients never send it (decision 0009).
    ['spec_code', absent, 'accepted'],
    ['spec_code', 'redis.ha.xu1.large.r2.4', 'DCS.4012'],
    ['spec_code', 'redis.ha.xu1.large.r2.3', 'DCS.4927'],
    ['new_capacity', absent, 'DCS.4012'],
    ['new_capacity', 1, 'DCS.4103'],
    ['new_capacity', 3, 'DCS.4012'],
    ['*', { new_capacity: 64, spec_code: absent }, 'accepted'],
  ],
};

const passwords = {
  body: { old_password: 'Correct-Horse-7', new_password: 'Correct-Horse-8' },
};

const changePassword = (operation: string, longest: number): RuleTable => ({
  operation,
  right: onInstance({ no_password_access: false, password: 'Correct-Horse-7' }, passwords),
  rules: [
    ...ofInstancePath,
    ...ofPassword('new_password', longest),
    ['old_password', absent, 'DCS.4845'],
    ['old_password', long(129), 'DCS.4845'],
    ['new_password', absent, 'DCS.4019'],
    ['new_password', 'Correct-Horse-7', 'DCS.4019'],
  ],
});

const changePasswordOfNone = (operation: string) =>
  refused(operation, 'DCS.4850', onInstance({}, passwords));

const resetPassword: RuleTable = {
  operation: 'v2.resetPassword',
  right: onInstance({}, { body: { new_password: 'Correct-Horse-8' } }),
  rules: [
    ...ofInstancePath,
    ...ofPassword('new_password', 32),
    ['new_password', absent, 'DCS.4845'],
    ['no_password_access', false, 'accepted'],
    ['no_password_access', true, 'DCS.4849', 'ErrorCode'],
    ['no_password_access', 'x', 'DCS.4843'],
    ['*', { new_password: absent, no_password_access: true }, 'accepted'],
    ['*', { new_password: absent, no_password_access: false }, 'DCS.4845'],
  ],
};

/** The tables of this file. */
export const changes: readonly RuleTable[] = [
  listV2,
  listV1,
  countV1,
  countV2,
  updateV2,
  updateV1,
  updateOfSingle('v2.updateInstance', 'DCS.4095'),
  updateOfSingle('v1.0.updateInstance', 'DCS.4086'),
  onPath('v2.showInstance'),
  onPath('v1.0.showInstance'),
  onPath('v2.deleteInstance'),
  onPath('v1.0.deleteInstance'),
  onPath('v2.switchOver'),
  onPath('v2.switchOverAsync'),
  refused('v2.switchOver', 'DCS.4855', onInstance(single)),
  refused('v2.switchOverAsync', 'DCS.4855', onInstance(single)),
  deletionV2,
  deletionV1,
  restartV2,
  restartV1,
  flush('v2.restartOrFlushInstances'),
  flush('v1.0.restartOrFlushInstances'),
  resize,
  addCopies,
  takeCopies,
  takeMaster,
  extend,
  changePassword('v2.updatePassword', 32),
  changePassword('v1.0.updatePassword', 64),
  changePasswordOfNone('v2.updatePassword'),
  changePasswordOfNone('v1.0.updatePassword'),
  resetPassword,
];
