// A change of parameters (UpdateConfigurations, dcs-api-0312017). They show at once, with `config_status`
// UPDATING, and stay unless the change fails (ListConfigurations).

import { isRequest, roleOf } from '../../../machines/index.js';
import { DcsError } from '../../protocol/index.js';
import { firstIssue, parametersOf } from '../catalog/index.js';
import { type InstanceRecord, id, type Job, makeRoomOf, texts, uuid } from '../store/index.js';
import { defineJob, detailAt, type World } from '../world/index.js';
import { beginTask, endTask, type NewTask, noteTask } from './background-task.js';

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
  requireIdle(world, instance);
  if (changes.length > 0) begin(world, instance, valuesIn(instance, changes), {});
}

/**
 * Begins a change of parameters of which a background task tells. A change of none has ended at once.
 *
 * @returns the id of the task
 * @throws DcsError as `configure` does
 */
export function configureAsTask(
  world: World,
  instance: InstanceRecord,
  changes: readonly ParameterChange[],
): string {
  requireIdle(world, instance);
  const details = { updated_config_length: changes.length };
  const newTask: NewTask = { name: 'updateInstanceConfig', details };
  if (changes.length === 0) return noteTask(world, instance, newTask);
  const values = valuesIn(instance, changes);
  const task = beginTask(world, instance, newTask);
  begin(world, instance, values, { task });
  return task;
}

function begin(
  world: World,
  instance: InstanceRecord,
  values: ConfigureJob['values'],
  told: Pick<ConfigureJob, 'task'>,
): void {
  const { store, chance, nowMs } = world;
  const change = chance.uuid();
  const job: ConfigureJob = { type: 'configure', change, values, ...told };
  const { id } = world.request(instance, 'configure', job);
  const seq = chance.count('configChanges');
  makeRoomOf(store.configChanges, id);
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

/**
 * Refuses requests that the lifecycle has no event for, unless the instance runs and is at nothing else
 * (dcs-ug-0312023). A change of parameters asks for no more than that, so its refusals go for them.
 *
 * @throws DcsError with the lifecycle's refusal
 */
export function requireIdle(world: World, instance: InstanceRecord): void {
  world.requireAccepted(instance, 'configure');
}

function valuesIn({ kind, capacityGb }: InstanceRecord, changes: readonly ParameterChange[]) {
  const parameters = parametersOf(kind, capacityGb);
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
  parameters: Parameters<typeof firstIssue>[0],
  values: Readonly<Record<string, string>>,
): void {
  const found = firstIssue(parameters, values);
  if (!found) return;
  const { name, mistake } = found;
  throw new DcsError('DCS.4066', { subject: name, detail: detailAt(name, mistake) });
}

/** The values that a change under way gives to parameters, by their names; none when there is no change. */
export function valuesUnderWay({ work }: InstanceRecord): ConfigureJob['values'] {
  return work?.type === configureJob.type ? (work as ConfigureJob).values : {};
}

/** A change of parameters under way. */
export interface ConfigureJob extends Job {
  readonly type: 'configure';
  readonly change: string;
  readonly values: Readonly<Record<string, string>>;
  /** The background task that tells of it, if one does. */
  readonly task?: string;
}

export const configureJob = defineJob<ConfigureJob>({
  type: 'configure',
  shape: { change: uuid, values: texts, task: id.exactOptional() },
  end(world, { id: instance }, { change, values, task }, by) {
    const { store } = world;
    // A restart does not undo the change: the instance starts with what it was configured to (decision 0003).
    const ending = isRequest(by) || roleOf(by) === 'endsWell' ? 'succeeded' : 'failed';
    const [configuration, record] = [
      store.configurations.get(instance),
      store.configChanges.get(change),
    ];
    if (record) store.configChanges.put({ ...record, ending });
    if (configuration) {
      const now = ending === 'succeeded' ? { ...configuration.values, ...values } : undefined;
      store.configurations.put({ ...configuration, ending, ...(now && { values: now }) });
    }
    const failed = ending === 'failed' ? 'The parameters stay as they were.' : null;
    if (task !== undefined) endTask(world, task, failed);
    return undefined;
  },
});
