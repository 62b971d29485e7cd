// Where the instance is now: the lamp, the status, and what the plan will let happen.

import { StatusMark } from '../../console/internal.js';
import { formatDuration } from '../../plan/index.js';
import type { InstanceView } from '../../ui/index.js';
import type { Life } from '../model/life.js';

/** The lamp and the words beside it. */
export function Now({ life, view }: { readonly life: Life; readonly view: InstanceView }) {
  const { snapshot, state, nowMs, sinceMs, due, stuck } = life;
  const serving = snapshot.hasTag('serving');
  return (
    <section class="card now" aria-label="Now">
      <p class={`lamp ${serving ? 'is-on' : 'is-off'}`}>
        <span class="lamp-light" aria-hidden="true" />
        {serving ? 'Serving' : 'Not serving'}
      </p>
      <div class="now-words">
        <p>
          <StatusMark view={view} /> <code>{state}</code>
        </p>
        <p class="quiet-words">{view.description}</p>
        <p class="quiet-words">
          {formatDuration(nowMs)} old, in this state for {formatDuration(nowMs - sinceMs)}.{' '}
          {due
            ? `By the plan: ${due.event} in ${formatDuration(due.atMs - nowMs)}.`
            : 'By the plan nothing happens.'}
        </p>
        {serving !== view.serving && (
          <p class="warning">
            The view below knows the published chart only: there, {view.label} is{' '}
            {view.serving ? '' : 'not '}serving.
          </p>
        )}
        {stuck && <p class="warning">{stuck}</p>}
      </div>
    </section>
  );
}
