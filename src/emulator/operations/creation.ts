// The creation of instances, as far as both APIs agree (CreateInstance, dcs-api-0312004).

import type { z } from 'zod';
import { guards } from '../../../machines/index.js';
import { DcsError, type fields } from '../../protocol/index.js';
import { type Flavor, type MaintenanceWindow, windowOf, zoneOf } from '../catalog/index.js';
import { hashPassword } from '../identity/index.js';
import { planAutomaticBackup, policyRecordOf, requireRenamable } from '../jobs/index.js';
import { instanceGroups } from '../store/index.js';
import type { Caller, NewInstance, World } from '../world/index.js';

type Fields = { [K in keyof CreationShape]: z.output<CreationShape[K]> };
type CreationShape = ReturnType<typeof fields.creationFields>;

/** What is to be created, in neither API's words. */
export interface Order {
  readonly name: string;
  readonly flavor: Flavor;
  readonly fields: Partial<Fields>;
  /** Codes or ids of availability zones. */
  readonly zones: readonly string[];
  readonly ip: string | undefined;
  readonly templateId: string | undefined;
  readonly windows: readonly MaintenanceWindow[];
}

/**
 * Creates what was ordered.
 *
 * @returns the ids and names, as both APIs answer
 * @throws DcsError for what the schema alone cannot see, and when a quota is exceeded
 */
export function create(world: World, project: string, caller: Caller, order: Order) {
  const { fields, flavor } = order;
  const count = fields.instance_num ?? 1;
  if (count > 1 && order.name.length > 56) {
    throw new DcsError('DCS.4010', { detail: 'several instances: 4 to 56 characters' });
  }
  requireFitting(order);
  requireQuota(world, project, count, count * flavor.capacityGb);
  const common = commonOf(world, project, caller, order);
  const instances = Array.from({ length: count }, (_, n) => {
    const suffix = count > 1 ? `-${String(n).padStart(3, '0')}` : '';
    const id = world.chance.uuid();
    const given = count === 1 ? order.ip : undefined;
    const ip = given ?? addressesFor(world, flavor);
    const own = { id, name: order.name + suffix, ip, password: passwordOf(world, order, id) };
    // Not spread: what V8 adds to a spread object gives each of them a hidden class of its own.
    const born = world.birth(Object.assign({}, common, own));
    planAutomaticBackup(world, born);
    return { instance_id: born.id, instance_name: born.name };
  });
  return { instance_id: instances[0]?.instance_id ?? '', instances };
}

function requireFitting({ fields, flavor, zones, ip }: Order): void {
  const { engine_version: version, capacity } = fields;
  if (version === undefined || !flavor.engineVersions.includes(version)) {
    throw new DcsError('DCS.4008', {
      detail: `${flavor.specCode} has the versions ${flavor.engineVersions.join(', ')}`,
    });
  }
  if (capacity !== flavor.capacityGb) {
    throw new DcsError('DCS.4012', {
      detail: `${flavor.specCode} has a capacity of ${flavor.capacityGb} GB`,
    });
  }
  if (zones.length > 1 && flavor.replicas === 1 && flavor.kind === 'single') {
    throw new DcsError('DCS.4067', { detail: 'a single node is in one zone' });
  }
  if (ip !== undefined && flavor.kind === 'cluster') {
    throw new DcsError('DCS.4800', { subject: 'private_ip' });
  }
  requireRenamable(flavor, fields.rename_commands ?? {});
  if (
    fields.instance_backup_policy?.backup_type === 'auto' &&
    !guards.keepsBackups({ context: flavor })
  ) {
    throw new DcsError('DCS.4095');
  }
}

/**
 * Refuses what would exceed the quota of a project.
 *
 * @throws DcsError DCS.4035 for instances, DCS.4036 for memory
 */
export function requireQuota(
  { store, place: { quota } }: World,
  project: string,
  instances: number,
  ramGb: number,
): void {
  const group = instanceGroups.ofProject(project);
  const used = store.instances.group(group).size;
  if (instances > 0 && used + instances > quota.instances) {
    throw new DcsError('DCS.4035', { detail: `${used} of ${quota.instances} instances exist` });
  }
  const usedGb = store.instances.weight(group);
  if (ramGb > 0 && usedGb + ramGb > quota.ramGb) {
    throw new DcsError('DCS.4036', { detail: `${usedGb} of ${quota.ramGb} GB are in use` });
  }
}

function commonOf(
  world: World,
  project: string,
  caller: Caller,
  { fields, flavor, zones, windows, templateId }: Order,
): Omit<NewInstance, 'id' | 'name' | 'ip' | 'password'> {
  const window = windowOf(windows, fields.maintain_begin, fields.maintain_end);
  const found = zones.map((zone) => {
    const known = zoneOf(world.place.region, zone);
    if (!known) throw new DcsError('DCS.4042', { detail: `there is no zone ${zone}` });
    return known;
  });
  const renamed = Object.entries(fields.rename_commands ?? {}).filter(([, to]) => to !== undefined);
  return {
    project,
    description: fields.description ?? null,
    kind: flavor.kind,
    engineVersion: fields.engine_version as string,
    specCode: flavor.specCode,
    capacityGb: flavor.capacityGb,
    replicas: flavor.replicas,
    shards: flavor.shards,
    userId: caller.userId,
    userName: caller.userName,
    vpcId: fields.vpc_id as string,
    subnetId: fields.subnet_id as string,
    securityGroupId: fields.security_group_id ?? null,
    azCodes: found.map(({ code }) => code),
    azIds: found.map(({ id }) => id),
    port: fields.port ?? 6379,
    maintainBegin: window.begin,
    maintainEnd: window.end,
    backupPolicy: policyRecordOf(world, fields.instance_backup_policy, null),
    renamedCommands: Object.fromEntries(renamed) as Record<string, string>,
    tags: (fields.tags ?? []).map(({ key, value }) => ({ key, value: value ?? '' })),
    enterpriseProjectId: fields.enterprise_project_id ?? null,
    enterpriseProjectName: fields.enterprise_project_name ?? null,
    ssl: false,
    usedMemoryMb: Math.min(2, flavor.capacityGb * 1024),
    templateId: templateId ?? null,
  };
}

function passwordOf({ passwords }: World, { fields }: Order, id: string): string | null {
  if (fields.no_password_access) return null;
  if (fields.password === undefined) throw new DcsError('DCS.4845');
  return hashPassword(fields.password, passwords.salt(id), passwords);
}

/** One address, or one for each shard of a Redis Cluster (ShowInstance). */
function addressesFor(world: World, { kind, shards }: Flavor): string {
  const one = () => {
    const n = world.chance.count('addresses') + 10;
    const net = n < 65_000 ? '192.168' : `10.${(n >> 16) & 255}`;
    return `${net}.${(n >> 8) & 255}.${n & 255}`;
  };
  return Array.from({ length: kind === 'cluster' ? shards : 1 }, one).join(',');
}
