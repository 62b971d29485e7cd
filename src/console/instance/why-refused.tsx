// Why a request was refused: what was asked, the reason in words, and the chart with the place where the
// instance was then.

import { instanceView } from '../../ui/index.js';
import { statusIn } from '../../ui/internal.js';
import { ChartLegend, Refusal, StatusMark, useLoaded, usePage } from '../frame/index.js';
import type { FleetRow } from '../live/index.js';
import { isRefused, showRequest } from '../requests/index.js';
import { momentWords } from '../words/index.js';
import { Statechart } from './statechart.js';

interface WhyRefusedProps {
  readonly row: FleetRow;
  /** The number of the request in the log. */
  readonly number: string;
  readonly onClose: () => void;
}

/** The card. */
export function WhyRefused({ row, number, onClose }: WhyRefusedProps) {
  const { api } = usePage();
  const loaded = useLoaded(() => showRequest(api, number), number);
  if (loaded.is === 'loading') return null;
  const close = (
    <button type="button" class="quiet" onClick={onClose}>
      Show how it is now
    </button>
  );
  if (loaded.is === 'refused') {
    return (
      <section class="card">
        <Refusal why={loaded.why} />
        {close}
      </section>
    );
  }
  const { at, method, operation, path, code, reason, state } = loaded.value;
  const { moved: _, ...rest } = row;
  const then: FleetRow | undefined = state && {
    ...rest,
    task: undefined,
    state,
    ...statusIn(state),
  };
  return (
    <section class="card why" aria-labelledby="why-title">
      <div class="card-head">
        <h2 id="why-title">Why {operation ?? path} was refused</h2>
        {close}
      </div>
      <p>
        At {momentWords(Date.parse(at))} a client asked{' '}
        <code>
          {method} {path}
        </code>
        . {code && <strong>{code}</strong>}{' '}
        {isRefused(loaded.value) ? reason && `${reason}.` : 'It was accepted.'}
      </p>
      {then && (
        <>
          <p>
            It was <StatusMark view={instanceView(then)} /> then. What is bold in the chart was
            possible:
          </p>
          <ChartLegend />
          <Statechart row={then} />
        </>
      )}
    </section>
  );
}
