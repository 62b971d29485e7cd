// Changing parameters: they are in force once that has succeeded (ListConfigurations).

import type { Work } from '../store/index.js';
import { defineWork } from '../world/index.js';

/** A change of parameters under way. */
export interface ConfigureWork extends Work {
  readonly type: 'configure';
  readonly change: string;
  readonly values: Readonly<Record<string, string>>;
}

export const configureWork = defineWork<ConfigureWork>({
  type: 'configure',
  end({ store }, { id }, { change, values }, by) {
    const ending = by === 'succeed' ? 'succeeded' : 'failed';
    const [configuration, record] = [store.configurations.get(id), store.configChanges.get(change)];
    if (record) store.configChanges.put({ ...record, ending });
    if (configuration) {
      const now = ending === 'succeeded' ? { ...configuration.values, ...values } : undefined;
      store.configurations.put({ ...configuration, ending, ...(now && { values: now }) });
    }
    return undefined;
  },
});
