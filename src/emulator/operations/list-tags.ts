// Lists the tags of a project (page ListTagsOfTenant).

import { api } from '../../protocol/index.js';
import { instanceGroups } from '../store/index.js';
import type { World } from '../world/index.js';
import { handle } from './handle.js';

/** The tags of all instances of a project: every key once, with every value once. */
function tagsOf({ store }: World, project: string) {
  const values = new Map<string, Set<string>>();
  for (const { tags } of store.instances.group(instanceGroups.ofProject(project))) {
    for (const { key, value } of tags) {
      values.set(key, (values.get(key) ?? new Set()).add(value));
    }
  }
  return [...values].map(([key, found]) => ({ key, values: [...found] }));
}

export const v2 = handle(api.listTags.v2, ({ world, project }) => ({
  tags: tagsOf(world, project),
}));
