// What happened to an instance: a strip of its statuses to see, and a list of its steps to read, each with
// what caused it.

import { useState } from 'preact/hooks';
import { instanceView } from '../../ui/index.js';
import { statusIn } from '../../ui/internal.js';
import { hrefOf, StatusMark, usePage, useTick } from '../frame/index.js';
import type { FleetRow } from '../live/index.js';
import { durationWords, eventName, momentWords, spacedName } from '../words/index.js';
import type { CausedTransition } from './explanation.js';
import { type Stretch, stretchesOf } from './stretches.js';

/** How many stretches and steps are shown at first. */
const most = { strip: 12, list: 8 };

/** What stands where a time is not over yet, by the service's clock. */
const lengthMs = ({ fromMs, toMs }: Stretch, nowMs: number) =>
  Math.max(0, (toMs ?? nowMs) - fromMs);

interface TimelineProps {
  readonly row: FleetRow;
  readonly changes: readonly { readonly at: string; readonly status: string }[];
  readonly transitions: readonly CausedTransition[];
}

/** The timeline of an instance. */
export function Timeline({ row, changes, transitions }: TimelineProps) {
  const { fleet } = usePage();
  const [isWhole, setWhole] = useState(false);
  useTick(1000);
  const nowMs = fleet.nowMs() ?? row.since;
  const stretches = stretchesOf(changes);
  const toneOf = (status: string) => instanceView({ status, kind: row.kind }).tone;
  // What was before the service was started anew has no causes any more.
  const oldest = transitions.at(-1)?.at;
  const earlier = stretches.filter(({ fromMs }) => !oldest || fromMs < Date.parse(oldest));
  const count = transitions.length + earlier.length;
  if (count === 0) return <p class="quiet-words">The service remembers no change of it.</p>;
  const shown = isWhole ? count : most.list;
  return (
    <>
      <div class="strip" aria-hidden="true">
        {stretches
          .slice(0, most.strip)
          .reverse()
          .map((stretch) => (
            <span
              key={stretch.fromMs + stretch.status}
              class={`shade-${toneOf(stretch.status)}-0`}
              title={`${momentWords(stretch.fromMs, true)}: ${stretch.status}, ${durationWords(lengthMs(stretch, nowMs))}`}
              style={{ flexGrow: Math.log2(2 + lengthMs(stretch, nowMs) / 1000) }}
            />
          ))}
      </div>
      <ol class="happened">
        {transitions.slice(0, shown).map((each, index) => (
          <Step
            key={`${each.at} ${each.event} ${each.from}`}
            step={each}
            row={row}
            untilMs={Date.parse(transitions[index - 1]?.at ?? '') || nowMs}
          />
        ))}
        {earlier.slice(0, Math.max(0, shown - transitions.length)).map((stretch) => (
          <li key={stretch.fromMs + stretch.status}>
            <Moment atMs={stretch.fromMs} />
            <span>
              <StatusMark view={instanceView({ status: stretch.status, kind: row.kind })} />{' '}
              <span class="quiet-words">{durationWords(lengthMs(stretch, nowMs))}</span>
            </span>
          </li>
        ))}
      </ol>
      {count > most.list && (
        <button type="button" class="quiet" onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Show fewer' : `Show ${count - most.list} earlier`}
        </button>
      )}
    </>
  );
}

const Moment = ({ atMs }: { readonly atMs: number }) => (
  <time dateTime={new Date(atMs).toISOString()} title={momentWords(atMs, true)}>
    {momentWords(atMs)}
  </time>
);

interface StepProps {
  readonly step: CausedTransition;
  readonly row: FleetRow;
  /** When the next step was, or now. */
  readonly untilMs: number;
}

function Step({ step, row, untilMs }: StepProps) {
  const { vocabulary } = usePage();
  const { at, event, to, from } = step;
  const atMs = Date.parse(at);
  const name = event === 'create' || event === 'remove' ? event : eventName(vocabulary, event);
  return (
    <li>
      <Moment atMs={atMs} />
      <span>
        {to === null ? (
          'Removed'
        ) : (
          <StatusMark view={instanceView({ ...statusIn(to), kind: row.kind })} />
        )}{' '}
        <span class="quiet-words">{durationWords(untilMs - atMs)}</span>
      </span>
      <p class="quiet-words" title={from === null ? undefined : `${from} → ${to ?? 'removed'}`}>
        <b>{name}</b>: <Cause step={step} id={row.id} />
      </p>
    </li>
  );
}

/** What caused a step, in words. */
function Cause({ step, id }: { readonly step: CausedTransition; readonly id: string }) {
  const { by, operation, request_id: request, what, exception } = step;
  if (by === 'call') {
    return (
      <>
        requested by <a href={hrefOf('requests', { instance: id, request })}>{operation}</a>
      </>
    );
  }
  if (exception !== undefined) {
    return (
      <>
        ordered by an <a href={hrefOf('faults')}>exception from the plan</a>
      </>
    );
  }
  return <>{by === 'schedule' ? `scheduled, ${spacedName(what ?? '')}` : causes[by]}</>;
}

const causes = {
  plan: 'the plan had it due',
  order: 'ordered here, and then due',
  control: 'by the control plane',
} as const;
