// What the platform can be made to report of the instance, now or in a while, and what it was ordered
// to report before.

import { useState } from 'preact/hooks';
import type { Outcome } from '../../../machines/index.js';
import { Choice, Refusal, reasonParts, useAsking, usePage } from '../frame/index.js';
import type { FleetRow } from '../live/index.js';
import { momentWords } from '../words/index.js';
import type { InstanceDetails } from './explanation.js';

const delays = [
  { value: '', text: 'Now' },
  { value: '10s', text: 'In 10 s' },
  { value: '1m', text: 'In 1 min' },
  { value: '10m', text: 'In 10 min' },
];

interface OutcomesProps {
  readonly row: FleetRow;
  readonly details: InstanceDetails;
  readonly onDone: () => void;
}

/** Faults to inject. */
export function Outcomes({ row, details, onDone }: OutcomesProps) {
  const { api, vocabulary, notify, say } = usePage();
  const [delay, setDelay] = useState('');
  const { why, ask } = useAsking(say);
  const { explanation, orders } = details;
  const reasonFor = (event: Outcome) =>
    delay === '' ? explanation.impossible.find((each) => each.event === event)?.because : undefined;
  const shared = [
    ...new Set(vocabulary.outcomes.map((event) => reasonParts(reasonFor(event) ?? '').because)),
  ].filter(Boolean);
  const order = (event: Outcome) =>
    ask(async () => {
      const body = delay === '' ? { event } : { event, in: delay };
      await api.control('POST', `/instances/${row.id}/events`, body);
      notify(`${row.name}: ${event} ${delay === '' ? 'reported' : 'ordered'}.`);
      onDone();
    });
  const callOff = (id: string) =>
    ask(async () => {
      await api.control('DELETE', `/instances/${row.id}/events/${id}`);
      onDone();
    });
  const pending = orders.filter(({ result }) => result === 'pending');
  return (
    <section class="card" aria-labelledby="outcomes-title">
      <h2 id="outcomes-title">Make the platform report</h2>
      <div class="outcomes">
        <Choice label="When" value={delay} options={delays} onChange={setDelay} />
        <ul class="actions">
          {vocabulary.outcomes.map((event) => (
            <OutcomeButton
              key={event}
              event={event}
              reason={reasonFor(event)}
              onOrder={() => order(event)}
            />
          ))}
        </ul>
      </div>
      {shared.map((because) => (
        <p key={because} class="shared-reason">
          {because}.
        </p>
      ))}
      <Refusal why={why} />
      {pending.length > 0 && (
        <ul class="orders">
          {pending.map(({ id, event, at }) => (
            <li key={id}>
              <b>{event}</b> at {momentWords(Date.parse(at))}
              <button type="button" class="quiet" onClick={() => callOff(id)}>
                Call off
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface OutcomeButtonProps {
  readonly event: Outcome;
  /** Why it cannot happen now; undefined when it can. */
  readonly reason: string | undefined;
  readonly onOrder: () => void;
}

function OutcomeButton({ event, reason, onOrder }: OutcomeButtonProps) {
  const { vocabulary } = usePage();
  return (
    <li>
      <button
        type="button"
        aria-disabled={reason !== undefined}
        aria-describedby={`outcome-${event}`}
        onClick={() => reason === undefined && onOrder()}
      >
        {event}
      </button>
      <p id={`outcome-${event}`} class="reason">
        {reason === undefined ? vocabulary.meanings[event] : insteadWords(reason, event)}
      </p>
    </li>
  );
}

/** Where it would be possible. */
const insteadWords = (reason: string, event: Outcome): string => {
  const { instead } = reasonParts(reason);
  return instead ? instead.replace(`${event} is possible`, 'Possible') : 'Not now';
};
