// What changed in a snapshot: by the last event, or since a moment that was kept to compare with.

import { useMemo } from 'preact/hooks';
import { valueText } from '../../journal/index.js';
import { changesOf } from '../model/changes.js';
import { nameOf } from '../model/names.js';
import type { Store, View } from '../model/store.js';
import { Scroller } from './scroller.js';

/** The places where two snapshots of the selected actor differ. */
export function Comparison({ store, view }: { store: Store; view: View }) {
  const { selected, kept } = view;
  const before = kept ? kept.snapshot : selected?.before;
  const after = selected?.snapshot;
  const changes = useMemo(() => changesOf(before, after), [before, after]);
  if (!selected || !after) return null;
  return (
    <details open>
      <summary>
        {kept ? (
          <>
            Changed since <b>{[nameOf(kept), valueText(kept.snapshot?.value)].join(' in ')}</b>
          </>
        ) : (
          'Changed by this event'
        )}
      </summary>
      <Scroller class="json changes" label="What changed">
        {changes.length === 0 ? (
          <p class="quiet">{before ? 'Nothing.' : 'There is no snapshot before it.'}</p>
        ) : (
          <dl>
            {changes.map((change) => (
              <div key={change.path}>
                <dt>{change.path}</dt>
                <dd>
                  {change.before !== undefined && <del>{change.before}</del>}
                  {change.before !== undefined && change.after !== undefined && ' → '}
                  {change.after !== undefined && <ins>{change.after}</ins>}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </Scroller>
      <p class="keep">
        <button type="button" onClick={() => store.keep(true)}>
          Compare with this moment
        </button>
        {kept && (
          <button type="button" onClick={() => store.keep(false)}>
            With the one before
          </button>
        )}
      </p>
    </details>
  );
}
