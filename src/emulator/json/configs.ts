// Parameters, their changes and templates (ListConfigurations, ListConfigHistories,
// ListConfigTemplates).

import type { z } from 'zod';
import type { shapes } from '../../protocol/index.js';
import type { Template } from '../catalog/index.js';
import { parametersOf, valuesOf } from '../catalog/index.js';
import { valuesUnderWay } from '../jobs/index.js';
import type { ConfigChangeRecord, Ending, InstanceRecord, Store } from '../store/index.js';
import { timeOf } from './facets.js';

type Configuration = z.infer<typeof shapes.configuration>;
type TemplateShape = z.infer<typeof shapes.templateList>['templates'][number];
type TemplateDetail = z.infer<typeof shapes.templateDetail>;
type History = z.infer<typeof shapes.configHistories>['histories'][number];

const statuses = { underWay: 'UPDATING', succeeded: 'SUCCESS', failed: 'FAILURE' } as const;

/** `config_status`. */
const wordFor = (ending: Ending) => statuses[ending];

/** The parameters of an instance. */
export function configurationShape(store: Store, instance: InstanceRecord): Configuration {
  const record = store.configurations.get(instance.id);
  const changing = valuesUnderWay(instance);
  return {
    instance_id: instance.id,
    status: instance.status,
    config_status: wordFor(record?.ending ?? 'succeeded'),
    config_time: timeOf(record?.changedMs ?? instance.createdMs),
    redis_config: valuesOf(store, instance).map(({ parameter, value }) => ({
      param_id: parameter.id,
      param_name: parameter.name,
      // The change that is under way shows at once, and no longer once it has failed.
      param_value: changing[parameter.name] ?? value,
      default_value: parameter.initial,
      value_type: parameter.type,
      value_range: parameter.range,
      description: parameter.description,
    })),
  };
}

/** A change of parameters. */
export function historyShape({ id, createdMs, ending }: ConfigChangeRecord): History {
  return {
    history_id: id,
    type: 'config_param',
    created_at: timeOf(createdMs),
    status: wordFor(ending),
  };
}

/** A template; only projects' own ones say when they were made. */
export function templateShape(template: Template): TemplateShape {
  const { createdMs } = template;
  return {
    template_id: template.id,
    cache_mode: template.kind,
    description: template.description,
    engine: 'Redis',
    engine_version: template.engineVersion,
    name: template.name,
    product_type: 'generic',
    storage_type: 'DRAM',
    type: createdMs === undefined ? 'sys' : 'user',
    created_at: createdMs === undefined ? null : timeOf(createdMs),
  };
}

/** The same with its parameters. None of them needs a restart (dcs-ug-0312024). */
export function templateDetailShape(template: Template): TemplateDetail {
  const params = parametersOf(template.kind).map(
    ({ id, name, initial, type, range, description }) => ({
      param_id: id,
      param_name: name,
      param_value: template.values[name] ?? initial,
      default_value: initial,
      value_type: type,
      value_range: range,
      description,
      need_restart: false,
    }),
  );
  return { ...templateShape(template), params };
}
