// Templates of parameters: the default ones and those that projects make (ListConfigTemplates,
// CreateCustomTemplate).

import type { Kind } from '../../../machines/index.js';
import { defaultTemplates, type Template } from '../catalog/index.js';
import type { TemplateRecord } from '../store/index.js';
import type { World } from '../world/index.js';
import { invalid } from '../world/invalid.js';

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
