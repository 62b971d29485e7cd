// What has happened to the instance, the newest last, as a table.

import { useEffect, useRef } from 'preact/hooks';
import { formatDuration } from '../../plan/index.js';
import { type Life, moverOfAny } from '../model/life.js';
import type { Act } from '../model/state.js';

interface Props {
  readonly life: Life;
  readonly canUndo: boolean;
  readonly act: (act: Act) => void;
}

/** Every event, also those that were refused, with the reason. */
export function Timeline({ life, canUndo, act }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const { entries } = life;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the end is elsewhere when there is more
  useEffect(() => {
    box.current?.scrollTo?.({ top: box.current.scrollHeight });
  }, [entries.length]);
  return (
    <section class="card">
      <div class="card-head">
        <h2 id="timeline">Timeline</h2>
        {canUndo && (
          <button type="button" class="quiet" onClick={() => act({ type: 'undo' })}>
            Take back the last
          </button>
        )}
      </div>
      {entries.length === 0 ? (
        <p class="quiet-words">Nothing has happened yet: send an event, or let time pass.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it with the arrows
        <section class="scroller" ref={box} tabIndex={0} aria-labelledby="timeline">
          <table>
            <thead>
              <tr>
                <th>At</th>
                <th>Event</th>
                <th>By</th>
                <th>Then</th>
                <th>Serving</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry, index) => (
                <tr // biome-ignore lint/suspicious/noArrayIndexKey: what happened keeps its place
                  key={index}
                  class={entry.refused ? 'is-refused' : ''}
                >
                  <td>{formatDuration(entry.atMs)}</td>
                  <td>
                    <code class={`by-${moverOfAny(entry.event)}`}>{entry.event}</code>
                  </td>
                  <td>{entry.by}</td>
                  <td>{entry.refused ?? <code>{entry.to}</code>}</td>
                  <td>{entry.serving ? 'yes' : 'no'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}
