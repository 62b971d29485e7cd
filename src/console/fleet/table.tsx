// biome-ignore-all lint/a11y/useSemanticElements: rows that a script places cannot be those of a table
// biome-ignore-all lint/a11y/useFocusableInteractive: in each row its link has the focus, not its cells
// The table of instances. Thousands of rows stay smooth, because only those on the screen exist.

import { instanceView } from '../../ui/index.js';
import { Icon, instanceHref, StatusMark, useFleet, usePage, useTick } from '../frame/index.js';
import { dueIn, type FleetRow } from '../live/index.js';
import { durationWords, kindName, nextWords, sizeWords } from '../words/index.js';
import { type Query, type SortKey, sortedBy } from './arrange.js';
import { type TableMemory, useWalk } from './walk.js';

interface Column {
  readonly name: string;
  readonly sort?: SortKey;
}

const columns: readonly Column[] = [
  { name: 'Name', sort: 'name' },
  { name: 'Project', sort: 'project' },
  { name: 'Kind', sort: 'kind' },
  { name: 'Size', sort: 'size' },
  { name: 'Status', sort: 'status' },
  { name: 'Serving' },
  { name: 'In status', sort: 'since' },
  { name: 'Expected next' },
];

interface TableProps {
  readonly order: readonly string[];
  readonly memory: TableMemory;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
  readonly query: Query;
  readonly onQuery: (query: Query) => void;
}

/** The table. */
export function Table({ order, memory, selected, onSelect, query, onQuery }: TableProps) {
  const { rows: fleetRows } = useFleet();
  useTick(1000);
  const isShared = hasSeveralProjects(fleetRows);
  const toggle = (id: string) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    onSelect(next);
  };
  const { at, body, rows, totalPx, setActive, onKeyDown } = useWalk(order, memory, toggle);
  return (
    <div
      class={`grid${isShared ? ' has-projects' : ''}`}
      role="grid"
      aria-label="Instances"
      aria-rowcount={order.length + 1}
      aria-multiselectable="true"
    >
      <div role="rowgroup" class="grid-head">
        <div role="row" aria-rowindex={1} class="grid-row" tabIndex={-1}>
          <div role="columnheader" class="cell cell-select">
            <input
              type="checkbox"
              aria-label="Select all that are shown"
              checked={order.length > 0 && order.every((id) => selected.has(id))}
              onChange={(event) => onSelect(new Set(event.currentTarget.checked ? order : []))}
            />
          </div>
          {columns
            .filter(({ sort }) => isShared || sort !== 'project')
            .map((column) => (
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
                isSelected={selected.has(row.id)}
                onToggle={() => toggle(row.id)}
                onFocus={() => setActive(row.id)}
              />
            )
          );
        })}
      </div>
    </div>
  );
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
  readonly isSelected: boolean;
  readonly onToggle: () => void;
  readonly onFocus: () => void;
}

function hasSeveralProjects(rows: ReadonlyMap<string, FleetRow>): boolean {
  const [first] = rows.values();
  for (const { project } of rows.values()) if (project !== first?.project) return true;
  return false;
}

function TableRow(props: TableRowProps) {
  const { row, index, top, isActive, showsProject, isSelected, onToggle, onFocus } = props;
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
      aria-selected={isSelected}
    >
      <div role="gridcell" class="cell cell-select">
        <input
          type="checkbox"
          aria-label={`Select ${row.name}`}
          tabIndex={isActive ? 0 : -1}
          checked={isSelected}
          onChange={onToggle}
        />
      </div>
      <div role="gridcell" class="cell cell-name">
        <a href={instanceHref(row.id)} tabIndex={isActive ? 0 : -1} onFocus={onFocus}>
          {row.name}
        </a>
      </div>
      {showsProject && (
        <div role="gridcell" class="cell cell-project" title={row.project}>
          <code>{row.project.slice(0, 8)}…</code>
        </div>
      )}
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
