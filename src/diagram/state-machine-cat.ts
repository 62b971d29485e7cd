// The diagram model in the form of state-machine-cat. That library draws the states of the picture and
// writes the SCXML. It has no place for who causes a step and where it comes from; our formats add both.

import type { IRenderOptions, IState, IStateMachine } from 'state-machine-cat';
import { type DiagramModel, type DiagramState, withStatesInside } from './model.js';

/** What the result is for: a picture for people, or a document for programs. */
export type Purpose = 'picture' | 'document';

/** The name of the pseudo-state from which a chart, or a state with states inside, starts. */
export const startOf = ({ name }: DiagramState): string => (name ? `${name}.start` : 'start');

/**
 * Translates a diagram model for state-machine-cat.
 *
 * @param model - what to draw
 * @param purpose - a picture gets no edges here: its lines and heads are more than the library draws
 */
export function catModelOf(model: DiagramModel, purpose: Purpose): IStateMachine {
  const all = withStatesInside(model.root);
  // Every transition needs an id of its own there; the edges of the chart come first.
  const idOfStart = (state: DiagramState) => model.edges.length + 1 + all.indexOf(state);

  const insideOf = (state: DiagramState, tags: readonly string[] = []): IStateMachine => {
    const states = state.states.map((inner) => catStateOf(inner, [...tags, ...inner.tags]));
    if (!state.initial) return { states };
    const start = startOf(state);
    return {
      states: [{ name: start, type: 'initial' }, ...states],
      transitions: [{ id: idOfStart(state), from: start, to: state.initial, class: 'start' }],
    };
  };
  const catStateOf = (state: DiagramState, tags: readonly string[]): IState => ({
    name: state.name,
    label: state.key,
    // The library's picture of a final state has no room for its name.
    type: state.final && purpose === 'document' ? 'final' : 'regular',
    class: [...tags, ...(state.final ? ['end'] : [])].join(' '),
    ...(purpose === 'picture' &&
      state.tags.length > 0 && {
        actions: [{ type: 'activity' as const, body: state.tags.join(', ') }],
      }),
    ...(state.states.length > 0 && { statemachine: insideOf(state, tags) }),
  });

  const machine = insideOf(model.root);
  if (purpose === 'picture') return machine;
  const edges = model.edges.map(({ number, from, to, event, guard }) => ({
    id: number,
    from,
    to,
    event,
    ...(guard && { cond: guard }),
  }));
  return { ...machine, transitions: [...(machine.transitions ?? []), ...edges] };
}

/**
 * Renders a model.
 *
 * @param outputType - one that the library knows; for others it would silently return the model
 */
export async function renderCat(
  model: IStateMachine,
  outputType: 'dot' | 'scxml',
  options: IRenderOptions = {},
): Promise<string> {
  const { render } = await import('state-machine-cat');
  return render(model, { ...options, inputType: 'json', outputType });
}
