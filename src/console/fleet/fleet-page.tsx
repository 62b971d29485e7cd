// The fleet: summary, filters, table. Says what it waits for while it waits, and what to do when there
// is nothing to show.

import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { StatusCount } from '../../ui/index.js';
import { FirstSteps } from '../connect/index.js';
import { CreateDialog } from '../create/index.js';
import { type AddressQuery, Icon, replaceAddress, useFleet, useTick } from '../frame/index.js';
import { History } from '../live/index.js';
import { addressOf, queryIn } from './address.js';
import type { Query } from './arrange.js';
import { BulkBar } from './bulk.js';
import { Summary } from './summary.js';
import { Table } from './table.js';
import { useArranged, withSeen } from './use-arranged.js';
import { type KnownPast, useHistory } from './use-history.js';
import type { TableMemory } from './walk.js';

/** What outlives the view while another one is shown. */
export interface FleetMemory extends TableMemory {
  /** The address of the view as it was left. */
  href: string;
  /** How far down it was scrolled, in pixels. */
  scrollPx: number;
  selected: ReadonlySet<string>;
  readonly past: KnownPast;
  /** The statuses that there were. */
  readonly seen: Map<string, StatusCount>;
}

/** Begins with the whole fleet. */
export const freshMemory = (): FleetMemory => ({
  href: '#/',
  scrollPx: 0,
  selected: new Set(),
  active: undefined,
  past: { history: new History(), run: undefined },
  seen: new Map(),
});

/** The fleet. */
export function FleetPage(props: { readonly memory: FleetMemory; readonly address: AddressQuery }) {
  const { memory } = props;
  const { query, ask } = useQuery(props);
  const [creating, setCreating] = useState(false);
  const [selected, setSelected] = useState(memory.selected);
  const { connectionState } = useFleet();
  const arranged = useArranged(query);
  const { order } = arranged;
  const view = withSeen(arranged.view, memory.seen);
  const history = useHistory(memory.past);
  useTick(1000);
  useLayoutEffect(() => {
    if (memory.active !== undefined) window.scrollTo(0, memory.scrollPx);
    return () => {
      memory.scrollPx = window.scrollY;
    };
  }, [memory]);
  const select = (ids: ReadonlySet<string>) => {
    memory.selected = ids;
    setSelected(ids);
  };
  const isWaiting = connectionState === 'connecting';
  const isFiltered = query.search !== '' || query.statuses.length > 0;
  const isEmpty = view.total === 0 && !isWaiting;
  return (
    <main id="main">
      <h1 class="visually-hidden" tabIndex={-1}>
        Fleet
      </h1>
      {isEmpty ? (
        <FirstSteps onCreate={() => setCreating(true)} />
      ) : (
        <>
          <Summary view={view} history={history} query={query} onQuery={ask} />
          <div class="toolbar">
            <label class="search">
              <span class="visually-hidden">Search by name, id, project or flavor</span>
              <Icon name="search" />
              <input
                type="search"
                value={query.search}
                placeholder="Name, id, project or flavor"
                autocomplete="off"
                spellcheck={false}
                onInput={(event) => ask({ ...query, search: event.currentTarget.value })}
              />
            </label>
            <p class="quiet-words shown">
              {order.length.toLocaleString('en')} of {view.total.toLocaleString('en')} shown
            </p>
            {isFiltered && (
              <button
                type="button"
                class="quiet"
                onClick={() => ask({ ...query, search: '', statuses: [] })}
              >
                Show all
              </button>
            )}
            <button type="button" class="primary" onClick={() => setCreating(true)}>
              <Icon name="plus" />
              Create
            </button>
          </div>
        </>
      )}
      <BulkBar selected={selected} onClear={() => select(new Set())} />
      {order.length > 0 && (
        <Table
          order={order}
          memory={memory}
          selected={selected}
          onSelect={select}
          query={query}
          onQuery={ask}
        />
      )}
      {order.length === 0 && !isEmpty && (
        <Nothing waiting={isWaiting} onAll={() => ask({ ...query, search: '', statuses: [] })} />
      )}
      {creating && <CreateDialog onClose={() => setCreating(false)} />}
    </main>
  );
}

/** What is wanted of the table: the address says it, also when Back leads there. */
function useQuery({ memory, address }: Parameters<typeof FleetPage>[0]) {
  const [query, setQuery] = useState(() => queryIn(address));
  useEffect(() => {
    const wanted = queryIn(address);
    memory.href = addressOf(wanted);
    setQuery((before) => (addressOf(before) === memory.href ? before : wanted));
  }, [memory, address]);
  const ask = (next: Query) => {
    setQuery(next);
    memory.href = addressOf(next);
    replaceAddress(memory.href);
  };
  return { query, ask };
}

interface NothingProps {
  readonly waiting: boolean;
  readonly onAll: () => void;
}

/** In the place of a table without rows. */
function Nothing({ waiting, onAll }: NothingProps) {
  if (waiting) {
    return (
      <div class="empty">
        <div class="skeleton" aria-hidden="true">
          <span />
          <span />
          <span />
        </div>
        <p>Asking the service for its fleet…</p>
      </div>
    );
  }
  return (
    <div class="empty">
      <p class="empty-title">No instance matches.</p>
      <p class="quiet-words">Nothing has this name and one of these statuses at the moment.</p>
      <button type="button" onClick={onAll}>
        Show all
      </button>
    </div>
  );
}
