// What can happen next and what cannot, with the reason: the statechart in words.

import { reasonParts, usePage } from '../frame/index.js';
import { eventName } from '../words/index.js';
import { type Explanation, takesWords } from './explanation.js';

const movers = { operator: 'You', platform: 'Platform' } as const;

/** The table. */
export function NextTable({ explanation }: { readonly explanation: Explanation }) {
  const { vocabulary } = usePage();
  const { possible, impossible } = explanation;
  return (
    <>
      <table class="next folding">
        <caption class="visually-hidden">What can happen next</caption>
        <thead>
          <tr>
            <th scope="col">Event</th>
            <th scope="col">By</th>
            <th scope="col">Leads to</th>
            <th scope="col">Takes</th>
          </tr>
        </thead>
        <tbody>
          {possible.map(({ event, by, to, begins, when }) => (
            <tr key={event}>
              <th scope="row">
                <span class={`by by-${by}`}>{eventName(vocabulary, event)}</span>
                <span class="quiet-words"> when {when}</span>
              </th>
              <td>{movers[by]}</td>
              <td>
                <code>{to}</code>
              </td>
              <td>{begins ? takesWords(begins.takes) : 'At once'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Impossible impossible={impossible} />
    </>
  );
}

/** What cannot happen: each reason once, with where the events would be possible. */
function Impossible({ impossible }: Pick<Explanation, 'impossible'>) {
  const { vocabulary } = usePage();
  if (impossible.length === 0) return null;
  const reasons = new Map<string, Explanation['impossible'][number][]>();
  for (const each of impossible) {
    const { because } = reasonParts(each.because);
    reasons.set(because, [...(reasons.get(because) ?? []), each]);
  }
  return (
    <details class="impossible">
      <summary>What cannot happen now, and why</summary>
      {[...reasons].map(([because, events]) => (
        <div key={because}>
          <p>{because}:</p>
          <ul>
            {events.map(({ event, because: reason, code }) => (
              <li key={event}>
                <b>{eventName(vocabulary, event)}</b> {code && <span class="code">{code}</span>}{' '}
                <span class="quiet-words">{reasonParts(reason).instead}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  );
}
