// A statechart as it is drawn and told: states and transitions of any XState 5 machine, read from the
// definition that its inspector sends. XState itself says what the definition means.

import { type AnyStateNode, createMachine } from 'xstate';
import { withoutCuts } from './cuts.js';
import { inOrder } from './order.js';
import type { ChartState, ChartTransition, MachineChart, NoChart } from './shape.js';
import { stateId } from './state-id.js';
import { actionNames, eventLabel, guardLabel, invokedNames } from './wording.js';

/**
 * Reads a definition.
 *
 * @param definition - a machine's config as JSON text
 * @returns the chart, or why there is none
 *
 * @example
 * ```ts
 * const chart = chartOf(JSON.stringify({ initial: 'off', states: { off: {} } }));
 * 'root' in chart && chart.root.initial; // ['off']
 * ```
 */
export function chartOf(definition: string | undefined): MachineChart | NoChart {
  if (definition == null) return { reason: 'The application sent no definition of this actor.' };
  try {
    const { rest, cuts } = withoutCuts(JSON.parse(definition));
    if (!hasStates(rest)) return { reason: 'This actor is not a state machine.' };
    const { root } = createMachine(rest as Parameters<typeof createMachine>[0]);
    const states = new Map<string, ChartState>();
    const transitions: ChartTransition[] = [];
    const drawn = inOrder(stateOf(root, transitions), transitions);
    const note = (state: ChartState) => {
      states.set(state.id, state);
      state.children.forEach(note);
    };
    note(drawn);
    return { root: drawn, states, transitions, cuts };
  } catch (error) {
    const { message } = error as Error;
    return { reason: `The definition is not one of XState 5: ${message}` };
  }
}

const hasStates = (config: unknown): boolean =>
  typeof config === 'object' &&
  config !== null &&
  'states' in config &&
  typeof config.states === 'object' &&
  config.states !== null;

const idOf = ({ path }: AnyStateNode): string => stateId(path);

function stateOf(node: AnyStateNode, transitions: ChartTransition[]): ChartState {
  const id = idOf(node);
  const children: ChartState[] = [];
  const state: ChartState = {
    id,
    name: node.parent ? node.key : node.machine.id,
    type: node.type,
    deep: node.history === 'deep',
    initial: node.type === 'compound' ? node.initial.target.map(idOf) : [],
    description: typeof node.description === 'string' ? node.description : '',
    tags: node.tags.map(String),
    // As written: XState adds what starts and stops timers.
    entry: actionNames(node.config.entry),
    exit: actionNames(node.config.exit),
    invokes: invokedNames(node.config.invoke),
    children,
  };
  transitions.push(...transitionsOf(node));
  for (const child of Object.values(node.states)) {
    children.push(stateOf(child as AnyStateNode, transitions));
  }
  return state;
}

function transitionsOf(node: AnyStateNode): ChartTransition[] {
  const from = idOf(node);
  const all = [...(node.always ?? []), ...[...node.transitions.values()].flat()];
  const found = all.map((transition, index): ChartTransition => {
    const { eventType = '', target, guard, actions } = transition;
    const { trigger, label } = eventLabel(eventType, node.id);
    return {
      id: `${from}#${index}`,
      from,
      to: (target ?? []).map((each) => idOf(each as AnyStateNode)),
      trigger,
      eventType,
      label,
      guard: guardLabel(guard),
      actions: actionNames(actions),
      description: typeof transition.description === 'string' ? transition.description : '',
    };
  });
  const target = defaultOf(node);
  if (target === undefined) return found;
  return [{ ...blank, id: `${from}#default`, from, to: [target], trigger: 'history', label: '' }];
}

const blank = { eventType: '', guard: '', actions: [], description: '' };

/** Where a history state leads before there is any history. */
function defaultOf(node: AnyStateNode): string | undefined {
  const { target } = node.config;
  if (node.type !== 'history' || typeof target !== 'string') return undefined;
  if (target.startsWith('#')) return idOf(node.machine.getStateNodeById(target));
  const sibling = node.parent?.states[target.replace(/^\./, '')];
  return sibling && idOf(sibling as AnyStateNode);
}
