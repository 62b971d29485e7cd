// The oracle: issue A's table of transitions and the service's refusals, written out by hand from the
// issue and the documentation. Nothing here is read from the chart, which is held against it.

import type { GuardName, Kind, NextMover, OutcomeRole } from '../../../machines/index.js';
import { parseTable, type Rules, verdictsOf } from '../../support/proof/index.js';

/** The leaves of the chart. */
export const leaves = [
  'CREATING',
  'CREATEFAILED',
  'RUNNING.idle',
  'RUNNING.backingUp',
  'RUNNING.configuring',
  'ERROR',
  'RESTARTING',
  'EXTENDING',
  'RESTORING',
  'deleted',
] as const;

export type Leaf = (typeof leaves)[number];

/** What every snapshot of every path is held to. */
export const rules = {
  kinds: ['single', 'ha', 'ha_rw_split', 'proxy', 'cluster'],
  requests: ['restart', 'extend', 'restore', 'backUp', 'configure', 'flush', 'delete'],
  outcomes: ['succeed', 'fail', 'fault', 'recover'],
  statuses: [
    'CREATING',
    'CREATEFAILED',
    'RUNNING',
    'ERROR',
    'RESTARTING',
    'EXTENDING',
    'RESTORING',
  ],
  gone: 'deleted',
  tags: {
    serving: ['RUNNING'],
    transitional: ['CREATING', 'RESTARTING', 'EXTENDING', 'RESTORING'],
    failed: ['CREATEFAILED', 'ERROR'],
  },
} as const satisfies Rules;

/** What an instance can be busy with while RUNNING. */
export const tasks = ['idle', 'backingUp', 'configuring'] as const;

/** The page of every status. */
export const pages: Readonly<Record<(typeof rules.statuses)[number], string>> = {
  CREATING: 'dcs-api-0312047',
  CREATEFAILED: 'dcs-api-0312047',
  RUNNING: 'dcs-api-0312047',
  ERROR: 'dcs-api-0312047',
  RESTARTING: 'dcs-api-0312047',
  EXTENDING: 'dcs-api-0312047',
  RESTORING: 'dcs-api-0312047',
};

/** The part that every outcome plays, and whether it is meant to come. */
export const roles: Readonly<
  Record<(typeof rules.outcomes)[number], readonly [OutcomeRole, 'planned' | 'unplanned']>
> = {
  succeed: ['endsWell', 'planned'],
  fail: ['endsBadly', 'planned'],
  fault: ['breaks', 'unplanned'],
  recover: ['repairs', 'planned'],
};

/** The requests whose phrase is not their name. */
export const phrases: Readonly<Partial<Record<(typeof rules.requests)[number], string>>> = {
  backUp: 'back up',
};

/** Which kinds each guard lets pass. */
export const guarded: Readonly<Record<GuardName, readonly Kind[]>> = {
  keepsBackups: ['ha', 'ha_rw_split', 'proxy', 'cluster'],
  isSingle: ['single'],
  isMasterStandby: ['ha'],
};

/** Every accepted event. `RUNNING.*` is RUNNING with any task. */
const moves = parseTable(`
  | from                | event            | to                  | kinds      |
  |---------------------|------------------|---------------------|------------|
  | CREATING            | succeed          | RUNNING.idle        | all        |
  | CREATING            | fail             | CREATEFAILED        | all        |
  | CREATING            | fault            | ERROR               | all        |
  | CREATEFAILED        | delete           | deleted             | all        |
  | RUNNING.*           | restart          | RESTARTING          | all        |
  | RUNNING.*           | fault            | ERROR               | all        |
  | RUNNING.idle        | extend           | EXTENDING           | all        |
  | RUNNING.idle        | restore          | RESTORING           | not single |
  | RUNNING.idle        | backUp           | RUNNING.backingUp   | not single |
  | RUNNING.idle        | configure        | RUNNING.configuring | all        |
  | RUNNING.idle        | flush            | RUNNING.idle        | all        |
  | RUNNING.idle        | delete           | deleted             | all        |
  | RUNNING.backingUp   | succeed fail     | RUNNING.idle        | all        |
  | RUNNING.configuring | succeed fail     | RUNNING.idle        | all        |
  | ERROR               | restart          | RESTARTING          | all        |
  | ERROR               | recover          | RUNNING.idle        | all        |
  | ERROR               | delete           | deleted             | all        |
  | RESTARTING          | succeed          | RUNNING.idle        | all        |
  | RESTARTING          | fail fault       | ERROR               | all        |
  | EXTENDING           | succeed          | RUNNING.idle        | all        |
  | EXTENDING           | fail             | ERROR               | single     |
  | EXTENDING           | fail             | RUNNING.idle        | not single |
  | EXTENDING           | fault            | ERROR               | all        |
  | RESTORING           | succeed          | RUNNING.idle        | all        |
  | RESTORING           | fail             | RUNNING.idle        | ha         |
  | RESTORING           | fail             | ERROR               | not ha     |
  | RESTORING           | fault            | ERROR               | all        |
`);

/** Every refused request with the service's error code. What the kind rules out comes first. */
const refusals = parseTable(`
  | in                  | request                        | code     | kinds      |
  |---------------------|--------------------------------|----------|------------|
  | not deleted         | restore backUp                 | DCS.4095 | single     |
  | CREATING            | restart extend configure flush | DCS.4118 | all        |
  | CREATING            | restore backUp                 | DCS.4118 | not single |
  | CREATING            | delete                         | DCS.4099 | all        |
  | CREATEFAILED        | restart                        | DCS.4026 | all        |
  | CREATEFAILED        | extend configure flush         | DCS.4049 | all        |
  | CREATEFAILED        | restore backUp                 | DCS.4049 | not single |
  | RUNNING.backingUp   | extend configure flush delete  | DCS.4096 | all        |
  | RUNNING.backingUp   | restore backUp                 | DCS.4096 | not single |
  | RUNNING.configuring | extend configure flush delete  | DCS.4114 | all        |
  | RUNNING.configuring | restore backUp                 | DCS.4114 | not single |
  | ERROR               | extend configure flush         | DCS.4049 | all        |
  | ERROR               | restore backUp                 | DCS.4049 | not single |
  | RESTARTING          | restart extend configure flush | DCS.4111 | all        |
  | RESTARTING          | restore backUp                 | DCS.4111 | not single |
  | RESTARTING          | delete                         | DCS.4099 | all        |
  | EXTENDING           | restart extend configure flush | DCS.4113 | all        |
  | EXTENDING           | restore backUp                 | DCS.4113 | not single |
  | EXTENDING           | delete                         | DCS.4113 | all        |
  | RESTORING           | restart extend configure flush | DCS.4097 | all        |
  | RESTORING           | restore backUp                 | DCS.4097 | not single |
  | RESTORING           | delete                         | DCS.4097 | all        |
  | deleted             | restart extend configure flush | DCS.3022 | all        |
  | deleted             | restore backUp delete          | DCS.3022 | all        |
`);

/** What becomes of one event, in one state, for one kind: the whole grid. */
export const cells = verdictsOf(moves, refusals, { ...rules, states: leaves });
export type Cell = (typeof cells)[number];

/** What an instance is doing, to follow "the instance is", wherever a request can be refused. */
export const conditions: Readonly<Partial<Record<Leaf, string>>> = {
  CREATING: 'being created',
  CREATEFAILED: 'not running',
  'RUNNING.backingUp': 'being backed up',
  'RUNNING.configuring': 'being configured',
  ERROR: 'not running',
  RESTARTING: 'restarting',
  EXTENDING: 'being extended',
  RESTORING: 'being restored',
  deleted: 'gone',
};

/** Who moves next, in every state. */
export const nextMovers: Readonly<Record<Leaf, NextMover>> = {
  CREATING: 'platform',
  CREATEFAILED: 'operator',
  'RUNNING.idle': 'operator',
  'RUNNING.backingUp': 'platform',
  'RUNNING.configuring': 'platform',
  ERROR: 'either',
  RESTARTING: 'platform',
  EXTENDING: 'platform',
  RESTORING: 'platform',
  deleted: 'nobody',
};
