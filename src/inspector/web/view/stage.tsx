// The middle of the page: the selected actor's chart, the same as a table, or who sent what to whom.

import { useMemo, useState } from 'preact/hooks';
import { activeStates, edgeTaken, type MachineChart, type NoChart } from '../../chart/index.js';
import type { View } from '../model/store.js';
import { ChartTable } from './chart-table.js';
import { ChartView } from './chart-view.js';
import { nameOf } from './names.js';
import { Sequence } from './sequence.js';

const tabs = ['Chart', 'Table', 'Sequence'] as const;

/** The three ways to look. */
export function Stage({ view, chart }: { view: View; chart: MachineChart | NoChart }) {
  const [tab, setTab] = useState<(typeof tabs)[number]>('Chart');
  const { selected, found } = view;
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
          <ChartTable chart={chart} active={active} taken={taken} found={found} />
        ) : (
          <ChartView chart={chart} active={active} taken={taken} found={found} />
        )}
      </div>
    </section>
  );
}
