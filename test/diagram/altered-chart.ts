// Charts that differ from the real one, to show that what is derived from a chart follows it.

import { setup } from 'xstate';
import { guards, type InstanceMachine, instanceMachine } from '../../machines/index.js';

interface NodeConfig {
  description?: string;
  tags?: string[];
  type?: string;
  initial?: string;
  meta?: unknown;
  on?: Record<string, unknown>;
  states?: Record<string, NodeConfig>;
}

/** The real chart after a change to (a copy of) its configuration. */
export function alteredChart(change: (states: Record<string, NodeConfig>) => void) {
  const config = JSON.parse(JSON.stringify(instanceMachine.config)) as NodeConfig;
  change(config.states ?? {});
  const machine = setup({ guards } as never).createMachine({
    ...config,
    context: ({ input }: { input: { kind: string } }) => ({ kind: input.kind }),
  } as never);
  return machine as unknown as InstanceMachine;
}

/** One chart for each way in which a chart can change. */
export const alteredCharts = {
  'an edge that leads elsewhere': alteredChart(({ CREATING }) => {
    (CREATING?.on?.succeed as { target: string }).target = 'ERROR';
  }),
  'an edge less': alteredChart(({ ERROR }) => {
    delete ERROR?.on?.recover;
  }),
  'a guard less': alteredChart(({ RUNNING }) => {
    const restore = RUNNING?.states?.idle?.on?.restore as unknown as { guard?: string }[];
    delete restore[1]?.guard;
  }),
  'a status more': alteredChart((states) => {
    states.PAUSED = {
      description: 'The instance is frozen: | < > & " ; : # `code` \\ --> {x}',
      tags: ['failed'],
      on: {
        recover: {
          target: 'RUNNING',
          description: 'Thawed -- at last: | < > & " ; # {x}',
          meta: { pages: ['ErrorCode'] },
        },
      },
    };
    (states.RUNNING?.on as Record<string, unknown>).flush = {
      target: 'PAUSED',
      description: 'Frozen.',
      meta: { pages: [], assumed: 'a test says so' },
    };
  }),
};
