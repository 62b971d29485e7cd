// Who sent what to whom: a line down for each actor, an arrow for each event, newest at the bottom.

import { useEffect, useRef } from 'preact/hooks';
import { Tip } from '../../../statechart/index.js';
import { cutTo } from '../../../statechart/internal.js';
import { type LogStep, valueText } from '../../journal/index.js';
import { eventName, nameOf } from '../model/names.js';
import type { View } from '../model/store.js';
import { Scroller, showInside } from './scroller.js';

/** The last of what happened; the log has more. */
const mostSteps = 60;
const mostActors = 8;
const column = 190;
const row = 40;
const top = 52;

/** The last events until the moment that is looked at, and the actors that they are about. */
function lately(view: View) {
  const until = view.steps.filter(({ seq }) => !view.step || seq <= view.step.seq);
  const steps = until.filter(({ kind }) => kind === 'event').slice(-mostSteps);
  const keys = [
    ...new Set(steps.flatMap(({ key, fromKey }) => (fromKey ? [fromKey, key] : [key]))),
  ];
  const shown = keys.filter((key) => view.actors.has(key)).slice(-mostActors);
  return { shown, rows: steps.filter(({ key }) => shown.includes(key)) };
}

function nameIn({ actors }: View, key: string): string {
  const actor = actors.get(key);
  return actor ? nameOf(actor) : key;
}

/** The last steps until the moment that is looked at. */
export function Sequence({ view }: { view: View }) {
  const box = useRef<HTMLElement>(null);
  const current = view.step?.seq;
  useEffect(() => {
    if (box.current && current !== undefined) showInside(box.current, '.sent.current text');
  }, [current]);
  const { shown, rows } = lately(view);
  if (shown.length === 0) return <p class="quiet nothing">Nothing has been sent yet.</p>;
  const xOf = (key: string) => 130 + shown.indexOf(key) * column;
  const height = top + rows.length * row + 20;
  const width = 130 + (shown.length - 1) * column + 190;
  return (
    <Scroller class="paper" box={box} label="Sequence, scrolling">
      <svg
        class="sequence"
        width={width}
        height={height}
        role="img"
        aria-label={`The last ${rows.length} events between ${shown.length} actors. The log has the same in words.`}
      >
        <defs>
          <Tip look="sent" />
        </defs>
        {shown.map((key) => (
          <Lifeline key={key} name={nameIn(view, key)} x={xOf(key)} height={height} />
        ))}
        {rows.map((step, index) => (
          <Sent
            key={step.seq}
            step={step}
            y={top + index * row + 18}
            from={
              step.fromKey !== undefined && shown.includes(step.fromKey) ? xOf(step.fromKey) : 0
            }
            to={xOf(step.key)}
            current={step === view.step}
          />
        ))}
      </svg>
    </Scroller>
  );
}

function Lifeline({ name, x, height }: { name: string; x: number; height: number }) {
  return (
    <g class="lifeline">
      <path d={`M${x} ${top - 14}V${height}`} />
      <rect x={x - 78} y="8" width="156" height="28" rx="8" />
      <text x={x} y="26" text-anchor="middle">
        {cutTo(name, 'event', 140)}
      </text>
    </g>
  );
}

interface SentProps {
  step: LogStep;
  y: number;
  from: number;
  to: number;
  current: boolean;
}

function Sent({ step, y, from, to, current }: SentProps) {
  const isOwn = from === to;
  const start = from === 0 ? to - 110 : from;
  const way = isOwn ? `M${to} ${y - 12}h36v12h-32` : `M${start} ${y}H${to + (start < to ? -5 : 5)}`;
  const value = valueText(step.snapshot?.value);
  const label = cutTo(eventName(step.event?.type ?? ''), 'event', column - 40);
  return (
    <g class={current ? 'sent current' : 'sent'}>
      <path d={way} marker-end="url(#tip-sent)" />
      <text
        class="event"
        x={isOwn ? to + 42 : (start + to) / 2}
        y={isOwn ? y - 4 : y - 6}
        text-anchor={isOwn ? 'start' : 'middle'}
      >
        {label}
      </text>
      {value && (
        <text class="value" x={to + 9} y={y + 13}>
          {cutTo(value, 'note', column - 30)}
        </text>
      )}
    </g>
  );
}
