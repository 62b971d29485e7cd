// Tags of instances, in the order in which they were added (BatchCreateOrDeleteTags,
// ListTagsOfTenant).

import { fields } from '../../protocol/index.js';
import { type InstanceRecord, instanceGroups, type Tag } from '../store/index.js';
import type { World } from '../world/index.js';
import { invalid } from './invalid.js';

type Given = readonly { readonly key: string; readonly value?: string | null | undefined }[];

/**
 * Adds tags, or gives them other values.
 *
 * @throws DcsError when there are too many then
 */
export function addTags(world: World, instance: InstanceRecord, given: Given): void {
  const values = new Map(instance.tags.map(({ key, value }) => [key, value]));
  for (const { key, value } of given) values.set(key, value ?? '');
  if (values.size > fields.mostTags) {
    throw invalid(world, 'tags', `an instance has ${fields.mostTags} tags at most`);
  }
  world.patch(instance, { tags: [...values].map(([key, value]) => ({ key, value })) });
}

/** Takes tags away; their values do not matter, and tags that are not there neither. */
export function removeTags(world: World, instance: InstanceRecord, given: Given): void {
  const keys = new Set(given.map(({ key }) => key));
  world.patch(instance, { tags: instance.tags.filter(({ key }: Tag) => !keys.has(key)) });
}

/** The tags of all instances of a project: every key once, with every value once. */
export function tagsOf({ store }: World, project: string) {
  const values = new Map<string, Set<string>>();
  for (const { tags } of store.instances.group(instanceGroups.ofProject(project))) {
    for (const { key, value } of tags) {
      values.set(key, (values.get(key) ?? new Set()).add(value));
    }
  }
  return [...values].map(([key, found]) => ({ key, values: [...found] }));
}
