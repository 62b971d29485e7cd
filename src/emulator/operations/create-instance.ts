// Creates instances (pages dcs-api-0312004 and CreateInstance). In v1.0 the product says which flavor; some
// clients send only the flavor's code, others only the product.

import type { z } from 'zod';
import { type AnyOperation, api, DcsError, type fields } from '../../protocol/index.js';
import {
  defaultWindow,
  type Flavor,
  flavorOf,
  fourHourWindows,
  hourlyWindows,
  type MaintenanceWindow,
  requireZonesFit,
  windowOf,
  zonesNamed,
} from '../catalog/index.js';
import { hashPassword } from '../crypto/index.js';
import {
  planAutomaticBackup,
  policyRecordOf,
  requirePolicyFits,
  requireRenamable,
} from '../jobs/index.js';
import { instanceWith, noNames, noTags, sharedTexts } from '../store/index.js';
import { type Caller, detailAt, invalid, type NewInstance, type World } from '../world/index.js';
import { handle } from './handle.js';
import { requireTemplate } from './list-config-templates.js';
import { requireQuota } from './show-quota.js';

type CreationShape = ReturnType<typeof fields.creationFields>;
type CreationFields = { [K in keyof CreationShape]: z.output<CreationShape[K]> };

/** What to create, in terms that both APIs share. */
export interface CreationRequest {
  readonly api: AnyOperation['api'];
  readonly name: string;
  readonly flavor: Flavor;
  readonly fields: Partial<CreationFields>;
  /** Codes or ids of availability zones. */
  readonly zones: readonly string[];
  readonly ip: string | undefined;
  readonly templateId: string | undefined;
  /** Those that the API lists, of which one is the default. */
  readonly windows: readonly MaintenanceWindow[];
}

/**
 * Creates the instances of a request.
 *
 * @returns the ids and names, as both APIs answer
 * @throws DcsError for what the schema alone cannot see, and when a quota is exceeded
 */
export function createInstances(
  world: World,
  project: string,
  caller: Caller,
  request: CreationRequest,
) {
  const { fields, flavor } = request;
  const count = fields.instance_num ?? 1;
  if (count > 1 && request.name.length > 56) {
    throw new DcsError('DCS.4010', { detail: 'several instances: 4 to 56 characters' });
  }
  requireFitting(world, request);
  requireQuota(world, project, count, count * flavor.capacityGb);
  const common = commonOf(world, project, caller, request);
  const instances = Array.from({ length: count }, (_, n) => {
    const suffix = count > 1 ? `-${String(n).padStart(3, '0')}` : '';
    const id = world.chance.uuid();
    const given = count === 1 ? request.ip : undefined;
    const ip = given ?? addressesFor(world, flavor);
    const own = { id, name: request.name + suffix, ip, password: passwordOf(world, request, id) };
    const created = world.create(instanceWith(common, own));
    planAutomaticBackup(world, created);
    return { instance_id: created.id, instance_name: created.name };
  });
  return { instance_id: instances[0]?.instance_id ?? '', instances };
}

function requireFitting(world: World, { api, fields, flavor, zones, ip }: CreationRequest): void {
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
  requireZonesFit(flavor, zones);
  if (ip !== undefined && flavor.kind === 'cluster') {
    throw invalid(world, 'private_ip', 'each shard of a cluster gets an address');
  }
  requireRenamable(world, flavor, fields.rename_commands ?? {});
  requirePolicyFits(api, flavor, fields.instance_backup_policy);
}

function commonOf(
  world: World,
  project: string,
  caller: Caller,
  { fields, flavor, zones, windows, templateId }: CreationRequest,
): Omit<NewInstance, 'id' | 'name' | 'ip' | 'password'> {
  const usual = defaultWindow(windows);
  const window = windowOf(fields.maintain_begin, fields.maintain_end, usual);
  const found = zonesNamed(world.region.name, zones);
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
    azCodes: sharedTexts(found.map(({ code }) => code)),
    azIds: sharedTexts(found.map(({ id }) => id)),
    port: fields.port ?? 6379,
    maintainBegin: window.begin,
    maintainEnd: window.end,
    backupPolicy: policyRecordOf(world, fields.instance_backup_policy, null),
    renamedCommands:
      renamed.length > 0 ? (Object.fromEntries(renamed) as Record<string, string>) : noNames,
    tags: fields.tags?.length
      ? fields.tags.map(({ key, value }) => ({ key, value: value ?? '' }))
      : noTags,
    enterpriseProjectId: fields.enterprise_project_id ?? null,
    enterpriseProjectName: fields.enterprise_project_name ?? null,
    ssl: false,
    usedMemoryMb: Math.min(2, flavor.capacityGb * 1024),
    templateId: templateId ?? null,
  };
}

function passwordOf({ passwords }: World, { fields }: CreationRequest, id: string): string | null {
  if (fields.no_password_access) return null;
  if (fields.password === undefined)
    throw new DcsError('DCS.4845', { detail: 'give a password, or set no_password_access' });
  return hashPassword(fields.password, passwords.salt(id), passwords);
}

/** One address, or one for each shard of a Redis Cluster (ShowInstance). */
function addressesFor(world: World, { kind, shards }: Flavor): string {
  const one = () => {
    const n = world.chance.count('addresses') + 10;
    const net = n < 65_000 ? '192.168' : `10.${(n >> 16) & 255}`;
    return [net, (n >> 8) & 255, n & 255].join('.');
  };
  return Array.from({ length: kind === 'cluster' ? shards : 1 }, one).join(',');
}

const unknownFlavor = (specCode: string): DcsError =>
  new DcsError('DCS.4927', { detail: detailAt('spec_code', `there is no flavor ${specCode}`) });

function flavorFor(productId: string | undefined, specCode: string | undefined): Flavor {
  const bySpec = specCode === undefined ? undefined : flavorOf(specCode);
  if (specCode !== undefined && !bySpec) {
    throw unknownFlavor(specCode);
  }
  const byProduct = flavorOf(productId?.replace(/-h$/, '') ?? specCode ?? '');
  if (!byProduct) throw new DcsError('DCS.4009', { detail: `there is no product ${productId}` });
  if (bySpec && bySpec !== byProduct) {
    throw new DcsError('DCS.4022', { detail: `${productId} is not a product of ${specCode}` });
  }
  return byProduct;
}

export const v1 = handle(api.createInstance.v1, ({ world, project, caller, body }) => {
  const { name, product_id, spec_code, available_zones, private_ips, ...fields } = body;
  return createInstances(world, project, caller, {
    api: 'v1.0',
    name,
    flavor: flavorFor(product_id, spec_code),
    fields,
    zones: available_zones,
    ip: private_ips?.[0],
    templateId: undefined,
    windows: fourHourWindows,
  });
});

export const v2 = handle(api.createInstance.v2, ({ world, project, caller, body }) => {
  const { name, spec_code, az_codes, private_ip, template_id, ...fields } = body;
  const flavor = flavorOf(spec_code);
  if (!flavor) throw unknownFlavor(spec_code);
  if (template_id !== undefined) requireTemplate(world, project, template_id);
  return createInstances(world, project, caller, {
    api: 'v2',
    name,
    flavor,
    fields,
    zones: az_codes,
    ip: private_ip,
    templateId: template_id,
    windows: hourlyWindows,
  });
});
