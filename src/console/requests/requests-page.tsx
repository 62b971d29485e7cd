// Who asked what of the service, what came of it, and why not. It follows the service live.

import { useEffect, useState } from 'preact/hooks';
import {
  hrefOf,
  Icon,
  Refusal,
  type Route,
  replaceAddress,
  useFleet,
  useLoaded,
  usePage,
} from '../frame/index.js';
import { agentWords, clientOf, listRequests } from './logged.js';
import { RequestTable } from './request-table.js';

/** How often the list is asked for at most while requests come, in milliseconds. */
const refreshMs = 500;

/** Counts up after requests came, at most so often. */
function useNewRequests(): number {
  const { environment, fleet } = usePage();
  const [count, setCount] = useState(0);
  useEffect(() => {
    let callOff: (() => void) | undefined;
    const end = fleet.onRequests(() => {
      callOff ??= environment.after(refreshMs, () => {
        callOff = undefined;
        setCount((n) => n + 1);
      });
    });
    return () => {
      end();
      callOff?.();
    };
  }, [environment, fleet]);
  return count;
}

/** Which requests are shown; reads that were answered are mostly polls. */
const shows = [
  { value: '', text: 'Without reads' },
  { value: 'refused', text: 'Refused' },
  { value: 'all', text: 'All' },
] as const;

/** The view. */
export function RequestsPage({ query }: Pick<Route, 'query'>) {
  const { api } = usePage();
  const { rows } = useFleet();
  const { instance, client = '', show = '', request } = query;
  const asked = useNewRequests();
  const loaded = useLoaded(() => listRequests(api, query), [instance, client, show, asked].join());
  const change = (changes: Readonly<Record<string, string | undefined>>) =>
    replaceAddress(hrefOf('requests', { ...query, request: undefined, ...changes }));
  return (
    <main id="main">
      <div class="title">
        <h1 tabIndex={-1}>Requests</h1>
        <p class="quiet-words">
          What clients asked of the service, this page included, newest first. Bodies, headers and
          queries are not kept.
        </p>
      </div>
      <div class="toolbar">
        <fieldset class="segments" aria-label="Which requests">
          {shows.map(({ value, text }) => (
            <button
              key={value}
              type="button"
              aria-pressed={show === value}
              onClick={() => change({ show: value })}
            >
              {text}
            </button>
          ))}
        </fieldset>
        {loaded.is === 'there' && (
          <ClientChoice
            agents={loaded.value.agents}
            client={client}
            onChoose={(chosen) => change({ client: chosen })}
          />
        )}
        {instance && (
          <button type="button" class="chip" onClick={() => change({ instance: '' })}>
            Of {rows.get(instance)?.name ?? instance}
            <Icon name="cross" />
            <span class="visually-hidden">: show those of all instances</span>
          </button>
        )}
      </div>
      {loaded.is === 'refused' && <Refusal why={loaded.why} />}
      {loaded.is === 'there' && <RequestTable requests={loaded.value.requests} marked={request} />}
    </main>
  );
}

/** Whose requests are shown; nothing where nobody says who it is. */
function ClientChoice(props: {
  readonly agents: readonly string[];
  readonly client: string;
  readonly onChoose: (client: string) => void;
}) {
  const { agents, client, onChoose } = props;
  const clients = [...new Set([...agents.map(clientOf), ...(client ? [client] : [])])];
  if (clients.length === 0) return null;
  return (
    <label class="client-choice">
      Of{' '}
      <select value={client} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">all clients</option>
        {clients.map((each) => (
          <option key={each} value={each}>
            {agentWords(each)}
          </option>
        ))}
      </select>
    </label>
  );
}
