// biome-ignore-all lint/a11y/useSemanticElements: rows that a script places cannot be those of a table
// biome-ignore-all lint/a11y/useFocusableInteractive: in each row its link has the focus, not its cells
// The table of instances. Thousands of rows stay smooth, because only those on the screen exist; the
// arrows walk from row to row, and Enter opens one.

import { useEffect, useRef, useState } from 'preact/hooks';
import { instanceView } from '../../ui/index.js';
import {
  Icon,
  instanceHref,
  StatusMark,
  useFleet,
  useMedia,
  usePage,
  useTick,
} from '../frame/index.js';
import { dueIn, type FleetRow } from '../live/index.js';
import { durationWords, kindName, nextWords, sizeWords } from '../words/index.js';
import { type Query, type SortKey, sortedBy } from './arrange.js';
import { useVirtualRows } from './virtual-rows.js';

interface Column {
  readonly name: string;
  readonly sort?: SortKey;
}

const columns: readonly Column[] = [
  { name: 'Name', sort: 'name' },
  { name: 'Kind', sort: 'kind' },
  { name: 'Size', sort: 'size' },
  { name: 'Status', sort: 'status' },
  { name: 'Serving' },
  { name: 'In status', sort: 'since' },
  { name: 'Expected next' },
];

/** How high a row is, in pixels, as the style sheet has it. */
const heights = { wide: 46, narrow: 84 };

interface TableProps {
  readonly order: readonly string[];
  readonly query: Query;
  readonly onQuery: (query: Query) => void;
}

/** The table. */
export function Table({ order, query, onQuery }: TableProps) {
  const { rows: fleetRows } = useFleet();
  useTick(1000);
  const narrow = useMedia('(max-width: 760px)');
  const [active, setActive] = useState<string>();
  /** The row that is to get the focus once it is drawn. */
  const focusWanted = useRef<string | undefined>(undefined);
  const isShared = hasSeveralProjects(fleetRows);
  const at = Math.max(0, active === undefined ? 0 : order.indexOf(active));
  const { body, rows, totalPx, perScreen, bringIntoView } = useVirtualRows(
    order.length,
    narrow ? heights.narrow : heights.wide,
    at,
  );
  useEffect(() => {
    // An effect of an earlier drawing knows another row.
    if (focusWanted.current === undefined || order[at] !== focusWanted.current) return;
    const link = body.current?.querySelector<HTMLElement>(`[data-index="${at}"] a`);
    if (!link) return;
    link.focus({ preventScroll: true });
    focusWanted.current = undefined;
  });
  const goTo = (index: number) => {
    const to = Math.max(0, Math.min(order.length - 1, index));
    focusWanted.current = order[to];
    setActive(order[to]);
    bringIntoView(to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = rowFor(event.key, at, perScreen, order.length - 1);
    if (to === undefined) return;
    event.preventDefault();
    goTo(to);
  };
  return (
    <div class="grid" role="grid" aria-label="Instances" aria-rowcount={order.length + 1}>
      <div role="rowgroup" class="grid-head">
        <div role="row" aria-rowindex={1} class="grid-row" tabIndex={-1}>
          {columns.map((column) => (
            <HeadCell key={column.name} column={column} query={query} onQuery={onQuery} />
          ))}
        </div>
      </div>
      <div
        role="rowgroup"
        class="grid-body"
        ref={body}
        style={{ height: `${totalPx}px` }}
        onKeyDown={onKeyDown}
      >
        {rows.map(({ index, top }) => {
          const row = fleetRows.get(order[index] as string);
          return (
            row && (
              <TableRow
                key={row.id}
                row={row}
                index={index}
                top={top}
                isActive={index === at}
                showsProject={isShared}
                onFocus={() => setActive(row.id)}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

/** The row that a key leads to from another one. */
function rowFor(key: string, at: number, perScreen: number, last: number): number | undefined {
  const rows: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + perScreen,
    PageUp: at - perScreen,
    Home: 0,
    End: last,
  };
  return rows[key];
}

function HeadCell(props: {
  readonly column: Column;
  readonly query: Query;
  readonly onQuery: (query: Query) => void;
}) {
  const { column, query, onQuery } = props;
  const { name, sort } = column;
  if (!sort) {
    return (
      <div role="columnheader" class="cell">
        {name}
      </div>
    );
  }
  const isSorted = query.sort === sort;
  const direction = query.descending ? 'descending' : 'ascending';
  return (
    <div role="columnheader" class="cell" aria-sort={isSorted ? direction : 'none'}>
      <button type="button" onClick={() => onQuery(sortedBy(query, sort))}>
        {name}
        {isSorted && <Icon name={query.descending ? 'down' : 'up'} />}
      </button>
    </div>
  );
}

interface TableRowProps {
  readonly row: FleetRow;
  readonly index: number;
  readonly top: number;
  readonly isActive: boolean;
  /** Whether there are instances of other projects, too. */
  readonly showsProject: boolean;
  readonly onFocus: () => void;
}

function hasSeveralProjects(rows: ReadonlyMap<string, FleetRow>): boolean {
  const [first] = rows.values();
  for (const { project } of rows.values()) if (project !== first?.project) return true;
  return false;
}

function TableRow({ row, index, top, isActive, showsProject, onFocus }: TableRowProps) {
  const { fleet, vocabulary } = usePage();
  const now = fleet.nowMs();
  const view = instanceView({ ...row, now, plan: fleet.plan.usual });
  const inStatus = now === undefined ? '' : durationWords(now - row.since);
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      data-index={index}
      class={`grid-row${index % 2 ? ' odd' : ''}`}
      style={{ transform: `translateY(${top}px)` }}
      tabIndex={-1}
    >
      <div role="gridcell" class="cell cell-name">
        <a href={instanceHref(row.id)} tabIndex={isActive ? 0 : -1} onFocus={onFocus}>
          {row.name}
        </a>
        {showsProject && (
          <span class="quiet-words" title={`Project ${row.project}`}>
            {' '}
            {row.project.slice(0, 8)}…
          </span>
        )}
      </div>
      <div role="gridcell" class="cell cell-kind">
        {kindName(vocabulary, row.kind)}
      </div>
      <div role="gridcell" class="cell cell-size">
        {sizeWords(row.gb)}
      </div>
      <div role="gridcell" class="cell cell-status">
        <StatusMark view={view} />
      </div>
      <div role="gridcell" class={`cell cell-serving ${view.serving ? 'is-serving' : 'is-not'}`}>
        {view.serving ? 'Serving' : 'Not serving'}
      </div>
      <div role="gridcell" class="cell cell-since">
        {inStatus}
      </div>
      <div role="gridcell" class="cell cell-next">
        {nextWords(view, dueIn(row, now))}
      </div>
    </div>
  );
}
