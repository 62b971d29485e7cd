// Finds out whether a change of size would be accepted (method StartInstanceResizeCheckJob). An instance that
// cannot change now is refused; the job tells all else that resizeInstance would refuse.

import { api, DcsError } from '../../protocol/index.js';
import { noteTask } from '../jobs/index.js';
import { handle } from './handle.js';
import { requireResizable, resizeRequestOf, targetFlavor } from './resize-instance.js';

/** Why something is refused; null when it is not. */
function refusalOf(attempt: () => unknown): string | null {
  try {
    attempt();
    return null;
  } catch (error) {
    if (!(error instanceof DcsError)) throw error;
    const { code, message, detail } = error;
    return detail === undefined ? `${code}: ${message}` : `${code}: ${message} (${detail})`;
  }
}

export const v2 = handle(api.checkResize.v2, ({ world, project, params, body }) => {
  const instance = world.find(project, params.instance_id);
  world.requireAccepted(instance, 'extend');
  const failReason = refusalOf(() => {
    requireResizable(world, instance);
    targetFlavor(world, instance, resizeRequestOf(body));
  });
  const details = {
    old_resource_spec_code: instance.specCode,
    new_resource_spec_code: body.spec_code,
    new_capacity: String(body.new_capacity),
  };
  // No page has a name for this task; it goes by that of the operation.
  const task = { name: 'StartInstanceResizeCheckJob', details } as const;
  return { job_id: noteTask(world, instance, task, failReason) };
});
