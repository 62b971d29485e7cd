// Operations that the pages lack and newer SDKs have: templates by their ids, tasks of a project.

import { templateOrder } from '../orders.js';
import {
  absent,
  type Ground,
  long,
  ofInstancePath,
  ofMoment,
  ofNumber,
  onInstance,
  onPath,
  type Rule,
  type RuleTable,
  refused,
  single,
  withTask,
} from './rule.js';

const ofTemplatePath: readonly Rule[] = [
  ['/template_id', '01928d55-7020-4500-9c29-774caabe4bc4', 'DCS.4988'],
];

/** The path of a template of the project's own. */
const onTemplate =
  (body?: Readonly<Record<string, unknown>>) =>
  async ({ client }: Ground) => {
    const made = await client.v2('POST', '/config-templates', templateOrder());
    return { params: { template_id: made.body.id as string }, ...(body && { body }) };
  };

const showTemplate: RuleTable = {
  operation: 'v2.showConfigTemplate',
  right: onTemplate(),
  rules: [...ofTemplatePath, ['?type', 'user', 'accepted'], ['?type', 'all', 'DCS.4800']],
};

const updateTemplate: RuleTable = {
  operation: 'v2.updateConfigTemplate',
  right: onTemplate({}),
  rules: [
    ...ofTemplatePath,
    ['name', 'another', 'accepted'],
    ['name', long(64), 'accepted'],
    ['name', long(65), 'DCS.4800'],
    ['description', '', 'accepted'],
    ['description', long(1024), 'accepted'],
    ['description', long(1025), 'DCS.4800'],
    ['params', { timeout: '7200' }, 'accepted'],
    ['params', { timeout: '7201' }, 'DCS.4066'],
    ['params', [], 'DCS.4800'],
  ],
};

const deleteTemplate: RuleTable = {
  operation: 'v2.deleteConfigTemplate',
  right: onTemplate(),
  rules: [...ofTemplatePath],
};

const noTask = long(32, '0');
const ofTaskPath: readonly Rule[] = [
  ['/task_id', 'x', 'DCS.4070'],
  ['/task_id', noTask, 'DCS.4070'],
];

const progress: RuleTable = {
  operation: 'v2.showTaskProgress',
  right: async (ground) => ({ params: await withTask(ground) }),
  rules: [...ofInstancePath, ...ofTaskPath],
};

const deleteCenterTask: RuleTable = {
  operation: 'v2.deleteCenterTask',
  right: async (ground) => ({ params: { task_id: (await withTask(ground)).task_id } }),
  rules: [...ofTaskPath],
};

const centerTasks: RuleTable = {
  operation: 'v2.listCenterTasks',
  right: () => ({}),
  rules: [
    ...ofMoment('?start_time', 'DCS.4800'),
    ...ofMoment('?end_time', 'DCS.4800'),
    ...ofNumber('?offset', 0, undefined, 'DCS.4800'),
    ...ofNumber('?limit', 1, 1000, 'DCS.4800'),
    ['?limit', absent, 'accepted'],
  ],
};

const zones: RuleTable = {
  operation: 'v2.migrateZones',
  right: onInstance({}, { body: { new_available_zones: ['eu-de-02'] } }),
  rules: [
    ...ofInstancePath,
    ['new_available_zones', absent, 'DCS.4933'],
    ['new_available_zones', [], 'DCS.4933'],
    ['new_available_zones', ['eu-de-01'], 'DCS.4933'],
    ['new_available_zones', ['nowhere'], 'DCS.4042'],
    ['execute_immediately', true, 'accepted'],
    ['execute_immediately', false, 'accepted'],
    ['execute_immediately', 'x', 'DCS.4800'],
  ],
};

const twoZones = { body: { new_available_zones: ['eu-de-02', 'eu-de-03'] } };
const zonesOfSingle = refused('v2.migrateZones', 'DCS.4067', onInstance(single, twoZones));

const checkResize: RuleTable = {
  operation: 'v2.checkResize',
  right: onInstance({}, { body: { spec_code: 'redis.ha.xu1.large.r2.2', new_capacity: 2 } }),
  rules: [
    ...ofInstancePath,
    ['spec_code', absent, 'DCS.4927'],
    ['new_capacity', absent, 'DCS.4012'],
    ['change_type', 'x', 'DCS.4800'],
    ['available_zones', 'x', 'DCS.4933'],
    ['node_list', 'x', 'DCS.4930'],
    ['reserved_ip', 'x', 'DCS.4800'],
    ['execute_immediately', 'x', 'DCS.4800'],
  ],
};

/** The tables of this file. */
export const newer: readonly RuleTable[] = [
  showTemplate,
  updateTemplate,
  deleteTemplate,
  progress,
  deleteCenterTask,
  centerTasks,
  zones,
  zonesOfSingle,
  checkResize,
  onPath('v2.listNodesOfInstance'),
  onPath('v2.showBandwidth'),
  onPath('v2.showTopology'),
  onPath('v2.showBigkeyAutoscanConfig'),
  onPath('v2.showHotkeyAutoscanConfig'),
];
