// What can happen next and what cannot, with the reason: the statechart in words.

import { usePage } from '../frame/index.js';
import { eventName } from '../words/index.js';
import { type Explanation, takesWords } from './explanation.js';

const movers = { operator: 'You', platform: 'Platform' } as const;

/** The table. */
export function NextTable({ explanation }: { readonly explanation: Explanation }) {
  const { vocabulary } = usePage();
  const { possible, impossible } = explanation;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it with the arrows
    <section class="table-box" tabIndex={0} aria-label="Steps, as a table">
      <table>
        <caption class="visually-hidden">What can happen next, and what cannot</caption>
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
          {impossible.map(({ event, by, because, code }) => (
            <tr key={event} class="is-impossible">
              <th scope="row">{eventName(vocabulary, event)}</th>
              <td>{movers[by]}</td>
              <td colSpan={2}>
                Not now: {because.replace(/^cannot [^:]*: /, '')}{' '}
                {code && <span class="code">{code}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
