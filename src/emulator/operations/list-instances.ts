// Lists instances (pages dcs-api-0312006 and ListInstances). v1.0 has several names for an exact name and
// for failed creations.

import { api } from '../../protocol/index.js';
import { listedV1, writtenListV2 } from '../json/index.js';
import { type InstanceRecord, instanceGroups, type RowFilter, type Rows } from '../store/index.js';
import type { World } from '../world/index.js';
import { handle } from './handle.js';

/** What is asked for. */
interface Criteria {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  /** Whether the name must be that one, instead of holding it. */
  readonly nameEqual: boolean;
  readonly status?: string | undefined;
  readonly ip?: string | undefined;
  readonly capacity?: number | undefined;
  /** `key=value,key=value`; a key alone asks for any value. */
  readonly tags?: string | undefined;
  readonly includeFailure: boolean;
  /** The last id of the page before; the page begins right after it, whatever the offset. */
  readonly marker?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** A page, and how many there are on all pages. */
interface InstancePage {
  readonly total: number;
  readonly instances: readonly InstanceRecord[];
}

/** Finds a page of the instances of a project, oldest first. */
function pageOf({ store }: World, project: string, criteria: Criteria): InstancePage {
  const { instances } = store;
  const { marker, limit } = criteria;
  const after = marker === undefined ? 0 : afterMarker(instances.get(marker));
  // Clients that page by marker repeat where they started; the first page has skipped that much already.
  const offset = marker === undefined ? criteria.offset : 0;
  const rows = rowsFor(instances, project, criteria);
  const skipped = after === 0 ? 0 : rows.countUpTo(after);
  return { total: rows.size, instances: rows.slice(skipped + offset, limit) };
}

/** Nothing comes after a marker that is gone, or a client that pages by it would never end. */
const afterMarker = (marker: InstanceRecord | undefined) => marker?.seq ?? Number.POSITIVE_INFINITY;

type Instances = World['store']['instances'];

/**
 * All that is asked for, out of the smallest group that holds it. Who asks for an id or a status gets it,
 * failed creation or not.
 */
function rowsFor(instances: Instances, project: string, criteria: Criteria): Rows<InstanceRecord> {
  const { id, status, includeFailure } = criteria;
  const filter = filterFor(criteria);
  if (id !== undefined) {
    const one = instances.get(id.toLowerCase());
    const isAsked = one?.project === project && (!filter || filter.matches(one));
    return onlyRow(isAsked ? one : undefined);
  }
  const { ofProject, shown, withStatus } = instanceGroups;
  const group =
    status !== undefined
      ? withStatus(project, status)
      : includeFailure
        ? ofProject(project)
        : shown(project);
  return filter ? instances.matching(group, filter) : instances.group(group);
}

/** At most one row. */
function onlyRow(record: InstanceRecord | undefined): Rows<InstanceRecord> {
  const records = record ? [record] : [];
  return {
    size: records.length,
    slice: (offset, limit) => records.slice(offset, offset + limit),
    countUpTo: (seq) => records.filter((each) => each.seq <= seq).length,
    [Symbol.iterator]: () => records[Symbol.iterator](),
  };
}

type Match = (instance: InstanceRecord) => boolean;

/** What the groups leave to look at in each record; undefined when nothing. */
function filterFor(criteria: Criteria): RowFilter<InstanceRecord> | undefined {
  const { id, name, nameEqual, status, ip, capacity, tags } = criteria;
  const matches: Match[] = [];
  if (name !== undefined && nameEqual) matches.push((each) => each.name === name);
  if (name !== undefined && !nameEqual) matches.push((each) => each.name.includes(name));
  if (status !== undefined && id !== undefined) matches.push((each) => each.status === status);
  if (ip !== undefined) matches.push((each) => each.ip.split(',').includes(ip));
  if (capacity !== undefined) matches.push((each) => each.capacityGb === capacity);
  if (tags !== undefined) matches.push(tagMatch(tags));
  if (matches.length === 0) return undefined;
  return {
    name: JSON.stringify([name, nameEqual, ip, capacity, tags]),
    matches: (each) => matches.every((match) => match(each)),
  };
}

function tagMatch(text: string): Match {
  const wanted = text.split(',').map((pair) => {
    const [, key = '', value] = /^([^=]*)(?:=(.*))?$/s.exec(pair.trim()) ?? [];
    return { key, value };
  });
  return ({ tags }) =>
    wanted.every(({ key, value }) =>
      tags.some((tag) => tag.key === key && (value === undefined || tag.value === value)),
    );
}

export const v1 = handle(api.listInstances.v1, ({ world, project, query }) => {
  const { total, instances } = pageOf(world, project, {
    ...query,
    id: query.id ?? query.instance_id,
    nameEqual: query.name_equal || query.exactMatchName || query.isExactMatchName,
    includeFailure: query.include_failure || query.includeFailure,
    offset: (query.start ?? 1) - 1,
    limit: query.limit ?? 1000,
  });
  return { instance_num: total, instances: instances.map(listedV1) };
});

export const v2 = handle(api.listInstances.v2, ({ world, project, query }) => {
  const { total, instances } = pageOf(world, project, {
    ...query,
    id: query.instance_id ?? query.id,
    nameEqual: query.name_equal,
    includeFailure: query.include_failure,
    offset: query.offset ?? 0,
    limit: query.limit ?? 10,
  });
  return writtenListV2(total, instances);
});
