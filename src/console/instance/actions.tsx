// What an operator can ask of the instance. What cannot be asked now is there as well and says why.

import { useId, useState } from 'preact/hooks';
import { type ActionView, type InstanceView, instanceView } from '../../ui/index.js';
import { statusIn } from '../../ui/internal.js';
import { type AppContext, reasonParts, taskWords, usePage } from '../frame/index.js';
import type { FleetRow } from '../live/index.js';
import { rangeWords, stepsFrom } from '../words/index.js';
import { ActionDialog } from './action-dialog.js';
import { hasOperation } from './requests.js';

/** The actions of an instance: the requests of the chart for which the API has an operation. */
export function Actions({ row, view }: { readonly row: FleetRow; readonly view: InstanceView }) {
  const [open, setOpen] = useState<ActionView>();
  const page = usePage();
  const offered = view.actions.filter(({ request }) => hasOperation(request));
  return (
    <section class="card" aria-labelledby="actions-title">
      <h2 id="actions-title">Actions</h2>
      <ul class="actions">
        {offered.map((action) => (
          <Action
            key={action.request}
            action={action}
            effect={effectOf(action, row, page)}
            onOpen={() => setOpen(action)}
          />
        ))}
      </ul>
      <Reasons actions={offered} />
      {open && <ActionDialog row={row} action={open} onClose={() => setOpen(undefined)} />}
    </section>
  );
}

/** What follows when an action is accepted: where it leads, for how long, and whether it serves then. */
export function effectOf(
  action: ActionView,
  row: FleetRow,
  { vocabulary, fleet }: AppContext,
): string {
  const steps = stepsFrom(vocabulary, row.state, row.kind);
  const to = steps.find(({ event }) => event === action.request)?.to;
  if (!to || to === row.state) return 'At once';
  const { label, serving, task: busyWith } = instanceView({ ...statusIn(to), kind: row.kind });
  if (stepsFrom(vocabulary, to, row.kind).length === 0) return `${label}; there is no way back`;
  const usual = fleet.plan.usual[to];
  const lasts =
    usual && ` for ${rangeWords({ fromMs: usual.usuallyFromMs, toMs: usual.usuallyToMs })}`;
  const busy = busyWith ? `, ${taskWords(busyWith)}` : '';
  return `${label}${busy}${lasts ?? ''}; ${serving ? 'serves meanwhile' : 'does not serve then'}`;
}

/** A button that stays reachable when it is off, so that its reason can be heard. */
function Action(props: {
  readonly action: ActionView;
  readonly effect: string;
  readonly onOpen: () => void;
}) {
  const { action, effect, onOpen } = props;
  const { label, enabled, reason, request } = action;
  const effectId = useId();
  const reasonId = enabled ? '' : ` ${reasonIdOf(action)}`;
  return (
    <li>
      <button
        type="button"
        aria-disabled={!enabled}
        aria-describedby={`${effectId}${reasonId}`}
        onClick={() => enabled && onOpen()}
      >
        {label}
      </button>
      <p id={effectId} class="reason">
        {enabled
          ? effect
          : reasonParts(reason ?? '').instead.replace(`${request} is accepted`, 'Accepted') ||
            'Not now'}
      </p>
    </li>
  );
}

/** The id of the reason that an action has in common with others. */
const reasonIdOf = ({ reason = '', code = '' }: ActionView): string =>
  `reason-${`${reasonParts(reason).because} ${code}`.replaceAll(/\W+/g, '-')}`;

/** Why actions are off: once for all that have the same reason. */
function Reasons({ actions }: { readonly actions: readonly ActionView[] }) {
  const off = new Map(
    actions.filter(({ enabled }) => !enabled).map((action) => [reasonIdOf(action), action]),
  );
  return (
    <>
      {[...off].map(([id, { reason = '', code }]) => (
        <p key={id} id={id} class="shared-reason">
          {reasonParts(reason).because}. {code && <span class="code">{code}</span>}
        </p>
      ))}
    </>
  );
}
