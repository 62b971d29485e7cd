// What most contract tests begin with: a target of their own, a client, and the calls they make most.

import { callsOf } from './calls.js';
import { created } from './orders.js';
import { createTarget } from './target.js';

/** A target for one test file, closed after its tests; a client of it, and that client's calls. */
export function ownTarget() {
  const target = createTarget();
  const client = target.client();
  const calls = callsOf(client);
  let projects = 0;
  afterAll(() => target.close());
  /** Creates an instance, and waits until it runs. */
  const running = async (changes: object = {}): Promise<string> => {
    const id = await created(client, { ...changes });
    await target.settle();
    return id;
  };
  return {
    target,
    client,
    ...calls,
    running,
    /** An instance that runs, and a backup of it that has succeeded. */
    async backedUp(spec_code = 'redis.ha.xu1.large.r2.1', capacity = 1) {
      const id = await running({ spec_code, capacity });
      const backup = await calls.backUp(id, { remark: 'good' });
      await target.settle();
      return { id, backup };
    },
    /** A client with a project that has nothing yet. */
    newcomer: () => target.client((++projects).toString(16).padStart(32, '0')),
  };
}
