// Requests as a table: who asked, what was answered, and what came of it.

import { Icon, instanceHref, usePage } from '../frame/index.js';
import { momentWords } from '../words/index.js';
import { agentWords, type CausedStep, isRefused, type LoggedRequest } from './logged.js';

/** The table; one request may be marked by its id. */
export function RequestTable(props: {
  readonly requests: readonly LoggedRequest[];
  readonly marked: string | undefined;
}) {
  if (props.requests.length === 0) {
    return (
      <div class="empty">
        <p class="empty-title">No request yet.</p>
        <p class="quiet-words">What a client asks is here at once.</p>
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it with the arrows
    <section class="card table-box requests" tabIndex={0} aria-label="Requests, as a table">
      <table class="folding">
        <caption class="visually-hidden">Requests, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Request</th>
            <th scope="col">Answer</th>
            <th scope="col">What came of it</th>
          </tr>
        </thead>
        <tbody>
          {props.requests.map((each) => (
            <RequestRow
              key={each.number}
              request={each}
              isMarked={each.request_id === props.marked}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function RequestRow(props: { readonly request: LoggedRequest; readonly isMarked: boolean }) {
  const { request, isMarked } = props;
  const { vocabulary } = usePage();
  const { at, method, operation, path, instance_id: id, status, code } = request;
  const about = vocabulary.operations.find((each) => each.id === operation);
  return (
    <tr class={isMarked ? 'is-marked' : ''} aria-current={isMarked ? 'true' : undefined}>
      <td>
        <time dateTime={at}>{momentWords(Date.parse(at))}</time>
      </td>
      <th scope="row">
        <code>
          {method} {operation ?? path}
        </code>
        {id && (
          <>
            {' '}
            <InstanceName id={id} />
          </>
        )}
        <span class="quiet-words request-about">
          {about?.summary ?? (status === 404 ? 'No operation of the service has this path.' : '')}
        </span>
        <span class="quiet-words request-about">
          {[request.user, request.agent && agentWords(request.agent)].filter(Boolean).join(' · ')}
        </span>
      </th>
      <td>
        <span class={`answer tone-${isRefused(request) ? 'error' : 'success'}`}>
          <span class="status-shape">
            <Icon name={isRefused(request) ? 'cross' : 'check'} />
          </span>
          {status} {code}
        </span>
        <span class="quiet-words request-about">
          {request.duration_ms} ms · <code>{request.request_id.replace(/^0+/, '…')}</code>
        </span>
      </td>
      <td>
        <Outcome request={request} />
      </td>
    </tr>
  );
}

/** A link to an instance, or the beginning of its id once it is gone. */
function InstanceName({ id }: { readonly id: string }) {
  const row = usePage().fleet.rows.get(id);
  if (row) return <a href={instanceHref(id)}>{row.name}</a>;
  return <code title={id}>{id.length > 13 ? `${id.slice(0, 8)}…` : id}</code>;
}

/** The transitions that a request caused, or why it was refused. */
function Outcome({ request }: { readonly request: LoggedRequest }) {
  const { fleet } = usePage();
  const { transitions, reason, state, instance_id: id, faults, number } = request;
  if (isRefused(request)) {
    const isOrdered = faults !== undefined;
    return (
      <>
        {reason}
        {isOrdered && <span class="quiet-words request-about">A fault rule ordered this.</span>}
        {state && id && fleet.rows.has(id) && (
          <a class="request-about" href={instanceHref(id, { why: String(number) })}>
            Why was this refused?
          </a>
        )}
      </>
    );
  }
  return (
    <ul class="caused">
      {transitions.slice(0, mostSteps).map((step) => (
        <li key={step.instance_id}>
          <CausedWords step={step} isNamed={step.instance_id !== id} />
        </li>
      ))}
      {transitions.length > mostSteps && (
        <li class="quiet-words">and {transitions.length - mostSteps} more</li>
      )}
    </ul>
  );
}

/** How many transitions of one request are shown. */
const mostSteps = 4;

function CausedWords({ step, isNamed }: { readonly step: CausedStep; readonly isNamed: boolean }) {
  const { instance_id: id, from, to } = step;
  return (
    <>
      {isNamed && <InstanceName id={id} />}{' '}
      {from !== null && (
        <>
          <code>{from}</code>
          <span class="visually-hidden"> → </span>
          <Icon name="to" />
        </>
      )}
      <code>{to ?? 'removed'}</code>
    </>
  );
}
