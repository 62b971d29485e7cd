// The middle of the page: the selected actor's chart, the same as a table, or who sent what to whom.

import { useMemo, useState } from 'preact/hooks';
import {
  activeStates,
  edgeTaken,
  type MachineChart,
  type NoChart,
} from '../../../statechart/internal.js';
import { nameOf } from '../model/names.js';
import type { Store, View } from '../model/store.js';
import type { Visited } from '../model/visited.js';
import { ChartTable } from './chart-table.js';
import { ChartView } from './chart-view.js';
import { Sequence } from './sequence.js';

const tabs = ['Chart', 'Table', 'Sequence'] as const;

interface StageProps {
  store: Store;
  view: View;
  chart: MachineChart | NoChart;
}

/** The three ways to look. */
export function Stage({ store, view, chart }: StageProps) {
  const [tab, setTab] = useState<(typeof tabs)[number]>('Chart');
  const { selected, found } = view;
  const [isCounted, setCounted] = useState(false);
  const visited = isCounted && 'root' in chart ? store.visited(chart) : undefined;
  const active = useMemo(() => activeStates(selected?.snapshot?.value), [selected?.snapshot]);
  const before = useMemo(() => activeStates(selected?.before?.value), [selected?.before]);
  const taken = useMemo(
    () => ('root' in chart ? edgeTaken(chart, selected?.eventType, before, active) : []),
    [chart, selected, before, active],
  );

  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length] ?? 'Chart';
    setTab(next);
    document.getElementById(`tab-${next}`)?.focus();
  };

  return (
    <section class="stage" aria-label={selected ? nameOf(selected) : 'Chart'}>
      <div class="head">
        <h2>{selected ? nameOf(selected) : ''}</h2>
        <Count chart={chart} visited={visited} onChange={setCounted} />
        <div class="tabs" role="tablist" aria-label="Ways to look">
          {tabs.map((name) => (
            <button
              key={name}
              id={`tab-${name}`}
              type="button"
              role="tab"
              aria-selected={name === tab}
              aria-controls="stage"
              tabIndex={name === tab ? 0 : -1}
              onClick={() => setTab(name)}
              onKeyDown={onKeyDown}
            >
              {name}
            </button>
          ))}
        </div>
      </div>
      <div id="stage" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        {tab === 'Sequence' ? (
          <Sequence view={view} />
        ) : !('root' in chart) ? (
          <p class="quiet nothing">{chart.reason}</p>
        ) : tab === 'Table' ? (
          <ChartTable
            chart={chart}
            active={active}
            taken={taken}
            found={found}
            visited={visited?.coverage}
          />
        ) : (
          <ChartView
            chart={chart}
            active={active}
            taken={taken}
            found={found}
            visited={visited?.coverage}
          />
        )}
      </div>
    </section>
  );
}

/** The switch of what was visited, and how much of it was. */
function Count(props: {
  chart: MachineChart | NoChart;
  visited: Visited | undefined;
  onChange: (isCounted: boolean) => void;
}) {
  const { chart, visited, onChange } = props;
  if (!('root' in chart)) return null;
  const { states, transitions } = visited?.coverage ?? {};
  return (
    <label class="count">
      <input
        type="checkbox"
        checked={visited !== undefined}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <span>
        visited
        {states &&
          transitions &&
          `: ${states.size} of ${chart.states.size} states, ${transitions.size} of ${chart.transitions.length} transitions`}
        {visited && visited.actors > 1 && `, by ${visited.actors} actors`}
      </span>
    </label>
  );
}
