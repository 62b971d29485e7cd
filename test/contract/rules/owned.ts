// What belongs to an instance or to a project: backups, parameters, templates, whitelists, SSL, tags, tasks, and what
// is on offer.

import type { ErrorCode } from '../../../src/protocol/index.js';
import { templateOrder } from '../orders.js';
import { ofTags } from './creation.js';
import {
  absent,
  type Ground,
  long,
  ofInstancePath,
  ofMoment,
  ofNumber,
  onBackup,
  onInstance,
  onPath,
  type Rule,
  type RuleTable,
  refused,
  single,
  withTask,
} from './rule.js';

const nothing = () => ({});
const remark: readonly Rule[] = [
  ['remark', absent, 'accepted'],
  ['remark', '', 'accepted'],
  ['remark', long(128), 'accepted', 'ErrorCode'],
  ['remark', long(129), 'DCS.4098', 'ErrorCode'],
];

const createBackup = (operation: string, rules: readonly Rule[]): RuleTable => ({
  operation,
  right: onInstance({}, { body: {} }),
  rules: [...ofInstancePath, ...remark, ...rules],
});

const backUpSingle = (operation: string) =>
  refused(operation, 'DCS.4095', onInstance(single, { body: {} }));

const ofBackupPath = (code: ErrorCode): readonly Rule[] => [
  ...ofInstancePath,
  ['/backup_id', '01928d55-7020-4500-9c29-774caabe4bc4', code],
  ['/backup_id', long(65), code],
];

const restore = (operation: string, code: ErrorCode): RuleTable => ({
  operation,
  right: async (ground: Ground) => {
    const { params } = await onBackup()(ground);
    return {
      params: { instance_id: params?.instance_id as string },
      body: { backup_id: params?.backup_id },
    };
  },
  rules: [
    ...ofInstancePath,
    ...remark,
    ['backup_id', absent, code],
    ['backup_id', '01928d55-7020-4500-9c29-774caabe4bc4', code],
    ['backup_id', long(65), code],
  ],
});

/** The kind of an instance that keeps no backups comes before which backup is named. */
const restoreSingle = (operation: string) =>
  refused(
    operation,
    'DCS.4095',
    onInstance(single, { body: { backup_id: '01928d55-7020-4500-9c29-774caabe4bc4' } }),
  );

const ofPeriod = (code: ErrorCode): readonly Rule[] =>
  ['?begin_time', '?beginTime', '?start_time', '?end_time', '?endTime'].flatMap((field) =>
    ofMoment(field, code),
  );

/** A list of what an instance owns, by pages of v2. */
const listV2 = (operation: string): RuleTable => ({
  operation,
  right: onInstance(),
  rules: [
    ...ofInstancePath,
    ...ofPeriod('DCS.4800'),
    ...ofNumber('?offset', 0, undefined, 'DCS.4800'),
    ...ofNumber('?limit', 1, undefined, 'DCS.4800'),
    ['?marker', 'x', 'accepted'],
  ],
});

const listV1 = (operation: string): RuleTable => ({
  operation,
  right: onInstance(),
  rules: [
    ...ofInstancePath,
    ...ofPeriod('DCS.4062'),
    ...ofNumber('?start', 1, undefined, 'DCS.4062'),
    ...ofNumber('?limit', 1, undefined, 'DCS.4062'),
    ['?marker', 'x', 'accepted'],
  ],
});

const backupLinks: RuleTable = {
  operation: 'v2.listBackupLinks',
  right: onBackup({ body: { expiration: 1800 } }),
  rules: [
    ...ofBackupPath('DCS.4800'),
    ['expiration', absent, 'DCS.4800'],
    ['expiration', 299, 'DCS.4800'],
    ['expiration', 300, 'accepted'],
    ['expiration', 86_400, 'accepted'],
    ['expiration', 86_401, 'DCS.4800'],
  ],
};

const timeout = { param_id: '1', param_name: 'timeout', param_value: '100' };
const changed = (change: object) => [{ ...timeout, ...change }];

const configure = (operation: string, code: ErrorCode): RuleTable => ({
  operation,
  right: onInstance({}, { body: { redis_config: [timeout] } }),
  rules: [
    ...ofInstancePath,
    ['redis_config', absent, operation.startsWith('v1.0') ? code : 'accepted'],
    ['redis_config', [], 'accepted'],
    ['redis_config', 'x', code],
    ['redis_config', changed({ param_id: undefined }), code],
    ['redis_config', changed({ param_name: undefined }), code],
    ['redis_config', changed({ param_value: undefined }), code],
    ['redis_config', changed({ param_id: '2' }), 'DCS.4066', 'dcs-api-0312015'],
    ['redis_config', changed({ param_name: 'nothing' }), 'DCS.4066', 'dcs-api-0312015'],
    ['redis_config', changed({ param_value: '-1' }), 'DCS.4066', 'dcs-api-0312015'],
    ['redis_config', changed({ param_value: '0' }), 'accepted', 'dcs-api-0312015'],
    ['redis_config', changed({ param_value: '7200' }), 'accepted', 'dcs-api-0312015'],
    ['redis_config', changed({ param_value: '7201' }), 'DCS.4066', 'dcs-api-0312015'],
    ['redis_config', [timeout, timeout], code],
  ],
});

/** How many clients may be connected hangs on the size (dcs-pd-0916002). */
const maxClients = (changes: object, most: number): RuleTable => {
  const clients = (param_value: number) => [
    { param_id: '11', param_name: 'maxclients', param_value: String(param_value) },
  ];
  return {
    operation: 'v2.updateConfigurations',
    right: onInstance(changes, { body: { redis_config: [timeout] } }),
    rules: [
      ['redis_config', clients(999), 'DCS.4066', 'dcs-api-0312015'],
      ['redis_config', clients(1000), 'accepted', 'dcs-api-0312015'],
      ['redis_config', clients(most), 'accepted', 'dcs-pd-0916002'],
      ['redis_config', clients(most + 1), 'DCS.4066', 'dcs-pd-0916002'],
    ],
  };
};

const histories: RuleTable = {
  operation: 'v2.listConfigHistories',
  right: onInstance(),
  rules: [
    ...ofInstancePath,
    ...ofNumber('?offset', 0, undefined, 'DCS.4800'),
    ...ofNumber('?limit', 1, 1000, 'DCS.4800'),
  ],
};

const versions: readonly Rule[] = ['4.0', '5.0', '6.0', '7.0'].map((version) => [
  '?engine_version',
  version,
  'accepted',
]);
const kinds: readonly Rule[] = ['single', 'ha', 'cluster', 'proxy', 'ha_rw_split'].map((kind) => [
  '?cache_mode',
  kind,
  'accepted',
]);

const listTemplates: RuleTable = {
  operation: 'v2.listConfigTemplates',
  right: () => ({ query: { type: 'sys' } }),
  rules: [
    ['?type', absent, 'DCS.4800'],
    ['?type', 'sys', 'accepted'],
    ['?type', 'user', 'accepted'],
    ['?type', 'all', 'DCS.4800'],
    ['?name', 'Default', 'accepted'],
    ['?engine', 'Redis', 'accepted'],
    ...versions,
    ...kinds,
    ['?cache_mode', 'x', 'DCS.4800'],
    ...ofNumber('?offset', 0, undefined, 'DCS.4800'),
    ...ofNumber('?limit', 1, 1000, 'DCS.4800'),
  ],
};

const createTemplate: RuleTable = {
  operation: 'v2.createConfigTemplate',
  right: () => ({ body: templateOrder() }),
  rules: [
    ['template_id', absent, 'DCS.4800'],
    ['template_id', '99', 'DCS.4800'],
    ['name', absent, 'DCS.4800'],
    ['name', long(64), 'accepted'],
    ['name', long(65), 'DCS.4800'],
    ['type', absent, 'DCS.4800'],
    ['type', 'sys', 'accepted'],
    ['type', 'all', 'DCS.4800'],
    ['engine', absent, 'accepted'],
    ['engine', 'Redis', 'accepted'],
    ['engine', 'Memcached', 'DCS.4800'],
    ['engine', 'Redis6', 'DCS.4800'],
    ['engine', 'aRedis', 'DCS.4800'],
    ['engine_version', absent, 'accepted'],
    ['engine_version', '5.0', 'accepted'],
    ['engine_version', '4.0', 'DCS.4800'],
    ['engine_version', '3.0', 'DCS.4800'],
    ['cache_mode', absent, 'accepted'],
    ['cache_mode', 'single', 'accepted'],
    ['cache_mode', 'ha', 'DCS.4800'],
    ['cache_mode', 'x', 'DCS.4800'],
    ['description', long(1024), 'accepted'],
    ['description', long(1025), 'DCS.4800'],
    ['params', absent, 'DCS.4800'],
    ['params', {}, 'accepted'],
    ['params', [], 'DCS.4800'],
    ['params', { timeout: '7200' }, 'accepted', 'dcs-api-0312015'],
    ['params', { timeout: '7201' }, 'DCS.4066', 'dcs-api-0312015'],
    ['params', { nothing: '1' }, 'DCS.4066', 'dcs-api-0312015'],
  ],
};

const group = (group_name: unknown, ip_list: unknown) => ({ group_name, ip_list });
const addresses = (count: number) => Array.from({ length: count }, (_, n) => `10.0.0.${n + 1}`);
const groups = (count: number) =>
  Array.from({ length: count }, (_, n) => group(`g${n}`, [`10.0.0.${n}`]));

const whitelist = (operation: string): RuleTable => ({
  operation,
  right: onInstance(
    {},
    { body: { enable_whitelist: true, whitelist: [group('g', ['10.0.0.1'])] } },
  ),
  rules: [
    ...ofInstancePath,
    ['enable_whitelist', absent, 'DCS.4800'],
    ['enable_whitelist', true, 'accepted'],
    ['enable_whitelist', false, 'accepted'],
    ['enable_whitelist', 'x', 'DCS.4800'],
    ['whitelist', absent, 'DCS.4800'],
    ['whitelist', null, 'DCS.4800'],
    ['whitelist', [], 'accepted'],
    ['whitelist', groups(4), 'accepted'],
    ['whitelist', groups(5), 'DCS.4800'],
    ['whitelist', [group(undefined, ['10.0.0.1'])], 'DCS.4800'],
    ['whitelist', [group('', ['10.0.0.1'])], 'DCS.4800'],
    ['whitelist', [group('g', undefined)], 'DCS.4800'],
    ['whitelist', [group('g', addresses(20))], 'accepted'],
    ['whitelist', [group('g', addresses(21))], 'DCS.4800'],
    ['whitelist', [group('a', addresses(10)), group('b', addresses(11))], 'DCS.4800'],
    ['whitelist', [group('g', ['10.0.0.1,10.0.0.2'])], 'accepted'],
    ['whitelist', [group('g', ['10.0.0.0/8'])], 'accepted'],
    ['whitelist', [group('g', ['10.0.0.1-10.0.0.9'])], 'accepted'],
    ['whitelist', [group('g', ['0.0.0.0'])], 'DCS.4800'],
    ['whitelist', [group('g', ['0.0.0.0/0'])], 'DCS.4800'],
    ['whitelist', [group('g', ['10.0.0.0'])], 'accepted'],
    ['whitelist', [group('g', ['0.0.0.0/8'])], 'DCS.4800'],
    ['whitelist', [group('g', ['10.0.0.256'])], 'DCS.4800'],
    ['whitelist', [group('g', ['x10.0.0.1'])], 'DCS.4800'],
    ['whitelist', [group('g', ['10.0.0.1x'])], 'DCS.4800'],
    ['whitelist', [group('g', ['10.0.0.1-10.0.0.9x'])], 'DCS.4800'],
    ['whitelist', [group('g', ['10.0.0.0/33'])], 'DCS.4800'],
  ],
});

/** An instance that SSL can be turned on for (dcs-ug-023129). */
const withSsl = { engine_version: '6.0' };

const ssl: RuleTable = {
  operation: 'v2.updateSsl',
  right: onInstance(withSsl, { body: { enabled: true } }),
  rules: [
    ...ofInstancePath,
    ['enabled', absent, 'DCS.4202', 'ErrorCode'],
    ['enabled', true, 'accepted'],
    ['enabled', false, 'accepted'],
    ['enabled', 'x', 'DCS.4202', 'ErrorCode'],
  ],
};

const sslOfFormer = (operation: string, parts = {}) =>
  refused(operation, 'DCS.4201', onInstance({ engine_version: '5.0' }, parts));

const createTags: RuleTable = {
  operation: 'v2.changeTags',
  right: onInstance({}, { body: { action: 'create', tags: [{ key: 'k', value: 'v' }] } }),
  rules: [
    ...ofInstancePath,
    ['action', absent, 'DCS.4800'],
    ['action', 'create', 'accepted'],
    ['action', 'delete', 'accepted'],
    ['action', 'update', 'DCS.4800'],
    ['tags', absent, 'DCS.4800'],
    ...ofTags(128, 255, 'DCS.4800'),
    ['tags', [{ key: 'bare' }], 'DCS.4800'],
    ['tags', [{ key: 'bare', value: null }], 'DCS.4800'],
    ['tags', [{ key: 'bare', value: '' }], 'accepted'],
    ['*', { action: 'delete', tags: [{ key: 'bare' }] }, 'accepted'],
  ],
};

const onPathOfBackup = (operation: string, code: ErrorCode): RuleTable => ({
  operation,
  right: onBackup(),
  rules: [...ofBackupPath(code)],
});

const unknownTask = long(32, '0');

const deleteTask: RuleTable = {
  operation: 'v2.deleteTask',
  right: async (ground) => ({ params: await withTask(ground) }),
  rules: [
    ...ofInstancePath,
    ['/task_id', 'x', 'DCS.4070', 'ErrorCode'],
    ['/task_id', unknownTask, 'DCS.4070', 'ErrorCode'],
  ],
};

const job: RuleTable = {
  operation: 'v2.showJob',
  right: async (ground) => ({ params: { job_id: (await withTask(ground)).task_id } }),
  rules: [
    ['/job_id', unknownTask, 'DCS.4063', 'ErrorCode'],
    ['/job_id', long(65), 'DCS.4800'],
  ],
};

const nodes: RuleTable = {
  operation: 'v2.listNodes',
  right: nothing,
  rules: [
    ...ofNumber('?offset', 0, undefined, 'DCS.4800'),
    ...ofNumber('?limit', 1, 1000, 'DCS.4800'),
  ],
};

// A filter of flavors finds nothing where nothing is as it says.
const flavors: RuleTable = {
  operation: 'v2.listFlavors',
  right: nothing,
  rules: [
    ['?spec_code', 'redis.ha.xu1.large.r2.1', 'accepted'],
    ...kinds,
    ...versions,
    ['?engine', 'Redis', 'accepted'],
    ['?cpu_type', 'x86_64', 'accepted'],
    ['?cpu_type', 'aarch64', 'accepted'],
    ['?capacity', '0.125', 'accepted'],
  ],
};

/** The tables of this file. */
export const owned: readonly RuleTable[] = [
  createBackup('v2.createBackup', [
    ['backup_format', absent, 'accepted'],
    ['backup_format', 'aof', 'accepted'],
    ['backup_format', 'rdb', 'accepted'],
    ['backup_format', 'zip', 'DCS.4800'],
  ]),
  createBackup('v1.0.createBackup', []),
  backUpSingle('v2.createBackup'),
  backUpSingle('v1.0.createBackup'),
  listV2('v2.listBackups'),
  listV1('v1.0.listBackups'),
  onPathOfBackup('v2.deleteBackup', 'DCS.4800'),
  onPathOfBackup('v1.0.deleteBackup', 'DCS.4062'),
  backupLinks,
  restore('v2.restoreInstance', 'DCS.4800'),
  restore('v1.0.restoreInstance', 'DCS.4062'),
  restoreSingle('v2.restoreInstance'),
  restoreSingle('v1.0.restoreInstance'),
  listV2('v2.listRestores'),
  listV1('v1.0.listRestores'),
  onPath('v2.listConfigurations'),
  onPath('v1.0.listConfigurations'),
  configure('v2.updateConfigurations', 'DCS.4800'),
  configure('v2.updateConfigurationsAsync', 'DCS.4800'),
  configure('v1.0.updateConfigurations', 'DCS.4062'),
  maxClients({}, 50_000),
  maxClients({ spec_code: 'redis.ha.xu1.tiny.r2.512', capacity: 0.5 }, 10_000),
  histories,
  listTemplates,
  createTemplate,
  whitelist('v2.updateWhitelist'),
  whitelist('v2.updateWhitelistAsync'),
  onPath('v2.showWhitelist'),
  ssl,
  sslOfFormer('v2.updateSsl', { body: { enabled: true } }),
  sslOfFormer('v2.showSsl'),
  sslOfFormer('v2.downloadSslCertificate'),
  onPath('v2.showSsl', withSsl),
  onPath('v2.downloadSslCertificate', withSsl),
  createTags,
  onPath('v2.showTags'),
  onPath('v1.0.showTags'),
  listV2('v2.listTasks'),
  deleteTask,
  job,
  nodes,
  onPath('v2.listShards'),
  refused('v2.listShards', 'DCS.4027', onInstance(single)),
  flavors,
];
