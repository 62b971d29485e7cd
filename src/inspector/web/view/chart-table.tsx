// The chart in words: every state with its way out, for those who do not see the drawing or want to
// search in it.

import { useEffect, useRef } from 'preact/hooks';
import type { ChartState, ChartTransition, Coverage } from '../../../statechart/internal.js';
import type { ChartProps } from './chart-view.js';
import { Scroller, showInside } from './scroller.js';

/** States and transitions as a table. */
export function ChartTable({ chart, active, taken, found, visited }: ChartProps) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (box.current && found !== undefined) showInside(box.current, 'tr.found');
  }, [found]);
  return (
    <Scroller class="table" box={box} label="Table, scrolling">
      <table>
        <caption>
          {chart.root.name}: {chart.root.description || 'states and the ways out of them'}
        </caption>
        <thead>
          <tr>
            <th scope="col">State</th>
            <th scope="col">Active</th>
            <th scope="col">What it is</th>
            <th scope="col">Ways out</th>
          </tr>
        </thead>
        <tbody>
          {[...chart.states.values()].map((state) => (
            <tr
              key={state.id}
              class={active.has(state.id) ? 'active' : state.id === found ? 'found' : undefined}
            >
              <th scope="row">{state.id || state.name}</th>
              <td>
                {active.has(state.id) ? 'active' : visited?.states.has(state.id) ? 'visited' : ''}
              </td>
              <td>{aboutOf(state)}</td>
              <td>
                <Ways
                  own={chart.transitions.filter(({ from }) => from === state.id)}
                  taken={taken}
                  visited={visited}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function aboutOf(state: ChartState): string {
  const { type, deep, initial, description, tags, invokes, entry, exit } = state;
  const parts = [
    type === 'history' ? `${deep ? 'deep' : 'shallow'} history` : type === 'atomic' ? '' : type,
    description,
    initial.length > 0 && `begins in ${initial.join(', ')}`,
    tags.length > 0 && `tags: ${tags.join(', ')}`,
    invokes.length > 0 && `runs ${invokes.join(', ')}`,
    entry.length > 0 && `on entry: ${entry.join(', ')}`,
    exit.length > 0 && `on exit: ${exit.join(', ')}`,
  ];
  return parts.filter(Boolean).join('; ');
}

function Ways(props: {
  own: readonly ChartTransition[];
  taken: readonly unknown[];
  visited: Coverage | undefined;
}) {
  const { own, taken, visited } = props;
  if (own.length === 0) return null;
  return (
    <ul>
      {own.map((transition) => (
        <li key={transition.id} class={taken.includes(transition) ? 'taken' : undefined}>
          <b>{transition.label || 'by default'}</b>
          {transition.guard && ` if ${transition.guard}`}
          {transition.to.length > 0 ? ` → ${transition.to.join(', ')}` : ' (stays)'}
          {transition.actions.length > 0 && `, does ${transition.actions.join(', ')}`}
          {taken.includes(transition)
            ? ' (just taken)'
            : visited?.transitions.has(transition) && ' (visited)'}
        </li>
      ))}
    </ul>
  );
}
