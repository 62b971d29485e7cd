// What can be broken on purpose: calls of the API, and phases of the plan. One instance is broken on
// its own page.

import { useEffect, useState } from 'preact/hooks';
import { useLoaded, usePage } from '../frame/index.js';
import { CallFaults, type FaultRule } from './call-faults.js';
import { Examples } from './examples.js';
import { type Exception, PlanFaults } from './plan-faults.js';

/** How often the counts are asked for, in milliseconds. */
const refreshMs = 2000;

/** The view. */
export function FaultsPage() {
  const { api, environment } = usePage();
  const [asked, setAsked] = useState(0);
  const again = () => setAsked((n) => n + 1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again a while after each time
  useEffect(() => environment.after(refreshMs, again), [environment, asked]);
  const rules = useLoaded(async () => {
    const { faults } = await api.control<{ faults: readonly FaultRule[] }>('GET', '/faults');
    return faults;
  }, String(asked));
  const exceptions = useLoaded(async () => {
    const { overrides } = await api.control<{ overrides: readonly Exception[] }>(
      'GET',
      '/plan/overrides',
    );
    return overrides;
  }, String(asked));
  return (
    <main id="main">
      <div class="title">
        <h1 tabIndex={-1}>Faults</h1>
        <p class="quiet-words">
          Break things on purpose, to see what your client makes of it. To break one instance, open
          it in the <a href="#/">fleet</a>.
        </p>
      </div>
      <Examples onDone={again} />
      <div class="columns even">
        <CallFaults rules={rules} onDone={again} />
        <PlanFaults exceptions={exceptions} onDone={again} />
      </div>
    </main>
  );
}
