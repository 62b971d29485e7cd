// Builds charts that are wrong on purpose, by changing a deep copy of a chart's configuration: what
// shows that a proof can fail.

import { type AnyStateMachine, setup } from 'xstate';

/** A transition as it is written in a configuration. */
export interface EdgeDraft {
  target?: string;
  guard?: string;
  actions?: unknown;
  description?: string;
  meta?: unknown;
}

/** A state as it is written in a configuration, open to changes. */
export interface StateDraft {
  type?: string;
  initial?: string;
  tags?: string[];
  meta?: unknown;
  entry?: unknown;
  exit?: unknown;
  after?: Record<number, EdgeDraft>;
  always?: EdgeDraft;
  on: Record<string, EdgeDraft | EdgeDraft[]>;
  states: Record<string, StateDraft>;
}

type Guard = (args: { context: never }) => boolean;

/**
 * Builds a chart like another but for some change. Its type is that of the original, which is as
 * good as a lie if states were added or removed; the checks are there to tell.
 *
 * @param guards - the predicates that the chart's edges name
 * @param change - changes the copy of the configuration in place
 */
export function alterChart<Machine extends AnyStateMachine>(
  machine: Machine,
  guards: Readonly<Record<string, Guard>>,
  change: (chart: StateDraft) => void,
): Machine {
  const draft = withDefaults(copy(machine.config) as StateDraft);
  change(draft);
  return setup({ guards: guards as never }).createMachine(draft as never) as unknown as Machine;
}

/** A state of a draft by its name, `RUNNING.idle`. */
export function stateOf(chart: StateDraft, name: string): StateDraft {
  return name.split('.').reduce((node, part) => {
    const inner = node.states[part];
    if (!inner) throw new Error(`the chart has no state ${name}`);
    return inner;
  }, chart);
}

/** Takes a state without states of its own out of a draft, and every edge that leads there. */
export function dropState(chart: StateDraft, name: string): void {
  delete chart.states[name];
  const leadsThere = ({ target }: EdgeDraft) => target?.replace(/^#\w+[.]/, '') === name;
  for (const state of Object.values(chart.states)) {
    for (const [event, edges] of Object.entries(state.on)) {
      if ([edges].flat().every(leadsThere)) delete state.on[event];
    }
    dropState(state, name);
  }
}

/** The only edge of a state for an event. */
export function edgeOf(chart: StateDraft, state: string, event: string): EdgeDraft {
  const edge = stateOf(chart, state).on[event];
  if (!edge || Array.isArray(edge)) throw new Error(`${state} has not one edge for ${event}`);
  return edge;
}

function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copy(inner)]));
}

/** Gives every state its `on` and `states`, so that a change can write to them. */
function withDefaults(node: StateDraft): StateDraft {
  const states = Object.entries(node.states ?? {}).map(([name, inner]) => [
    name,
    withDefaults(inner),
  ]);
  return Object.assign(node, { on: node.on ?? {}, states: Object.fromEntries(states) });
}
