// Adds tags to an instance or takes some away (page BatchCreateOrDeleteTags).

import { api, fields } from '../../protocol/index.js';
import type { InstanceRecord, Tag } from '../store/index.js';
import { invalid, type World } from '../world/index.js';
import { handle } from './handle.js';

type Given = readonly { readonly key: string; readonly value?: string | null | undefined }[];

/**
 * Adds tags, or gives them other values.
 *
 * @throws DcsError when there are too many then
 */
function addTags(world: World, instance: InstanceRecord, given: Given): void {
  const values = new Map(instance.tags.map(({ key, value }) => [key, value]));
  for (const { key, value } of given) values.set(key, value ?? '');
  if (values.size > fields.mostTags) {
    throw invalid(world, 'tags', `an instance has ${fields.mostTags} tags at most`);
  }
  world.patch(instance, { tags: [...values].map(([key, value]) => ({ key, value })) });
}

/** Takes tags away; their values do not matter, and tags that are not there neither. */
function removeTags(world: World, instance: InstanceRecord, given: Given): void {
  const keys = new Set(given.map(({ key }) => key));
  world.patch(instance, { tags: instance.tags.filter(({ key }: Tag) => !keys.has(key)) });
}

export const v2 = handle(api.changeTags.v2, ({ world, project, params, body }) => {
  const change = body.action === 'create' ? addTags : removeTags;
  change(world, world.findAlive(project, params.instance_id), body.tags);
  return undefined;
});
