// Creating instances (pages CreateInstance, dcs-api-0312004, TagManagement, dcs-ug-1009002).

import type { ErrorCode } from '../../../src/protocol/index.js';
import { orderV1, orderV2 } from '../orders.js';
import { absent, long, type Rule, type RuleTable } from './rule.js';

const plan = { backup_at: [1], period_type: 'weekly', begin_at: '00:00-01:00' };
const policy = { backup_type: 'auto', save_days: 1, periodical_backup_plan: plan };
const withPlan = (changes: object) => ({
  ...policy,
  periodical_backup_plan: { ...plan, ...changes },
});

const ofBackupPolicy: readonly Rule[] = [
  ['instance_backup_policy', policy, 'accepted'],
  ['instance_backup_policy', {}, 'accepted'],
  ['instance_backup_policy.backup_type', 'daily', 'DCS.4073'],
  ['instance_backup_policy', { backup_type: 'manual' }, 'accepted'],
  ['instance_backup_policy', { ...policy, save_days: undefined }, 'DCS.4072'],
  ['instance_backup_policy', { ...policy, save_days: 1 }, 'accepted'],
  ['instance_backup_policy', { ...policy, save_days: 7 }, 'accepted'],
  ['instance_backup_policy', { ...policy, save_days: 8 }, 'DCS.4072'],
  ['instance_backup_policy', { ...policy, save_days: -1 }, 'DCS.4072'],
  ['instance_backup_policy', { ...policy, periodical_backup_plan: undefined }, 'DCS.4076'],
  ['instance_backup_policy', withPlan({ backup_at: undefined }), 'DCS.4075'],
  ['instance_backup_policy', withPlan({ backup_at: [] }), 'DCS.4075'],
  ['instance_backup_policy', withPlan({ backup_at: [0] }), 'DCS.4075'],
  ['instance_backup_policy', withPlan({ backup_at: [1, 2, 3, 4, 5, 6, 7] }), 'accepted'],
  ['instance_backup_policy', withPlan({ backup_at: [8] }), 'DCS.4075'],
  ['instance_backup_policy', withPlan({ period_type: undefined }), 'DCS.4074'],
  ['instance_backup_policy', withPlan({ period_type: 'daily' }), 'DCS.4074'],
  ['instance_backup_policy', withPlan({ begin_at: undefined }), 'DCS.4076'],
  ['instance_backup_policy', withPlan({ begin_at: '23:00-00:00' }), 'accepted'],
  ['instance_backup_policy', withPlan({ begin_at: '00:30-01:30' }), 'DCS.4076'],
  ['instance_backup_policy', withPlan({ begin_at: '00:00-02:00' }), 'DCS.4076'],
  ['instance_backup_policy', withPlan({ begin_at: '24:00-01:00' }), 'DCS.4076'],
  ['instance_backup_policy', withPlan({ timezone_offset: 'GMT-12:00' }), 'accepted'],
  ['instance_backup_policy', withPlan({ timezone_offset: 'GMT+12:00' }), 'accepted'],
  ['instance_backup_policy', withPlan({ timezone_offset: 'GMT+12:30' }), 'DCS.4076'],
  ['instance_backup_policy', withPlan({ timezone_offset: 'GMT+13:00' }), 'DCS.4076'],
  ['instance_backup_policy', withPlan({ timezone_offset: 'GMT+01:60' }), 'DCS.4076'],
  ['instance_backup_policy', withPlan({ timezone_offset: 'Berlin' }), 'DCS.4076'],
];

/** What updating an instance has in common with creating one. */
export const ofPolicyAndWindow: readonly Rule[] = [
  ...ofBackupPolicy,
  ['maintain_begin', '18:00:00', 'DCS.4106'],
  ['maintain_end', '19:00:00', 'DCS.4106'],
  ['*', { maintain_begin: '02:00:00', maintain_end: '05:00:00' }, 'DCS.4106'],
  ['*', { maintain_begin: '18:30:00', maintain_end: '19:30:00' }, 'DCS.4106'],
  ['*', { maintain_begin: '19:00:00', maintain_end: '18:00:00' }, 'DCS.4106'],
];

/** Names of instances; which first characters a page allows is its own. */
export const ofName: readonly Rule[] = [
  ['name', 'abc', 'DCS.4010'],
  ['name', 'abcd', 'accepted'],
  ['name', long(64), 'accepted'],
  ['name', long(65), 'DCS.4010'],
  ['name', 'aB_-9', 'accepted'],
  ['name', '_abcd', 'DCS.4010'],
  ['name', '-abcd', 'DCS.4010'],
  ['name', 'ab cd', 'DCS.4010'],
  ['name', 'ab.cd', 'DCS.4010'],
  ['name', 'käse', 'DCS.4010'],
];

export const ofDescription: readonly Rule[] = [
  ['description', '', 'accepted'],
  ['description', long(1024), 'accepted'],
  ['description', long(1025), 'DCS.4011'],
];

/** New names of commands. */
export const ofCommands = (invalid: ErrorCode): readonly Rule[] => [
  ['rename_commands', {}, 'accepted'],
  ['rename_commands', { keys: 'abc' }, invalid, 'dcs-ug-1009002'],
  ['rename_commands', { keys: 'abcd' }, 'accepted', 'dcs-ug-1009002'],
  ['rename_commands', { keys: long(64) }, 'accepted', 'dcs-ug-1009002'],
  ['rename_commands', { keys: long(65) }, invalid, 'dcs-ug-1009002'],
  ['rename_commands', { keys: '1abc' }, invalid, 'dcs-ug-1009002'],
  ['rename_commands', { keys: 'ab cd' }, invalid, 'dcs-ug-1009002'],
  ...['command', 'keys', 'flushdb', 'flushall', 'hgetall', 'scan', 'hscan', 'sscan', 'zscan'].map(
    (command): Rule => ['rename_commands', { [command]: 'renamed' }, 'accepted'],
  ),
  ['rename_commands', { KEYS: 'renamed' }, 'accepted'],
  ['rename_commands', { get: 'renamed' }, invalid],
  ['rename_commands', { config: 'renamed' }, invalid],
  ['rename_commands', { dbsize: 'renamed' }, invalid, 'dcs-ug-1009002'],
  ['rename_commands', { dbstats: 'renamed' }, invalid, 'dcs-ug-1009002'],
];

export const ofPort = (invalid: ErrorCode): readonly Rule[] => [
  ['port', 0, invalid],
  ['port', 1, 'accepted'],
  ['port', 65_535, 'accepted'],
  ['port', 65_536, invalid],
  ['port', 6379.5, invalid],
];

/** Passwords; how long one may be differs between the pages. */
export const ofPassword = (
  field: string,
  longest: number,
  code: ErrorCode = 'DCS.4019',
): readonly Rule[] => [
  [field, `Aa1${long(4)}`, code],
  [field, `Aa1${long(5)}`, 'accepted'],
  [field, `Aa1${long(longest - 3)}`, 'accepted'],
  [field, `Aa1${long(longest - 2)}`, code],
  [field, 'lowercase1', code],
  [field, 'lowerUPPER', code],
  [field, 'lower-UPPER', 'accepted'],
  [field, 'lower-1234', 'accepted'],
  [field, 'UPPER-1234', 'accepted'],
  ...[...'`~!@#$^&*()-_=+\\|{},<.>/?'].map(
    (special): Rule => [field, `password1${special}`, 'accepted'],
  ),
  [field, 'password1%', code],
  [field, 'password 1A', code],
  [field, 12_345_678, code],
];

const tag = (key: unknown, value: unknown = 'v') => [{ key, value }];

/** Characters of tags; how long their parts may be differs between the pages. */
export const ofTags = (longestKey: number, longestValue: number, invalid: ErrorCode): Rule[] => [
  ['tags', tag(''), invalid],
  ['tags', [{ value: 'v' }], invalid],
  ['tags', tag(long(longestKey)), 'accepted'],
  ['tags', tag(long(longestKey + 1)), invalid],
  ['tags', tag('k', long(longestValue)), 'accepted'],
  ['tags', tag('k', long(longestValue + 1)), invalid],
  ['tags', [...tag('k', 'a'), ...tag('k', 'b')], invalid],
  ['tags', Array.from({ length: 20 }, (_, n) => tag(`k${n}`)[0]), 'accepted', 'TagManagement'],
  ['tags', Array.from({ length: 21 }, (_, n) => tag(`k${n}`)[0]), invalid, 'TagManagement'],
  ['tags', tag('Größe 1 _.:=+-@'), 'accepted', 'TagManagement'],
  ['tags', tag('a/b'), invalid, 'TagManagement'],
  ['tags', tag('a*b'), invalid, 'TagManagement'],
  ['tags', tag(' a'), invalid, 'TagManagement'],
  ['tags', tag('a '), invalid, 'TagManagement'],
  ['tags', tag('_sys_a'), invalid, 'TagManagement'],
  ['tags', tag('k', '大 1 _.:/=+-@'), 'accepted', 'TagManagement'],
  ['tags', tag('k', 'a*b'), invalid, 'TagManagement'],
  ['tags', tag('k', ' a'), invalid, 'TagManagement'],
  ['tags', tag('k', 'a '), invalid, 'TagManagement'],
];

/** What both dialects take. */
const ofBoth = (invalid: ErrorCode): readonly Rule[] => [
  ...ofName,
  ['name', absent, 'DCS.4010'],
  ...ofDescription,
  ['engine', absent, 'DCS.4006'],
  ['engine', 'Redis', 'accepted'],
  ['engine', 'Memcached', 'DCS.4006'],
  ['engine', 'Redis6', 'DCS.4006'],
  ['engine', 'aRedis', 'DCS.4006'],
  ['engine_version', absent, 'DCS.4008'],
  ['engine_version', '3.0', 'DCS.4008'],
  ...['4.0', '5.0', '6.0'].map((version): Rule => ['engine_version', version, 'accepted']),
  ['engine_version', '8.0', 'DCS.4008'],
  ['capacity', absent, 'DCS.4012'],
  ['capacity', 1, 'accepted'],
  ['capacity', 2, 'DCS.4012'],
  ['capacity', 'x', 'DCS.4012'],
  ['no_password_access', 'x', 'DCS.4843'],
  ['no_password_access', true, 'accepted'],
  ['*', { no_password_access: true, password: absent }, 'accepted'],
  ['*', { no_password_access: false, password: absent }, 'DCS.4845'],
  ['password', absent, 'DCS.4845'],
  ['vpc_id', absent, 'DCS.4013'],
  ['vpc_id', long(65), 'DCS.4013'],
  ['subnet_id', absent, 'DCS.4016'],
  ['subnet_id', long(65), 'DCS.4016'],
  ['security_group_id', 'sg', 'accepted'],
  ['security_group_id', long(65), 'DCS.4014'],
  ['enterprise_project_id', '0', 'accepted'],
  ['enterprise_project_id', long(65), invalid],
  ['enterprise_project_name', 'default', 'accepted'],
  ['enterprise_project_name', long(256), invalid],
  ['instance_num', 0, invalid],
  ['instance_num', 1, 'accepted'],
  ['instance_num', 100, 'accepted'],
  ['instance_num', 101, invalid],
  ...ofPort(invalid),
  ...ofCommands(invalid),
  ...ofPolicyAndWindow,
  ['enable_publicip', 'x', invalid],
  ['enable_ssl', 'x', invalid],
  ['enable_ssl', false, 'accepted'],
  ['access_user', 'root', 'DCS.4844'],
  ['access_user', '', 'accepted'],
  ['bss_param', {}, 'accepted'],
  ['bss_param', { charging_mode: 'postPaid' }, 'accepted'],
  ['bss_param', { charging_mode: 'prePaid' }, 'DCS.4047'],
  ['bss_param', { is_auto_renew: 'true' }, 'accepted'],
  ['bss_param', { is_auto_renew: [] }, 'DCS.4021'],
  ['bss_param', { period_num: 1 }, 'accepted'],
  ['bss_param', { period_num: 1.5 }, 'DCS.4038'],
  ...ofTags(36, 43, invalid),
  ['tags', [{ key: 'bare' }], 'accepted'],
];

const ofFlavor = (spec_code: string, capacity: number, more: object = {}) => ({
  spec_code,
  capacity,
  ...more,
});
const single = ofFlavor('redis.single.xu1.large.1', 1);
const singleV1 = { product_id: 'redis.single.xu1.large.1-h' };
const cluster = ofFlavor('redis.cluster.xu1.large.r2.4', 4);

export const creationV2: RuleTable = {
  operation: 'v2.createInstance',
  right: () => ({ body: orderV2() }),
  rules: [
    ...ofBoth('DCS.4800'),
    ['name', '1abc', 'accepted'],
    ['*', { name: long(56), instance_num: 2 }, 'accepted'],
    ['*', { name: long(57), instance_num: 2 }, 'DCS.4010'],
    ['engine_version', '7.0', 'accepted'],
    ['*', ofFlavor('redis.ha.xu1.large.p2.1', 1, { engine_version: '7.0' }), 'DCS.4008'],
    ['spec_code', absent, 'DCS.4927'],
    ['spec_code', 'redis.ha.xu1.large.r2.3', 'DCS.4927'],
    ['*', cluster, 'accepted'],
    ['*', ofFlavor('redis.cluster.xu1.large.r2.2', 2), 'DCS.4927'],
    ['*', ofFlavor('redis.cluster.xu1.large.r2.1024', 1024), 'accepted'],
    ['*', ofFlavor('redis.ha.xu1.large.p2.24', 24), 'DCS.4927'],
    ...ofPassword('password', 32),
    ['az_codes', absent, 'DCS.4042'],
    ['az_codes', [], 'DCS.4042'],
    ['az_codes', ['eu-de-99'], 'DCS.4042'],
    ['az_codes', ['eu-de-01', 'eu-de-02'], 'accepted'],
    ['*', { ...single, az_codes: ['eu-de-01', 'eu-de-02'] }, 'DCS.4067', 'ErrorCode'],
    ['*', { ...single, instance_backup_policy: policy }, 'DCS.4095'],
    ['private_ip', '192.168.0.7', 'accepted'],
    ['private_ip', '192.168.0.256', 'DCS.4800'],
    ['*', { ...cluster, private_ip: '192.168.0.7' }, 'DCS.4800'],
    ['enable_publicip', false, 'accepted'],
    ['publicip_id', 7, 'DCS.4800'],
    [
      '*',
      ofFlavor('redis.proxy.xu1.large.4', 4, { rename_commands: { dbsize: 'size' } }),
      'accepted',
      'dcs-ug-1009002',
    ],
    ['template_id', '11', 'accepted'],
    ['template_id', '99', 'DCS.4800'],
    ['template_id', long(65), 'DCS.4800'],
    ['*', { maintain_begin: '18:00:00', maintain_end: '19:00:00' }, 'accepted'],
    ['*', { maintain_begin: '23:00:00', maintain_end: '00:00:00' }, 'accepted'],
    ['instance_num', 1001, 'DCS.4800'],
  ],
};

export const creationV1: RuleTable = {
  operation: 'v1.0.createInstance',
  right: () => ({ body: orderV1() }),
  rules: [
    ...ofBoth('DCS.4062'),
    ['name', '1abc', 'DCS.4010'],
    ['engine_version', '7.0', 'DCS.4008'],
    // Some clients send the flavor in the place of the product, which the page wants.
    ['*', { product_id: absent, spec_code: 'redis.ha.xu1.large.r2.1' }, 'accepted'],
    ['product_id', absent, 'DCS.4009'],
    ['product_id', 'redis.ha.xu1.large.r2.1', 'DCS.4009'],
    ['product_id', 'redis.ha.xu1.large.r2.3-h', 'DCS.4009'],
    ['spec_code', 'redis.ha.xu1.large.r2.1', 'accepted'],
    ['spec_code', 'redis.ha.xu1.large.r2.3', 'DCS.4927'],
    ['spec_code', 'redis.ha.xu1.large.r2.2', 'DCS.4022'],
    ...ofPassword('password', 64),
    ['available_zones', absent, 'DCS.4042'],
    ['available_zones', [], 'DCS.4042'],
    ['available_zones', ['nowhere'], 'DCS.4042'],
    ['private_ips', ['192.168.0.7'], 'accepted'],
    ['private_ips', ['192.168.0.256'], 'DCS.4062'],
    ['enable_publicip', true, 'DCS.4062'],
    ['*', { enable_publicip: true, publicip_id: 'eip' }, 'accepted'],
    ['publicip_id', 7, 'DCS.4062'],
    ['*', { maintain_begin: '22:00:00', maintain_end: '02:00:00' }, 'accepted'],
    ['*', { ...singleV1, instance_backup_policy: policy }, 'DCS.4086'],
    [
      '*',
      {
        ...singleV1,
        available_zones: ['bf84aba586ce4e948da0b97d9a7d62fb', 'bf84aba586ce4e948da0b97d9a7d62fc'],
      },
      'DCS.4067',
      'ErrorCode',
    ],
  ],
};
