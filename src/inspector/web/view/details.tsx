// The selected actor at the moment that is looked at: its last event with all that it carried, and its
// snapshot.

import { eventName, nameOf } from '../model/names.js';
import type { Store, View } from '../model/store.js';
import { Comparison } from './comparison.js';
import { Scroller } from './scroller.js';

/** What is shown of one value. More is in the application. */
const mostCharacters = 20_000;

/** Payload and snapshot as they were sent. */
export function Details({ store, view }: { store: Store; view: View }) {
  const { lastEvent, selected } = view;
  const { children: _, ...snapshot } = selected?.snapshot ?? {};
  return (
    <section class="details" aria-label="Details">
      {selected && lastEvent?.event && (
        <details open>
          <summary>
            Event <b>{eventName(lastEvent.event.type)}</b> to {nameOf(selected)}
          </summary>
          <Json value={lastEvent.event} label="The event" />
        </details>
      )}
      <Comparison store={store} view={view} />
      {selected?.snapshot && (
        <details open>
          <summary>
            Snapshot of <b>{nameOf(selected)}</b>
          </summary>
          <Json value={snapshot} label="The snapshot" />
        </details>
      )}
    </section>
  );
}

function Json({ value, label }: { value: unknown; label: string }) {
  const text = JSON.stringify(value, null, 2) ?? '';
  const rest = text.length - mostCharacters;
  return (
    <Scroller class="json" label={label}>
      <pre>
        <code>
          {rest > 0 ? `${text.slice(0, mostCharacters)}\n… ${rest} more characters` : text}
        </code>
      </pre>
    </Scroller>
  );
}
