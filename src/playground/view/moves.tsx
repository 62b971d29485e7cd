// What people can let happen: every event of the chart, and time.

import { useId, useState } from 'preact/hooks';
import { type EventName, eventMeanings, type Mover } from '../../../machines/index.js';
import { Icon } from '../../console/internal.js';
import { parseInput, positiveDurationSchema } from '../../plan/internal.js';
import type { Chart } from '../model/chart.js';
import { type Life, moverOfAny, takenFrom } from '../model/life.js';
import type { Act } from '../model/state.js';
import { errorOf } from './use-draft.js';

interface Props {
  readonly chart: Chart;
  readonly life: Life;
  /** Whether an address has no room for more. */
  readonly full: boolean;
  readonly act: (act: Act) => void;
}

/** Buttons for events, and for time. */
export function Moves(props: Props) {
  const { chart, life, act } = props;
  const taken = new Set(takenFrom(chart, life.snapshot).map(({ event }) => event));
  const group = (mover: Mover, title: string) => (
    <fieldset class={`moves by-${mover}`}>
      <legend>{title}</legend>
      <div class="buttons">
        {chart.events
          .filter((event) => moverOfAny(event) === mover)
          .map((event) => (
            <button
              key={event}
              type="button"
              class={taken.has(event) ? 'is-taken' : 'is-refused'}
              title={eventMeanings[event as EventName]}
              onClick={() => act({ type: 'move', move: { type: 'event', event } })}
            >
              {event}
              {!taken.has(event) && <span class="visually-hidden">, is refused here</span>}
            </button>
          ))}
      </div>
    </fieldset>
  );
  return (
    <section class="card events" aria-label="Send an event">
      {group('operator', 'An operator asks')}
      {group('platform', 'The platform reports')}
      <Time {...props} />
      {props.full && (
        <p class="warning">An address has no room for more than this: take some moves back.</p>
      )}
    </section>
  );
}

const jumps = ['1s', '1m', '1h', '1d'];

function Time({ life, act }: Props) {
  const id = useId();
  const [text, setText] = useState('');
  const error = text === '' ? undefined : errorOf(readDuration, text);
  const pass = (durationMs: number) => act({ type: 'move', move: { type: 'pass', durationMs } });
  const { due, nowMs, stuck } = life;
  return (
    <fieldset class="moves time" disabled={stuck !== undefined}>
      <legend>Time passes</legend>
      <div class="buttons">
        <button
          type="button"
          class="primary"
          aria-disabled={due === undefined}
          onClick={() => due && pass(due.atMs - nowMs)}
        >
          <Icon name="step" /> {due ? `Until ${due.event}` : 'Nothing is due'}
        </button>
        {jumps.map((jump) => (
          <button key={jump} type="button" onClick={() => pass(readDuration(jump))}>
            +{jump}
          </button>
        ))}
        <form
          class="pass"
          onSubmit={(event) => {
            event.preventDefault();
            if (text !== '' && error === undefined) pass(readDuration(text));
          }}
        >
          <label class="visually-hidden" for={id}>
            How long
          </label>
          <input
            id={id}
            placeholder="1h 30m"
            aria-describedby={error && `${id}-error`}
            aria-invalid={error !== undefined}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <button type="submit">Pass</button>
        </form>
      </div>
      {error && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  );
}

const readDuration = (text: string): number => parseInput(positiveDurationSchema, text);
