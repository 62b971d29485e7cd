// Templates of parameters: the default ones and those that projects make (ListConfigTemplates,
// CreateCustomTemplate).

import type { Kind } from '../../../machines/index.js';
import { defaultTemplates, parametersOf, type Template } from '../catalog/index.js';
import type { TemplateRecord } from '../store/index.js';
import type { World } from '../world/index.js';
import { requireRight } from './configuring.js';
import { invalid } from './invalid.js';

const sys: readonly Template[] = defaultTemplates.map((template) => ({
  ...template,
  description: null,
  values: {},
}));

const own = (record: TemplateRecord): Template => ({ ...record, kind: record.kind as Kind });

/** The templates of a type that a project can use. */
export function templatesOf({ store }: World, project: string, type: 'sys' | 'user'): Template[] {
  return type === 'sys' ? [...sys] : [...store.templates.group(project)].map(own);
}

/**
 * Refuses a template that a project cannot use.
 *
 * @throws DcsError DCS.4800 that says so
 */
export function requireTemplate(world: World, project: string, id: string): void {
  const isKnown = (['sys', 'user'] as const).some((type) =>
    templatesOf(world, project, type).some((template) => template.id === id),
  );
  if (!isKnown) throw invalid(world, 'template_id', `there is no template ${id}`);
}

/** What a template is made with. */
export interface TemplateOrder {
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
export function createTemplate(world: World, project: string, order: TemplateOrder): string {
  const { template_id: from, cache_mode: kind, engine_version: version } = order;
  const base = templatesOf(world, project, order.type).find(({ id }) => id === from);
  if (!base) throw invalid(world, 'template_id', `there is no ${order.type} template ${from}`);
  if (kind !== undefined && kind !== base.kind) {
    throw invalid(world, 'cache_mode', `template ${from} is for ${base.kind}`);
  }
  if (version !== undefined && version !== base.engineVersion) {
    throw invalid(world, 'engine_version', `template ${from} is for ${base.engineVersion}`);
  }
  requireRight(parametersOf(base.kind), order.params);
  const { id } = world.store.templates.put({
    id: world.chance.uuid(),
    seq: world.chance.count('templates'),
    project,
    name: order.name,
    description: order.description ?? null,
    kind: base.kind,
    engineVersion: base.engineVersion,
    values: { ...base.values, ...order.params },
    createdMs: world.nowMs,
  });
  return id;
}
