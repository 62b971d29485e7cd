// Turning SSL on or off, for which an instance restarts: it has it once it runs again
// (dcs-ug-023129).

import type { Work } from '../store/index.js';
import { endTask } from '../tasks/index.js';
import { defineWork } from '../world/index.js';

/** A switch of SSL under way. */
export interface SslWork extends Work {
  readonly type: 'switchSsl';
  readonly enabled: boolean;
  readonly task: string;
}

export const sslWork = defineWork<SslWork>({
  type: 'switchSsl',
  end(world, _instance, { enabled, task }, by) {
    const hasRestarted = by === 'succeed';
    endTask(world, task, hasRestarted ? null : 'The instance did not restart.');
    return hasRestarted ? { ssl: enabled } : undefined;
  },
});
