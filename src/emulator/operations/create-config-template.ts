// Makes a template of parameters (page CreateCustomTemplate).

import type { Kind } from '../../../machines/index.js';
import { api } from '../../protocol/index.js';
import { parametersOf } from '../catalog/index.js';
import { requireRight } from '../jobs/index.js';
import { invalid, type World } from '../world/index.js';
import { handle } from './handle.js';
import { templatesOf } from './list-config-templates.js';

/** What a new template is made of. */
interface TemplateRequest {
  readonly template_id: string;
  readonly type: 'sys' | 'user';
  readonly name: string;
  readonly description?: string | undefined;
  readonly cache_mode?: Kind | undefined;
  readonly engine_version?: string | undefined;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * Makes a template from another one.
 *
 * @returns its id
 * @throws DcsError when there is no such template, it is for something else, or a value is wrong
 */
function createTemplate(world: World, project: string, request: TemplateRequest): string {
  const { template_id: from, cache_mode: kind, engine_version: version } = request;
  const base = templatesOf(world, project, request.type).find(({ id }) => id === from);
  if (!base) throw invalid(world, 'template_id', `there is no ${request.type} template ${from}`);
  if (kind !== undefined && kind !== base.kind) {
    throw invalid(world, 'cache_mode', `template ${from} is for ${base.kind}`);
  }
  if (version !== undefined && version !== base.engineVersion) {
    throw invalid(world, 'engine_version', `template ${from} is for ${base.engineVersion}`);
  }
  requireRight(parametersOf(base.kind), request.params);
  const { id } = world.store.templates.put({
    id: world.chance.uuid(),
    seq: world.chance.count('templates'),
    project,
    name: request.name,
    description: request.description ?? null,
    kind: base.kind,
    engineVersion: base.engineVersion,
    values: { ...base.values, ...request.params },
    createdMs: world.nowMs,
  });
  return id;
}

export const v2 = handle(api.createConfigTemplate.v2, ({ world, project, body }) => ({
  id: createTemplate(world, project, body),
}));
