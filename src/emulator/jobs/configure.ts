// A change of parameters (UpdateConfigurations, dcs-api-0312017): they are in force once it has succeeded
// (ListConfigurations).

import { roleOf } from '../../../machines/index.js';
import { DcsError } from '../../protocol/index.js';
import { firstMistake, parametersOf } from '../catalog/index.js';
import { type InstanceRecord, texts, uuid, type Work } from '../store/index.js';
import { defineWork, type World } from '../world/index.js';

/** A parameter and the value that it is to have. */
export interface ParameterChange {
  readonly param_id: string;
  readonly param_name: string;
  readonly param_value: string;
}

/**
 * Begins a change of parameters; nothing happens when none is named.
 *
 * @throws DcsError with the chart's refusal, DCS.4066 for a parameter or a value that is not possible
 */
export function configure(
  world: World,
  instance: InstanceRecord,
  changes: readonly ParameterChange[],
): void {
  world.requireAccepted(instance, 'configure');
  if (changes.length === 0) return;
  const values = valuesIn(instance, changes);
  const { store, chance, nowMs } = world;
  const change = chance.uuid();
  const work: ConfigureWork = { type: 'configure', change, values };
  const { id } = world.request(instance, 'configure', work);
  const seq = chance.count('configChanges');
  store.configChanges.put({ id: change, seq, instance: id, createdMs: nowMs, ending: 'underWay' });
  const before = store.configurations.get(id);
  store.configurations.put({
    id,
    seq: before?.seq ?? chance.count('configurations'),
    instance: id,
    values: before?.values ?? {},
    ending: 'underWay',
    changedMs: nowMs,
  });
}

function valuesIn({ kind }: InstanceRecord, changes: readonly ParameterChange[]) {
  const parameters = parametersOf(kind);
  const values: Record<string, string> = {};
  for (const { param_id: id, param_name: name, param_value: value } of changes) {
    if (parameters.find((each) => each.name === name)?.id !== id) {
      const detail = `${kind} instances have no parameter ${id} called ${name}`;
      throw new DcsError('DCS.4066', { subject: name, detail });
    }
    values[name] = value;
  }
  requireRight(parameters, values);
  return values;
}

/**
 * Refuses values that parameters do not take.
 *
 * @throws DcsError DCS.4066 that names the first one
 */
export function requireRight(
  parameters: Parameters<typeof firstMistake>[0],
  values: Readonly<Record<string, string>>,
): void {
  const found = firstMistake(parameters, values);
  if (found) throw new DcsError('DCS.4066', { subject: found.name, detail: found.mistake });
}

/** A change of parameters under way. */
export interface ConfigureWork extends Work {
  readonly type: 'configure';
  readonly change: string;
  readonly values: Readonly<Record<string, string>>;
}

export const configureWork = defineWork<ConfigureWork>({
  type: 'configure',
  shape: { change: uuid, values: texts },
  end({ store }, { id }, { change, values }, by) {
    const ending = roleOf(by) === 'endsWell' ? 'succeeded' : 'failed';
    const [configuration, record] = [store.configurations.get(id), store.configChanges.get(change)];
    if (record) store.configChanges.put({ ...record, ending });
    if (configuration) {
      const now = ending === 'succeeded' ? { ...configuration.values, ...values } : undefined;
      store.configurations.put({ ...configuration, ending, ...(now && { values: now }) });
    }
    return undefined;
  },
});
