// What is asked of many instances at once: how many can, why the others cannot, and what came of each.

import { useState } from 'preact/hooks';
import { type ActionView, instanceView } from '../../ui/index.js';
import type { Refused } from '../api/index.js';
import { Dialog, Icon, reasonParts, useFleet, usePage } from '../frame/index.js';
import { askFor, hasOperation, needsDetails } from '../instance/index.js';
import type { FleetRow } from '../live/index.js';

interface BulkProps {
  readonly selected: ReadonlySet<string>;
  readonly onClear: () => void;
}

/** The bar with what can be asked of all that are selected. */
export function BulkBar({ selected, onClear }: BulkProps) {
  const { rows } = useFleet();
  // The instances as they were when it was asked: some may be gone before all are answered.
  const [open, setOpen] = useState<Omit<BulkDialogProps, 'onClose'>>();
  const chosen = [...selected].flatMap((id) => rows.get(id) ?? []);
  const [first] = chosen;
  const offered = first
    ? instanceView(first).actions.filter(
        ({ request }) => hasOperation(request) && !needsDetails(request),
      )
    : [];
  return (
    <>
      {first && (
        <section class="bulk" aria-label="Selected instances">
          <b>{chosen.length.toLocaleString('en')} selected</b>
          {offered.map((action) => (
            <button
              key={action.request}
              type="button"
              onClick={() => setOpen({ rows: chosen, action })}
            >
              {action.label}…
            </button>
          ))}
          <button type="button" class="quiet" onClick={onClear}>
            Clear the selection
          </button>
        </section>
      )}
      {open && <BulkDialog {...open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

/** What came of a request for one instance: accepted, or why not. */
type Outcome = 'accepted' | Refused;

interface BulkDialogProps {
  readonly rows: readonly FleetRow[];
  readonly action: ActionView;
  readonly onClose: () => void;
}

function BulkDialog({ rows, action, onClose }: BulkDialogProps) {
  const { api, vocabulary, say } = usePage();
  const { request, label } = action;
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>();
  const [{ able, unable }] = useState(() => apart(rows, request));
  const phrase = vocabulary.phrases[request];
  async function send(): Promise<void> {
    let known: ReadonlyMap<string, Outcome> = new Map();
    setOutcomes(known);
    for (const row of able) {
      const outcome: Outcome = await askFor(api, request, row).then(
        () => 'accepted',
        (why: Refused) => why,
      );
      known = new Map([...known, [row.id, outcome]]);
      setOutcomes(known);
    }
    say(doneWords(known));
  }
  return (
    <Dialog title={`${label} ${rows.length} instances`} onClose={onClose}>
      <div class="bulk-body">
        <p>
          {able.length} of {rows.length} can {phrase}
          {unable.size > 0 ? `; ${rows.length - able.length} cannot:` : '.'}
        </p>
        <ul>
          {[...unable].map(([why, names]) => (
            <li key={why}>
              <b>{names.length}</b>: {why} <span class="quiet-words">({listed(names)})</span>
            </li>
          ))}
        </ul>
        {outcomes && (
          <>
            <p>{outcomes.size < able.length ? 'Asking…' : doneWords(outcomes)}</p>
            <ul class="bulk-outcomes">
              {able.map((row) => (
                <OutcomeLine key={row.id} row={row} outcome={outcomes.get(row.id)} />
              ))}
            </ul>
          </>
        )}
        <div class="dialog-foot">
          <button type="button" onClick={onClose}>
            {outcomes ? 'Close' : 'Cancel'}
          </button>
          {!outcomes && able.length > 0 && (
            <button type="button" class="primary" onClick={send}>
              {label} {able.length}
            </button>
          )}
        </div>
      </div>
    </Dialog>
  );
}

function OutcomeLine(props: { readonly row: FleetRow; readonly outcome: Outcome | undefined }) {
  const { row, outcome } = props;
  if (outcome === undefined) return <li class="quiet-words">{row.name}: waiting</li>;
  const isAccepted = outcome === 'accepted';
  return (
    <li class={`tone-${isAccepted ? 'success' : 'error'}`}>
      <span class="status-shape">
        <Icon name={isAccepted ? 'check' : 'cross'} />
      </span>
      <span>
        <b>{row.name}</b>: {isAccepted ? 'accepted' : `${outcome.code ?? ''} ${outcome.message}`}
      </span>
    </li>
  );
}

/** Who can, and the names of those that cannot by why. */
function apart(rows: readonly FleetRow[], request: ActionView['request']) {
  const able: FleetRow[] = [];
  const unable = new Map<string, string[]>();
  for (const row of rows) {
    const action = instanceView(row).actions.find((each) => each.request === request);
    if (action?.enabled) able.push(row);
    else {
      const why = reasonParts(action?.reason ?? '').because;
      unable.set(why, [...(unable.get(why) ?? []), row.name]);
    }
  }
  return { able, unable };
}

function doneWords(outcomes: ReadonlyMap<string, Outcome>): string {
  const accepted = [...outcomes.values()].filter((each) => each === 'accepted').length;
  return `${accepted} accepted, ${outcomes.size - accepted} refused.`;
}

/** How many names are listed. */
const mostNames = 5;

const listed = (names: readonly string[]): string =>
  names.length <= mostNames
    ? names.join(', ')
    : `${names.slice(0, mostNames).join(', ')} and ${names.length - mostNames} more`;
