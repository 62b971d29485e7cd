// The chart as XState 5 takes it: `createMachine(JSON.parse(text))`, and what Stately's editor imports
// from code. The file is enough to rebuild the guards, which are functions that JSON cannot hold.

import { kindNames } from '../../machines/index.js';
import type { Chart } from './model.js';
import { remarksOn } from './wording.js';

/**
 * Renders a chart as the JSON of its XState configuration.
 *
 * @param chart - the chart
 * @throws TypeError when the chart holds a function, apart from its context: it would get lost
 */
export function renderJson(chart: Chart): string {
  const { config } = chart.machine;
  const description = [
    config.description ?? '',
    ...remarksOn(chart),
    'What JSON cannot show are functions. The context, which holds the kind given as input, is left out: add it as "context": { "kind": "ha" }. The guards are named; provide them as functions of context.kind, which hold for the kinds that the meta of the machine lists.',
    "XState makes a machine of it with createMachine(JSON.parse(text)); Stately's editor imports it as code, put between createMachine( and ).",
  ];
  const meta = {
    kinds: kindNames,
    guards: Object.fromEntries(
      chart.guards.map(({ name, meaning, kinds }) => [name, { meaning, kinds }]),
    ),
  };
  const { id, initial, states } = config;
  return `${JSON.stringify({ id, description: description.join('\n'), initial, meta, states }, withoutLoss, 2)}\n`;
}

function withoutLoss(key: string, value: unknown): unknown {
  if (typeof value !== 'function') return value;
  throw new TypeError(`cannot render the chart as JSON: ${key} is a function; name it instead`);
}
