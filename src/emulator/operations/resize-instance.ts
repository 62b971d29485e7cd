// Changes the size, the copies, the shards or the type of an instance (page ResizeInstance).

import type { z } from 'zod';
import type { Kind } from '../../../machines/index.js';
import { api, DcsError, type ErrorCode } from '../../protocol/index.js';
import { type Flavor, flavorOf, shardsOf, zoneOf } from '../catalog/index.js';
import { changesToCome, interrupts, resizeInWindow, resizeNow } from '../jobs/index.js';
import type { InstanceRecord } from '../store/index.js';
import { detailAt, invalid, type World } from '../world/index.js';
import { handle } from './handle.js';
import { requireQuota } from './show-quota.js';

/** What a request for a resize says. */
export interface ResizeRequest {
  readonly specCode: string;
  readonly capacityGb: number;
  readonly changeType?:
    | 'createReplication'
    | 'deleteReplication'
    | 'addSharding'
    | 'instanceType'
    | undefined;
  readonly zones?: readonly string[] | undefined;
  readonly nodes?: readonly string[] | undefined;
}

/**
 * Refuses a change of size or zones that the lifecycle does not allow now, and one while another is
 * scheduled.
 *
 * @throws DcsError with the chart's refusal, or DCS.4108
 */
export function requireResizable(world: World, instance: InstanceRecord): void {
  world.requireAccepted(instance, 'extend');
  const isScheduled = [...world.store.agenda.group(instance.id)].some(({ type }) =>
    changesToCome.includes(type),
  );
  if (isScheduled)
    throw new DcsError('DCS.4108', { detail: 'one waits for the maintenance window' });
}

/** Types that can become each other, for Redis 4.0 to 6.0 (ResizeInstance). */
const interchangeable = (one: Kind, other: Kind) =>
  [one, other].includes('proxy') &&
  ['ha', 'ha_rw_split'].some((kind) => kind === one || kind === other);

/**
 * The flavor that a resize leads to.
 *
 * @throws DcsError when there is none, or the instance cannot become it
 */
export function targetFlavor(
  world: World,
  instance: InstanceRecord,
  request: ResizeRequest,
): Flavor {
  const { specCode, capacityGb } = request;
  const flavor = flavorOf(specCode);
  if (!flavor) throw refused(codeForUnknown(instance, specCode), `there is no flavor ${specCode}`);
  if (!flavor.engineVersions.includes(instance.engineVersion)) {
    throw refused('DCS.4927', `${specCode} does not have version ${instance.engineVersion}`);
  }
  if (capacityGb !== flavor.capacityGb) {
    const detail = `${specCode} has a capacity of ${flavor.capacityGb} GB`;
    throw new DcsError('DCS.4012', { detail: detailAt('new_capacity', detail) });
  }
  if (flavor.specCode === instance.specCode) {
    throw refused('DCS.4103', 'the instance has this flavor already');
  }
  if (flavor.kind !== instance.kind) requireType(instance, flavor, request);
  else if (flavor.replicas !== instance.replicas) requireCopies(world, instance, flavor, request);
  requireQuota(world, instance.project, 0, flavor.capacityGb - instance.capacityGb);
  return flavor;
}

/** A refusal of the flavor that is asked for. */
const refused = (code: ErrorCode, detail: string): DcsError =>
  new DcsError(code, { detail: detailAt('spec_code', detail) });

/** A number of copies that no flavor has is refused with a code of its own. */
function codeForUnknown({ kind }: InstanceRecord, specCode: string) {
  const copies = Number(/\.[rp](\d+)\./.exec(specCode)?.[1] ?? Number.NaN);
  if (copies > 5) return 'DCS.4875';
  return copies === 1 && kind !== 'cluster' ? 'DCS.4937' : 'DCS.4927';
}

function requireType(
  instance: InstanceRecord,
  flavor: Flavor,
  { changeType }: ResizeRequest,
): void {
  if (!interchangeable(instance.kind, flavor.kind)) {
    throw refused('DCS.4200', `${instance.kind} cannot become ${flavor.kind}`);
  }
  if (changeType !== 'instanceType') {
    const detail = `${flavor.specCode} is of type ${flavor.kind}: ask with change_type instanceType`;
    throw refused('DCS.4927', detail);
  }
}

function requireCopies(
  world: World,
  instance: InstanceRecord,
  flavor: Flavor,
  { changeType, zones, nodes }: ResizeRequest,
): void {
  if (flavor.capacityGb !== instance.capacityGb) {
    throw refused('DCS.4927', 'size and copies are changed one after the other');
  }
  const needed = flavor.replicas > instance.replicas ? 'createReplication' : 'deleteReplication';
  if (changeType !== needed) {
    const detail = `from ${instance.replicas} to ${flavor.replicas} copies takes ${needed}`;
    throw invalid(world, 'change_type', detail);
  }
  if (needed === 'createReplication' || instance.kind === 'cluster') {
    requireZones(world, zones);
  } else {
    requireReplica(world, instance, nodes);
  }
}

/** The zones of new copies, and those of copies that a cluster loses (ResizeInstance). */
function requireZones({ region }: World, zones: readonly string[] = []): void {
  if (zones.length === 0) throw new DcsError('DCS.4933', { detail: 'name the zone of each copy' });
  const unknown = zones.find((zone) => !zoneOf(region.name, zone));
  if (unknown === undefined) return;
  throw new DcsError('DCS.4933', { detail: `there is no zone ${unknown}` });
}

/** The one replica to delete, by either of the ids that the list of shards has (ListGroupReplicationInfo). */
function requireReplica({ store }: World, instance: InstanceRecord, nodes: readonly string[] = []) {
  const [id, ...others] = nodes;
  if (id === undefined || others.length > 0) {
    throw new DcsError('DCS.4930', { detail: 'one replica is deleted at a time' });
  }
  const node = shardsOf(store, instance)
    .flatMap((shard) => shard.nodes)
    .find((each) => each.id === id || each.replicationId === id);
  if (!node) throw new DcsError('DCS.4930', { detail: `the instance has no replica ${id}` });
  if (node.role === 'master') throw new DcsError('DCS.4936');
}

type Body = z.output<NonNullable<typeof api.resizeInstance.v2.body>>;

/** What a body of the API asks for. */
export const resizeRequestOf = (body: Body): ResizeRequest => ({
  specCode: body.spec_code,
  capacityGb: body.new_capacity,
  changeType: body.change_type,
  zones: body.available_zones,
  nodes: body.node_list,
});

export const v2 = handle(api.resizeInstance.v2, ({ world, project, params, body }) => {
  const instance = world.find(project, params.instance_id);
  requireResizable(world, instance);
  const flavor = targetFlavor(world, instance, resizeRequestOf(body));
  const isPutOff = body.execute_immediately === false && interrupts(instance, flavor);
  if (isPutOff) resizeInWindow(world, instance, flavor);
  else resizeNow(world, instance, flavor);
  return undefined;
});
