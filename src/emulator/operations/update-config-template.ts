// Changes a template of a project (method UpdateConfigTemplate).

import type { Kind } from '../../../machines/index.js';
import { api, DcsError } from '../../protocol/index.js';
import { parametersOf } from '../catalog/index.js';
import { requireRight } from '../jobs/index.js';
import type { TemplateRecord } from '../store/index.js';
import { instanceGroups } from '../store/index.js';
import type { World } from '../world/index.js';
import { handle } from './handle.js';

/**
 * Finds a template that a project has made: the default ones cannot be changed.
 *
 * @throws DcsError DCS.4988 when there is none
 */
export function findOwnTemplate({ store }: World, project: string, id: string): TemplateRecord {
  const template = store.templates.get(id);
  if (template?.project === project) return template;
  throw new DcsError('DCS.4988', { detail: `the project has made no template ${id}` });
}

/** Lets the instances that were created with a template keep its values, whatever becomes of it. */
export function keepValues(
  { store, chance }: World,
  { id, project, values }: TemplateRecord,
): void {
  for (const instance of store.instances.group(instanceGroups.ofProject(project))) {
    if (instance.templateId !== id) continue;
    const before = store.configurations.get(instance.id);
    store.configurations.put({
      id: instance.id,
      seq: before?.seq ?? chance.count('configurations'),
      instance: instance.id,
      ending: 'succeeded',
      changedMs: instance.createdMs,
      ...before,
      values: { ...values, ...before?.values },
    });
  }
}

export const v2 = handle(api.updateConfigTemplate.v2, ({ world, project, params, body }) => {
  const template = findOwnTemplate(world, project, params.template_id);
  const { name = template.name, description = template.description, params: given = {} } = body;
  requireRight(parametersOf(template.kind as Kind), given);
  keepValues(world, template);
  const values = { ...template.values, ...given };
  world.store.templates.put({ ...template, name, description, values });
  return { result: 'success' };
});
