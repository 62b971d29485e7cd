// Lists templates of parameters (page ListConfigTemplates).

import type { Kind } from '../../../machines/index.js';
import { api } from '../../protocol/index.js';
import { defaultTemplates, type Template } from '../catalog/index.js';
import { templateShape } from '../json/index.js';
import type { TemplateRecord } from '../store/index.js';
import { invalid, type World } from '../world/index.js';
import { handle } from './handle.js';

const defaults: readonly Template[] = defaultTemplates.map((template) => ({
  ...template,
  description: null,
  values: {},
}));

const fromRecord = (record: TemplateRecord): Template => ({ ...record, kind: record.kind as Kind });

/** The templates of a type that a project can use. */
export function templatesOf({ store }: World, project: string, type: 'sys' | 'user'): Template[] {
  return type === 'sys' ? [...defaults] : [...store.templates.group(project)].map(fromRecord);
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

export const v2 = handle(api.listConfigTemplates.v2, ({ world, project, query }) => {
  const { type, name, engine, engine_version: version, cache_mode: kind } = query;
  const found = templatesOf(world, project, type).filter(
    (template) =>
      (name === undefined || template.name.includes(name)) &&
      (engine === undefined || engine.toLowerCase() === 'redis') &&
      (version === undefined || template.engineVersion === version) &&
      (kind === undefined || template.kind === kind),
  );
  const offset = query.offset ?? 0;
  const page = found.slice(offset, offset + (query.limit ?? 10));
  return { template_num: found.length, templates: page.map(templateShape) };
});
