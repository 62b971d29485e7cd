// An emulator to be attacked, on a clock of the tests' own.

import { createEmulator, type Emulator } from '../../../src/emulator/index.js';
import { parsePlan } from '../../../src/plan/index.js';
import { createVirtualClock } from '../../../src/time/index.js';

/** What is attacked. */
export interface Attacked {
  readonly emulator: Emulator;
  readonly defects: unknown[];
  readonly pass: (ms: number) => void;
  readonly ask: (method: string, path: string, body?: unknown) => Promise<Response>;
}

export function attacked(): Attacked {
  const clock = createVirtualClock({ startMs: Date.UTC(2026, 0, 1) });
  const defects: unknown[] = [];
  const emulator = createEmulator({
    clock,
    plan: parsePlan({ phases: { CREATING: { takes: '2s' }, backingUp: { takes: '5s' } } }),
    // So that lists stay short, and quotas are met too.
    region: { quota: { instances: 100, ramGb: 400 } },
    onDefect: (error) => defects.push(error),
  });
  return {
    emulator,
    defects,
    pass: (ms) => clock.advanceBy(ms),
    ask: async (method, path, body) =>
      emulator.fetch(
        new Request(`http://dcs.localhost${path}`, {
          method,
          ...(body !== undefined && { body: JSON.stringify(body) }),
        }),
      ),
  };
}
