// What is under way on an instance, how far it is and how long it will take; and what is planned.

import { useLoaded, usePage, useTick } from '../frame/index.js';
import { dueIn, type FleetRow } from '../live/index.js';
import { durationWords, momentWords, spacedName } from '../words/index.js';
import type { DueEvent, Explanation } from './explanation.js';
import { progressOf } from './requests.js';

interface InFlightProps {
  readonly row: FleetRow;
  readonly explanation: Explanation;
}

/** What is under way, and what is planned; nothing while there is neither. */
export function InFlight({ row, explanation }: InFlightProps) {
  const planned = plannedOf(explanation);
  return (
    <section class="card in-flight" aria-labelledby="in-flight-title">
      <h2 id="in-flight-title">Under way and planned</h2>
      {row.due === undefined ? (
        <p class="quiet-words">Nothing is under way that ends by itself.</p>
      ) : (
        <UnderWay row={row} />
      )}
      <dl class="planned">
        {planned.map(({ at, what }) => (
          <div key={at + what} class="planned-row">
            <dt>{what}</dt>
            <dd>
              <time dateTime={at}>{momentWords(Date.parse(at), true)}</time>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function UnderWay({ row }: { readonly row: FleetRow }) {
  const { api, access, fleet } = usePage();
  useTick(500);
  const isReadable = access.signedIn !== undefined || !access.isChecked;
  const told = useLoaded(
    async () => (isReadable ? progressOf(api, row) : undefined),
    [row.id, row.state, row.since, isReadable].join(),
  );
  const now = fleet.nowMs();
  const leftMs = dueIn(row, now);
  if (leftMs === undefined || row.due === undefined) return null;
  const wholeMs = row.due - row.since;
  const percent = Math.min(99, Math.floor((100 * (wholeMs - leftMs)) / (wholeMs || 1)));
  const steps = told.is === 'there' ? (told.value?.progress.step_details ?? []) : [];
  return (
    <>
      <p>
        <b>{percent} %</b>, {durationWords(Math.ceil(leftMs / 1000) * 1000)} left
      </p>
      <div class="progress" aria-hidden="true">
        <span style={{ width: `${percent}%` }} />
      </div>
      {told.is === 'there' && told.value && (
        <>
          <ul class="quiet-words">
            {steps.map(({ step_id: id, step_name: name, step_status: status }) => (
              <li key={id}>
                {name}: {status}
              </li>
            ))}
          </ul>
          <p class="hint">
            Clients ask with <code>GET {told.value.path}</code>
          </p>
        </>
      )}
    </>
  );
}

/** What is planned, the next first: what the agenda has besides the present phase, and the window. */
function plannedOf({ due, next_window: window }: Explanation) {
  const words = ({ what, event }: DueEvent) =>
    ({ automaticBackup: 'Next backup', 'ordered event': `Ordered: ${event}` })[what] ??
    `${what.charAt(0).toUpperCase()}${spacedName(what.slice(1))}`;
  return [
    // The end of the present phase stands above.
    ...due.filter(({ event, what }) => !event || what === 'ordered event'),
    ...(window ? [{ at: window, what: 'Next maintenance window' }] : []),
  ]
    .map((each) => ({ at: each.at, what: words(each) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}
