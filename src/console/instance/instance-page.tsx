// One instance: how it is, what can be asked of it, the chart with its place in it, what happened, and
// what can be made to happen.

import { useState } from 'preact/hooks';
import { instanceView } from '../../ui/index.js';
import {
  ChartLegend,
  hrefOf,
  Icon,
  instanceHref,
  Refusal,
  replaceAddress,
  useFleet,
  useLoaded,
  usePage,
} from '../frame/index.js';
import type { FleetRow } from '../live/index.js';
import { kindName, sizeWords } from '../words/index.js';
import { Actions } from './actions.js';
import { detailsOf } from './explanation.js';
import { Facts } from './facts.js';
import { InFlight } from './in-flight.js';
import { NextTable } from './next-table.js';
import { Outcomes } from './outcomes.js';
import { Statechart } from './statechart.js';
import { Timeline } from './timeline.js';
import { WhyRefused } from './why-refused.js';

/** The instance, or why there is none. */
export function InstancePage(props: {
  readonly id: string;
  /** The number of a request that was refused, which the page explains. */
  readonly why?: string | undefined;
  /** The address of the fleet as it was left. */
  readonly fleetHref?: string;
}) {
  const { id, why, fleetHref = '#/' } = props;
  const { rows, connectionState } = useFleet();
  const row = rows.get(id);
  return (
    <main id="main">
      <p class="crumbs">
        <a href={fleetHref}>
          <Icon name="back" />
          Fleet
        </a>
      </p>
      {row ? (
        <Instance key={id} row={row} why={why} />
      ) : (
        <div class="empty">
          <h1 class="empty-title" tabIndex={-1}>
            {connectionState === 'connecting' ? 'Asking the service…' : 'This instance is gone.'}
          </h1>
          {connectionState !== 'connecting' && (
            <p class="quiet-words">
              It was deleted, or never was here. Its id: <code>{id}</code>
            </p>
          )}
        </div>
      )}
    </main>
  );
}

function Instance(props: { readonly row: FleetRow; readonly why: string | undefined }) {
  const { row, why } = props;
  const { api, fleet, vocabulary } = usePage();
  const [asked, setAsked] = useState(0);
  const when = [row.id, row.state, row.since, row.moved?.event, fleet.plan.name, asked].join();
  const details = useLoaded(() => detailsOf(api, row.id), when);
  const view = instanceView({ ...row, now: fleet.nowMs(), plan: fleet.plan.usual });
  return (
    <>
      <div class="title">
        <h1 tabIndex={-1}>{row.name}</h1>
        <p class="quiet-words">
          {kindName(vocabulary, row.kind)} · {sizeWords(row.gb)} · <code>{row.spec}</code> ·{' '}
          <code>{row.id}</code>
        </p>
      </div>
      <div class="columns facts-and-actions">
        <Facts row={row} view={view} />
        <Actions row={row} view={view} />
      </div>
      {why ? (
        <WhyRefused row={row} number={why} onClose={() => replaceAddress(instanceHref(row.id))} />
      ) : (
        <section class="card" aria-labelledby="chart-title">
          <div class="card-head">
            <h2 id="chart-title">Lifecycle</h2>
            <ChartLegend />
          </div>
          <Statechart row={row} />
        </section>
      )}
      {details.is === 'refused' && <Refusal why={details.why} />}
      {details.is === 'there' && (
        <div class="columns">
          <section class="card" aria-labelledby="next-title">
            <h2 id="next-title">What can happen next</h2>
            <NextTable explanation={details.value.explanation} />
          </section>
          <div class="stack">
            <InFlight row={row} explanation={details.value.explanation} />
            <section class="card" aria-labelledby="timeline-title">
              <div class="card-head">
                <h2 id="timeline-title">What happened</h2>
                <a href={hrefOf('requests', { instance: row.id })}>Requests</a>
              </div>
              <Timeline
                row={row}
                changes={details.value.changes}
                transitions={details.value.transitions}
              />
            </section>
            <Outcomes row={row} details={details.value} onDone={() => setAsked(asked + 1)} />
          </div>
        </div>
      )}
    </>
  );
}
