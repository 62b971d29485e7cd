// The top of the fleet: the share that serves, how many are in each status (each a filter), and how
// that was over the last minutes.

import type { FleetView } from '../../ui/index.js';
import { useMedia } from '../frame/index.js';
import type { History } from '../live/index.js';
import { shareWords } from '../words/index.js';
import { type Query, toggled } from './arrange.js';
import { HistoryChart } from './history-chart.js';
import { shadesOf } from './tone-colours.js';

interface SummaryProps {
  readonly view: FleetView;
  readonly history: History;
  readonly query: Query;
  readonly onQuery: (query: Query) => void;
}

/** The top of the fleet. */
export function Summary({ view, history, query, onQuery }: SummaryProps) {
  const { total, serving, servingShare, counts } = view;
  const shades = shadesOf(counts);
  // There is no room for it above the rows.
  const isNarrow = useMedia('(max-width: 760px)');
  const chart = (
    <HistoryChart
      history={history}
      counts={counts}
      onStatus={(status) => onQuery(toggled(query, status))}
    />
  );
  return (
    <section class="summary" aria-label="Summary">
      <div class="card share">
        <p class="share-number">{servingShare === undefined ? '–' : shareWords(servingShare)}</p>
        <p class="share-words">
          of the fleet serves
          <br />
          <span class="quiet-words">
            {serving.toLocaleString('en')} of {total.toLocaleString('en')}{' '}
            {total === 1 ? 'instance' : 'instances'}
          </span>
        </p>
        <div class="share-bar" aria-hidden="true">
          <span style={{ width: `${(servingShare ?? 0) * 100}%` }} />
        </div>
      </div>
      {isNarrow ? (
        <details class="card trend">
          <summary>How it was</summary>
          {chart}
        </details>
      ) : (
        <div class="card trend">{chart}</div>
      )}
      <ul class="counts" aria-label="Filter by status">
        {counts.map(({ status, label, tone, count }) => (
          <li key={status}>
            <button
              type="button"
              class={`count tone-${tone}${count === 0 ? ' is-zero' : ''}`}
              aria-pressed={query.statuses.includes(status)}
              onClick={() => onQuery(toggled(query, status))}
            >
              <span class={`swatch ${shades.get(status)}`} aria-hidden="true" />
              <span class="count-label">{label}</span>
              <b>{count.toLocaleString('en')}</b>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
