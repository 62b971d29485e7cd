// The oracle: issue A's table of transitions and the service's refusals, written out by hand from the
// issue and the documentation. Nothing here is read from the chart, which is held against it.

import type {
  GuardName,
  Kind,
  NextMover,
  Outcome,
  OutcomeRole,
  PathQuery,
  Request,
} from '../../../machines/index.js';
import { parseCells, parseTable, type Rules, verdictsOf } from '../../support/proof/index.js';

/** The leaves of the chart. */
export const leaves = [
  'CREATING',
  'CREATEFAILED',
  'RUNNING.idle',
  'RUNNING.backingUp',
  'RUNNING.configuring',
  'RUNNING.recovering',
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
  outcomes: ['succeed', 'fail', 'fault', 'recover', 'degrade'],
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
export const tasks = ['idle', 'backingUp', 'configuring', 'recovering'] as const;

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
  degrade: ['breaks', 'unplanned'],
};

/** The requests whose phrase is not their name. */
export const phrases: Readonly<Partial<Record<(typeof rules.requests)[number], string>>> = {
  backUp: 'back up',
};

/** Which kinds each guard lets pass. */
export const guarded: Readonly<Record<GuardName, readonly Kind[]>> = {
  keepsBackups: ['ha', 'ha_rw_split', 'proxy', 'cluster'],
  isReadWriteSplit: ['ha_rw_split'],
  isSingle: ['single'],
  hasNodesToSpare: ['ha', 'ha_rw_split', 'proxy', 'cluster'],
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
  | RUNNING.*           | delete           | deleted             | all        |
  | RUNNING.*           | fault            | ERROR               | all        |
  | RUNNING.idle        | extend           | EXTENDING           | all        |
  | RUNNING.idle        | restore          | RESTORING           | not single |
  | RUNNING.idle        | backUp           | RUNNING.backingUp   | not single |
  | RUNNING.idle        | configure        | RUNNING.configuring | all        |
  | RUNNING.idle        | flush            | RUNNING.idle        | all        |
  | RUNNING.backingUp   | succeed fail     | RUNNING.idle        | all        |
  | RUNNING.configuring | succeed fail     | RUNNING.idle        | all        |
  | RUNNING.idle        | degrade          | RUNNING.recovering  | not single |
  | RUNNING.recovering  | succeed          | RUNNING.idle        | all        |
  | ERROR               | restart          | RESTARTING          | all        |
  | ERROR               | recover          | RUNNING.idle        | all        |
  | ERROR               | delete           | deleted             | all        |
  | RESTARTING          | succeed          | RUNNING.idle        | all        |
  | RESTARTING          | fail fault       | ERROR               | all        |
  | EXTENDING           | succeed          | RUNNING.idle        | all        |
  | EXTENDING           | fail             | ERROR               | single     |
  | EXTENDING           | fail             | RUNNING.recovering  | not single |
  | EXTENDING           | fault            | ERROR               | all        |
  | RESTORING           | succeed          | RUNNING.idle        | all        |
  | RESTORING           | fail             | RUNNING.idle        | ha         |
  | RESTORING           | fail             | ERROR               | not ha     |
  | RESTORING           | fault            | ERROR               | all        |
`);

/** Every edge as it is written in the chart, in its order, with what we know it from. */
export const written = parseCells(`
  | from                | event     | to                  | if              | kinds      | known      |
  |---------------------|-----------|---------------------|-----------------|------------|------------|
  | CREATING            | succeed   | RUNNING             |                 | all        | documented |
  | CREATING            | fail      | CREATEFAILED        |                 | all        | documented |
  | CREATING            | fault     | ERROR               |                 | all        | documented |
  | CREATEFAILED        | delete    | deleted             |                 | all        | documented |
  | RUNNING             | restart   | RESTARTING          |                 | all        | documented |
  | RUNNING             | delete    | deleted             |                 | all        | documented |
  | RUNNING             | fault     | ERROR               |                 | all        | documented |
  | RUNNING.idle        | extend    | EXTENDING           |                 | all        | documented |
  | RUNNING.idle        | restore   | RESTORING           | isReadWriteSplit | ha_rw_split | inferred  |
  | RUNNING.idle        | restore   | RESTORING           | keepsBackups    | ha proxy cluster | documented |
  | RUNNING.idle        | backUp    | RUNNING.backingUp   | isReadWriteSplit | ha_rw_split | inferred  |
  | RUNNING.idle        | backUp    | RUNNING.backingUp   | keepsBackups    | ha proxy cluster | documented |
  | RUNNING.idle        | configure | RUNNING.configuring |                 | all        | documented |
  | RUNNING.idle        | flush     | RUNNING.idle        |                 | all        | inferred   |
  | RUNNING.idle        | degrade   | RUNNING.recovering  | hasNodesToSpare | not single | documented |
  | RUNNING.backingUp   | succeed   | RUNNING.idle        |                 | not single | documented |
  | RUNNING.backingUp   | fail      | RUNNING.idle        |                 | not single | documented |
  | RUNNING.configuring | restart   | RESTARTING          |                 | all        | assumed    |
  | RUNNING.configuring | succeed   | RUNNING.idle        |                 | all        | documented |
  | RUNNING.configuring | fail      | RUNNING.idle        |                 | all        | inferred   |
  | RUNNING.recovering  | succeed   | RUNNING.idle        |                 | not single | documented |
  | ERROR               | restart   | RESTARTING          |                 | all        | documented |
  | ERROR               | recover   | RUNNING             |                 | all        | documented |
  | ERROR               | delete    | deleted             |                 | all        | documented |
  | RESTARTING          | succeed   | RUNNING             |                 | all        | documented |
  | RESTARTING          | fail      | ERROR               |                 | all        | documented |
  | RESTARTING          | fault     | ERROR               |                 | all        | assumed    |
  | EXTENDING           | succeed   | RUNNING             |                 | all        | documented |
  | EXTENDING           | fail      | ERROR               | isSingle        | single     | inferred   |
  | EXTENDING           | fail      | RUNNING.recovering  |                 | not single | inferred   |
  | EXTENDING           | fault     | ERROR               |                 | all        | assumed    |
  | RESTORING           | succeed   | RUNNING             |                 | not single | documented |
  | RESTORING           | fail      | RUNNING             | isMasterStandby | ha         | inferred   |
  | RESTORING           | fail      | ERROR               |                 | others     | assumed    |
  | RESTORING           | fault     | ERROR               |                 | not single | assumed    |
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
  | RUNNING.backingUp   | extend configure flush         | DCS.4096 | all        |
  | RUNNING.backingUp   | restore backUp                 | DCS.4096 | not single |
  | RUNNING.configuring | extend configure flush         | DCS.4114 | all        |
  | RUNNING.configuring | restore backUp                 | DCS.4114 | not single |
  | RUNNING.recovering  | extend configure flush         | DCS.4104 | all        |
  | RUNNING.recovering  | restore backUp                 | DCS.4104 | not single |
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
  'RUNNING.recovering': 'recovering from an internal fault',
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
  'RUNNING.recovering': 'platform',
  ERROR: 'either',
  RESTARTING: 'platform',
  EXTENDING: 'platform',
  RESTORING: 'platform',
  deleted: 'none',
};

/** Where an instance can get to. */
export const reached: readonly (readonly [query: Omit<PathQuery, 'to'>, found: string])[] = [
  [
    { from: 'CREATING' },
    'CREATING CREATEFAILED RUNNING ERROR RESTARTING EXTENDING RESTORING deleted',
  ],
  [{ from: 'CREATING', by: 'platform' }, 'CREATING CREATEFAILED RUNNING ERROR'],
  [{ from: 'CREATEFAILED' }, 'CREATEFAILED deleted'],
  [{ from: 'RUNNING' }, 'RUNNING ERROR RESTARTING EXTENDING RESTORING deleted'],
  [{ from: 'RUNNING', kind: 'single' }, 'RUNNING ERROR RESTARTING EXTENDING deleted'],
  [{ from: 'RUNNING', by: 'platform' }, 'RUNNING ERROR'],
  [{ from: 'ERROR', by: 'platform', without: ['recover'] }, 'ERROR'],
  [{ from: 'RESTORING', by: 'platform', without: ['fault', 'fail'] }, 'RUNNING RESTORING'],
  [{ from: 'deleted' }, 'deleted'],
];

/** What people read when a request is refused. */
export const messages: readonly (readonly [Request, Leaf, Kind, string])[] = [
  [
    'restart',
    'CREATING',
    'ha',
    'cannot restart: the instance is CREATING; restart is accepted in RUNNING and ERROR',
  ],
  [
    'restart',
    'RESTARTING',
    'single',
    'cannot restart: the instance is RESTARTING; restart is accepted in RUNNING and ERROR',
  ],
  [
    'extend',
    'RUNNING.backingUp',
    'ha',
    'cannot extend: the instance is RUNNING but being backed up; extend is accepted in RUNNING while idle',
  ],
  [
    'flush',
    'RUNNING.configuring',
    'proxy',
    'cannot flush: the instance is RUNNING but being configured; flush is accepted in RUNNING while idle',
  ],
  [
    'delete',
    'RESTARTING',
    'ha',
    'cannot delete: the instance is RESTARTING; delete is accepted in CREATEFAILED, RUNNING and ERROR',
  ],
  [
    'backUp',
    'RUNNING.recovering',
    'ha',
    'cannot back up: the instance is RUNNING but recovering from an internal fault; backUp is accepted in RUNNING while idle',
  ],
  [
    'backUp',
    'ERROR',
    'cluster',
    'cannot back up: the instance is ERROR; backUp is accepted in RUNNING while idle',
  ],
  [
    'backUp',
    'RUNNING.idle',
    'single',
    'cannot back up: a single-node instance keeps no backups; backUp is accepted for ha, ha_rw_split, proxy and cluster',
  ],
  [
    'restore',
    'CREATING',
    'single',
    'cannot restore: a single-node instance keeps no backups; restore is accepted for ha, ha_rw_split, proxy and cluster',
  ],
  ['configure', 'deleted', 'ha', 'cannot configure: the instance is deleted'],
  ['restore', 'deleted', 'single', 'cannot restore: the instance is deleted'],
];

/** What people read when the platform cannot report an outcome. */
export const outcomeMessages: readonly (readonly [Outcome, Leaf, Kind, string])[] = [
  [
    'recover',
    'RUNNING.idle',
    'ha',
    'cannot recover: the instance is RUNNING; the platform can report fault and degrade; recover is possible in ERROR',
  ],
  [
    'recover',
    'EXTENDING',
    'ha',
    'cannot recover: the instance is EXTENDING; the platform can report succeed, fail and fault; recover is possible in ERROR',
  ],
  [
    'recover',
    'RUNNING.backingUp',
    'ha',
    'cannot recover: the instance is RUNNING but being backed up; the platform can report succeed, fail and fault; recover is possible in ERROR',
  ],
  [
    'succeed',
    'CREATEFAILED',
    'single',
    'cannot succeed: the instance is CREATEFAILED; nothing can be reported; succeed is possible in CREATING, RUNNING while configuring, RESTARTING and EXTENDING',
  ],
  ['fault', 'deleted', 'ha', 'cannot fault: the instance is deleted'],
];
