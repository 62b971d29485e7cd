// How the instance is, in large: status, whether it serves, since when, and what is expected next.

import type { InstanceView } from '../../ui/index.js';
import { StatusMark, taskWords, usePage, useTick } from '../frame/index.js';
import { dueIn, type FleetRow } from '../live/index.js';
import { durationWords, momentWords, nextWords } from '../words/index.js';

/** How it is. */
export function Facts({ row, view }: { readonly row: FleetRow; readonly view: InstanceView }) {
  const { fleet } = usePage();
  useTick(500);
  const now = fleet.nowMs();
  return (
    <section class={`card facts tone-${view.tone}`} aria-labelledby="facts-title">
      <h2 id="facts-title" class="visually-hidden">
        Status
      </h2>
      <p class="facts-status">
        <StatusMark view={view} />
      </p>
      <p>{view.description}</p>
      <dl>
        <div>
          <dt>Serving</dt>
          <dd>{view.serving ? 'Yes: clients can read and write' : 'No'}</dd>
        </div>
        <div>
          <dt>In this state</dt>
          <dd>
            {now === undefined ? '–' : durationWords(now - row.since)}
            <span class="quiet-words"> since {momentWords(row.since)}</span>
          </dd>
        </div>
        <div>
          <dt>Task</dt>
          <dd>{view.task ? taskWords(view.task) : 'none'}</dd>
        </div>
        <div>
          <dt>Expected next</dt>
          <dd>{nextWords(view, dueIn(row, now))}</dd>
        </div>
      </dl>
    </section>
  );
}
