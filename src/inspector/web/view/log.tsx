// What happened, newest last: who got which event, from whom, and what state it led to.

import { Fragment } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { type LogStep, valueText } from '../../journal/index.js';
import { eventName, nameOf, timeOf } from '../model/names.js';
import type { Store, View } from '../model/store.js';
import { Scroller, showInside } from './scroller.js';

/** Rows at a time: enough to scroll in, few enough to be fast. */
const pageSize = 80;

/** The log of events. */
export function Log({ store, view }: { store: Store; view: View }) {
  const { selected, step, walk: rows } = view;
  const at = step ? rows.findLastIndex(({ seq }) => seq <= step.seq) : -1;
  const last = Math.min(rows.length, Math.max(at + 1 + pageSize / 4, pageSize));
  const first = Math.max(0, last - pageSize);
  const shown = rows.slice(first, last);
  const box = useRef<HTMLElement>(null);

  const current = step?.seq;
  useEffect(() => {
    if (box.current && current !== undefined) showInside(box.current, 'tr[aria-current]');
  }, [current]);

  return (
    <section class="log" aria-label="Log">
      <div class="head">
        <h2>Events</h2>
        <label>
          <input
            type="checkbox"
            checked={view.only}
            onChange={({ currentTarget }) => store.lookAtOnly(currentTarget.checked)}
          />
          only {selected ? nameOf(selected) : 'the selected actor'}
        </label>
      </div>
      <Scroller class="rows" box={box} label="Events, scrolling">
        <table>
          <caption class="unseen">
            Events and what they led to
            {rows.length > shown.length && `, ${shown.length} of ${rows.length}`}
          </caption>
          <thead>
            <tr>
              <th scope="col">Time</th>
              <th scope="col">Event</th>
              <th scope="col">Actor and state</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((each) => (
              <Row key={each.seq} store={store} view={view} step={each} current={each === step} />
            ))}
          </tbody>
        </table>
      </Scroller>
    </section>
  );
}

function Row(props: { store: Store; view: View; step: LogStep; current: boolean }) {
  const { store, view, step, current } = props;
  const actor = view.actors.get(step.key);
  const from = step.fromKey === undefined ? undefined : view.actors.get(step.fromKey);
  const name = step.kind === 'actor' ? 'new actor' : eventName(step.event?.type ?? '');
  const isLater = view.step !== undefined && step.seq > view.step.seq;
  const look = () => {
    store.goTo(step.seq);
    store.select(step.key);
  };
  return (
    <tr aria-current={current ? 'step' : undefined} class={isLater ? 'later' : undefined}>
      <td class="time">{timeOf(step)}</td>
      <td>
        <button type="button" class={step.kind} onClick={look}>
          {name || 'unnamed'}
        </button>
        {from && from.key !== step.key && <span class="from">from {nameOf(from)}</span>}
      </td>
      <td>
        <span class="who">{actor ? nameOf(actor) : step.key.split('/')[1]}</span>{' '}
        <Where text={valueText(step.snapshot?.value)} />
      </td>
    </tr>
  );
}

/** A state, which goes on in the next line after a dot rather than in a word. */
function Where({ text }: { text: string }) {
  const parts = text.length < 200 ? text.split(/(?<=\.)/) : [text];
  return (
    <span class="where">
      {parts.map((part, at) => (
        <Fragment key={parts.slice(0, at).join('')}>
          {at > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </span>
  );
}
