// The timeline: a strip of the last changes to see, and a list of them to read.

import { instanceView } from '../../ui/index.js';
import { StatusMark, usePage, useTick } from '../frame/index.js';
import type { FleetRow } from '../live/index.js';
import { durationWords, momentWords } from '../words/index.js';
import { type Stretch, stretchesOf } from './stretches.js';

/** How many stretches are shown. */
const most = { strip: 12, list: 8 };

/** What stands where a time is not over yet, by the service's clock. */
const lengthMs = ({ fromMs, toMs }: Stretch, nowMs: number) =>
  Math.max(0, (toMs ?? nowMs) - fromMs);

interface TimelineProps {
  readonly row: FleetRow;
  readonly changes: readonly { readonly at: string; readonly status: string }[];
}

/** The timeline of an instance. */
export function Timeline({ row, changes }: TimelineProps) {
  const { fleet } = usePage();
  useTick(1000);
  const nowMs = fleet.nowMs() ?? row.since;
  const stretches = stretchesOf(changes);
  const viewOf = (status: string) => instanceView({ status, kind: row.kind });
  if (stretches.length === 0) {
    return <p class="quiet-words">The service remembers no change of it.</p>;
  }
  const strip = stretches.slice(0, most.strip).reverse();
  return (
    <>
      <div class="strip" aria-hidden="true">
        {strip.map((stretch) => (
          <span
            key={stretch.fromMs + stretch.status}
            class={`shade-${viewOf(stretch.status).tone}-0`}
            style={{ flexGrow: Math.log2(2 + lengthMs(stretch, nowMs) / 1000) }}
          />
        ))}
      </div>
      <ol class="timeline">
        {stretches.slice(0, most.list).map((stretch) => (
          <li key={stretch.fromMs + stretch.status}>
            <time dateTime={new Date(stretch.fromMs).toISOString()}>
              {momentWords(stretch.fromMs)}
            </time>
            <StatusMark view={viewOf(stretch.status)} />
            <span class="quiet-words">{durationWords(lengthMs(stretch, nowMs))}</span>
          </li>
        ))}
      </ol>
      {stretches.length > most.list && (
        <p class="quiet-words">and {stretches.length - most.list} earlier changes</p>
      )}
    </>
  );
}
