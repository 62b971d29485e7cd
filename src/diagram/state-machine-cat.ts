// The chart as state-machine-cat takes it. That library draws the states of the picture and writes
// the SCXML; it knows neither who causes a step nor where it comes from, so our formats add that.

import { type IRenderOptions, type IState, type IStateMachine, render } from 'state-machine-cat';
import { type Chart, type ChartState, withStatesInside } from './model.js';

/** What is made of the chart: a picture for people, or a document for programs. */
export type Purpose = 'picture' | 'document';

/** The name of the pseudo-state from which a chart, or a state with states inside, starts. */
export const startOf = ({ name }: ChartState): string => (name ? `${name}.start` : 'start');

/**
 * Translates a chart for state-machine-cat.
 *
 * @param chart - the chart
 * @param purpose - a picture gets no edges here: its lines and heads are more than the library draws
 */
export function catModelOf(chart: Chart, purpose: Purpose): IStateMachine {
  const all = withStatesInside(chart.root);
  // Every transition needs an id of its own there; the edges of the chart come first.
  const idOfStart = (state: ChartState) => chart.edges.length + 1 + all.indexOf(state);

  const insideOf = (state: ChartState, tags: readonly string[] = []): IStateMachine => {
    const states = state.states.map((inner) => catStateOf(inner, [...tags, ...inner.tags]));
    if (!state.initial) return { states };
    const start = startOf(state);
    return {
      states: [{ name: start, type: 'initial' }, ...states],
      transitions: [{ id: idOfStart(state), from: start, to: state.initial, class: 'start' }],
    };
  };
  const catStateOf = (state: ChartState, tags: readonly string[]): IState => ({
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

  const model = insideOf(chart.root);
  if (purpose === 'picture') return model;
  const edges = chart.edges.map(({ number, from, to, event, guard }) => ({
    id: number,
    from,
    to,
    event,
    ...(guard && { cond: guard }),
  }));
  return { ...model, transitions: [...(model.transitions ?? []), ...edges] };
}

/**
 * Renders a model.
 *
 * @param outputType - one that the library knows; for others it would silently return the model
 */
export function renderCat(
  model: IStateMachine,
  outputType: 'dot' | 'scxml',
  options: IRenderOptions = {},
): Promise<string> {
  return render(model, { ...options, inputType: 'json', outputType });
}
