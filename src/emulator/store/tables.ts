// Which tables there are, and by which groups each can be counted and paged. A new sort of record is
// one line here.

import QuickLRU from 'quick-lru';
import { deleted } from '../../../machines/index.js';
import type { FaultRule, Override } from '../rules/index.js';
import { failedCreation } from './lifecycle-statuses.js';
import type { OutcomeOrder } from './outcome-order.js';
import type {
  AttemptsRecord,
  BackupRecord,
  ConfigChangeRecord,
  ConfigurationRecord,
  MasterRecord,
  OwnedRecord,
  RestoreRecord,
  TaskRecord,
  TemplateRecord,
  WhitelistRecord,
} from './owned-records.js';
import type { CounterRecord, InstanceRecord, ScheduledEvent, SettingRecord } from './records.js';
import type { TraceRecord } from './status-changes.js';
import type { GroupsOf, StoredRecord, WeightOf } from './table.js';

/** What a table of instances groups by. */
export const instanceGroups = {
  ofProject: (project: string) => project,
  withStatus: (project: string, status: string) => `${project}|status|${status}`,
  /** Those that lists show unasked: all but failed creations. */
  shown: (project: string) => `${project}|shown`,
  /** Those that are deleted and not yet removed, by the status that the API still reports. */
  goingWithStatus: (project: string, status: string) => `${project}|going|${status}`,
};

const sort = <R extends StoredRecord>(groups: GroupsOf<R> = () => []) => groups;
const owned = <R extends OwnedRecord>() => sort<R>(({ instance }) => [instance]);

/** For how many projects groups are known at least; clients may name a new one in every call. */
const mostProjects = 1024;

/** The groups of instances by project, state and status: few, and asked for at every change of one. */
const knownGroups = new QuickLRU<string, Map<string, Map<string, readonly string[]>>>({
  maxSize: mostProjects,
});

function groupsOfInstance(instance: InstanceRecord): readonly string[] {
  const { project, state, status } = instance;
  const known = knownGroups.get(project)?.get(state)?.get(status);
  if (known) return known;
  const groups = newGroupsOf(instance);
  const ofProject = knownGroups.get(project) ?? new Map<string, Map<string, readonly string[]>>();
  const inState = ofProject.get(state) ?? new Map<string, readonly string[]>();
  knownGroups.set(project, ofProject.set(state, inState.set(status, groups)));
  return groups;
}

const newGroupsOf = ({ project, state, status }: InstanceRecord): readonly string[] => [
  instanceGroups.ofProject(project),
  instanceGroups.withStatus(project, status),
  ...(status === failedCreation ? [] : [instanceGroups.shown(project)]),
  ...(state === deleted ? [instanceGroups.goingWithStatus(project, status)] : []),
];

/** The groups of every table. */
export const tableGroups = {
  counters: sort<CounterRecord>(),
  settings: sort<SettingRecord>(),
  overrides: sort<Override>(),
  faultRules: sort<FaultRule>(),
  outcomeOrders: sort<OutcomeOrder>(({ instance }) => [instance]),
  trace: sort<TraceRecord>(),
  agenda: sort<ScheduledEvent>(({ subject }) => [subject]),
  backups: owned<BackupRecord>(),
  restores: owned<RestoreRecord>(),
  tasks: sort<TaskRecord>(({ instance, project }) => [instance, project]),
  configurations: owned<ConfigurationRecord>(),
  configChanges: owned<ConfigChangeRecord>(),
  whitelists: owned<WhitelistRecord>(),
  attempts: owned<AttemptsRecord>(),
  masters: owned<MasterRecord>(),
  templates: sort<TemplateRecord>(({ project }) => [project]),
  instances: sort(groupsOfInstance),
};

/** What the records of a table weigh, and in which group, where that is counted. */
export const tableWeights: { readonly [N in TableName]?: WeightOf<RecordOf<N>> } = {
  instances: ({ project, capacityGb }) => ({
    group: instanceGroups.ofProject(project),
    weight: capacityGb,
  }),
};

/** The name of a table. */
export type TableName = keyof typeof tableGroups;

/** The records of a table. */
export type RecordOf<N extends TableName> = Parameters<(typeof tableGroups)[N]>[0];
