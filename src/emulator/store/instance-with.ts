// Instances as they are made and changed, so that a hundred thousand of them fit into memory. All have one hidden class of V8: what is copied by spreading or assigning
// gets one of its own, or none and a hash table instead, which takes several times the memory and the time.

import QuickLRU from 'quick-lru';
import type { InstanceRecord } from './records.js';

/** Lists that instances have in common, such as their zones. */
const lists = new QuickLRU<string, readonly string[]>({ maxSize: 256 });

/** A list of texts that instances with an equal one share; records never change. */
export function sharedTexts(texts: readonly string[]): readonly string[] {
  const key = JSON.stringify(texts);
  const known = lists.get(key) ?? texts;
  lists.set(key, known);
  return known;
}

/** What an instance has that has no tags, and no renamed commands. */
export const noTags: InstanceRecord['tags'] = Object.freeze([]);
export const noNames: InstanceRecord['renamedCommands'] = Object.freeze({});

type Written = { -readonly [K in keyof Required<InstanceRecord>]: InstanceRecord[K] | undefined };

/**
 * An instance with changes.
 *
 * @param instance - one, or the beginning of one, whose other fields are in `changes`
 */
export function instanceWith(
  instance: Partial<InstanceRecord>,
  changes: Partial<InstanceRecord>,
): InstanceRecord {
  // In the order of `InstanceRecord`. What is undefined is not kept.
  const written: Written = {
    id: instance.id,
    seq: instance.seq,
    project: instance.project,
    name: instance.name,
    description: instance.description,
    kind: instance.kind,
    state: instance.state,
    status: instance.status,
    enteredMs: instance.enteredMs,
    moved: instance.moved,
    phaseDue: instance.phaseDue,
    work: instance.work,
    engineVersion: instance.engineVersion,
    specCode: instance.specCode,
    capacityGb: instance.capacityGb,
    replicas: instance.replicas,
    shards: instance.shards,
    createdMs: instance.createdMs,
    updatedMs: instance.updatedMs,
    launchedMs: instance.launchedMs,
    userId: instance.userId,
    userName: instance.userName,
    vpcId: instance.vpcId,
    subnetId: instance.subnetId,
    securityGroupId: instance.securityGroupId,
    azCodes: instance.azCodes,
    azIds: instance.azIds,
    ip: instance.ip,
    port: instance.port,
    maintainBegin: instance.maintainBegin,
    maintainEnd: instance.maintainEnd,
    password: instance.password,
    backupPolicy: instance.backupPolicy,
    renamedCommands: instance.renamedCommands,
    tags: instance.tags,
    enterpriseProjectId: instance.enterpriseProjectId,
    enterpriseProjectName: instance.enterpriseProjectName,
    ssl: instance.ssl,
    usedMemoryMb: instance.usedMemoryMb,
    templateId: instance.templateId,
  };
  return Object.assign(written, changes) as InstanceRecord;
}
