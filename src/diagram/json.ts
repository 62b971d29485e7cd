// The configuration of the machine as XState 5 takes it, `createMachine(JSON.parse(text))`, and as Stately's
// editor imports it. Guards are functions, which JSON cannot hold, so it says how to rebuild them.

import { kindNames } from '../../machines/index.js';
import type { DiagramModel } from './model.js';
import { remarksOn } from './wording.js';

/**
 * Renders a diagram model as the JSON of its XState configuration.
 *
 * @param model - what to draw
 * @throws TypeError when the machine holds a function, apart from its context: it would get lost
 */
export function renderJson(model: DiagramModel): string {
  const { config } = model.machine;
  const description = [
    config.description ?? '',
    ...remarksOn(model),
    'What JSON cannot show are functions. The context, which holds the kind given as input, is left out: add it as "context": { "kind": "ha" }. The guards are named; provide them as functions of context.kind, which hold for the kinds that the meta of the machine lists.',
    "XState makes a machine of it with createMachine(JSON.parse(text)); Stately's editor imports it as code, put between createMachine( and ).",
  ];
  const meta = {
    kinds: kindNames,
    guards: Object.fromEntries(
      model.guards.map(({ name, meaning, kinds }) => [name, { meaning, kinds }]),
    ),
  };
  const { id, initial, states } = config;
  return `${JSON.stringify({ id, description: description.join('\n'), initial, meta, states }, withoutLoss, 2)}\n`;
}

function withoutLoss(key: string, value: unknown): unknown {
  if (typeof value !== 'function') return value;
  throw new TypeError(`cannot render the chart as JSON: ${key} is a function; name it instead`);
}
