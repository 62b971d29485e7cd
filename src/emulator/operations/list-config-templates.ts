// Lists templates of parameters (page ListConfigTemplates).

import { api } from '../../protocol/index.js';
import { templateShape } from '../json/index.js';
import { handle } from './handle.js';
import { templatesOf } from './templates.js';

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
