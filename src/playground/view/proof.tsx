// What the proof comes to: every claim with its verdict, and the way that shows it.

import { type Kind, kinds } from '../../../machines/index.js';
import { Icon } from '../../console/internal.js';
import { type Trace, tell, type Verdict } from '../../prove/index.js';
import type { Act } from '../model/state.js';
import { claimCount, type Proving } from '../model/use-proof.js';
import { traceOf } from '../model/way.js';

interface Props {
  readonly proving: Proving;
  readonly shown: Verdict | undefined;
  readonly act: (act: Act) => void;
}

/** The sign of each outcome; its name stands beside it. */
const signs = { proven: 'check', refuted: 'cross', vacuous: 'dash', bounded: 'question' } as const;

/** The claims, and the way of the one that is shown. */
export function ProofCard({ proving, shown, act }: Props) {
  const { verdicts, snapshots, done } = proving;
  const failed = verdicts.filter(({ outcome }) => outcome !== 'proven');
  return (
    <section class="card proof" aria-label="Proof">
      <div class="card-head">
        <h2>Proof</h2>
        <p class="quiet-words" role="status">
          {done ? summaryOf(verdicts) : `Proving: ${verdicts.length} of ${claimCount} claims …`}
        </p>
      </div>
      <p class="hint">
        {snapshots} snapshots can be reached from {kinds.length} kinds; every claim is held against
        all of them.
      </p>
      <progress
        class="visually-hidden"
        max={claimCount}
        value={verdicts.length}
        aria-label="Claims judged"
      />
      {shown && <WayTable verdict={shown} act={act} />}
      <details open>
        <summary>All {claimCount} claims</summary>
        <ul class="claims">
          {[...failed, ...verdicts.filter(({ outcome }) => outcome === 'proven')].map((verdict) => (
            <ClaimRow key={verdict.claim.name} verdict={verdict} shown={shown} act={act} />
          ))}
        </ul>
      </details>
    </section>
  );
}

function summaryOf(verdicts: readonly Verdict[]): string {
  const refuted = verdicts.filter(({ outcome }) => outcome === 'refuted').length;
  if (refuted > 0) return `${refuted} of ${claimCount} claims refuted.`;
  const proven = verdicts.filter(({ outcome }) => outcome === 'proven').length;
  return `${proven} of ${claimCount} claims proven, on every path.`;
}

function ClaimRow(
  props: Omit<Props, 'proving' | 'shown'> & { verdict: Verdict; shown?: Verdict | undefined },
) {
  const { verdict, shown, act } = props;
  const { claim, outcome } = verdict;
  const isShown = shown?.claim.name === claim.name;
  return (
    <li class={`claim is-${outcome}`}>
      <span class="claim-mark">
        <Icon name={signs[outcome]} />
      </span>
      <p>
        {claim.sentence} <span class="quiet-words">{outcome}</span>
      </p>
      {traceOf(verdict) && (
        <button
          type="button"
          class="quiet"
          aria-pressed={isShown}
          onClick={() => act({ type: 'look', claim: isShown ? undefined : claim.name })}
        >
          {outcome === 'refuted' ? 'Show the way' : 'Show an example'}
          <span class="visually-hidden">: {claim.sentence}</span>
        </button>
      )}
    </li>
  );
}

function WayTable({ verdict, act }: { readonly verdict: Verdict; readonly act: Props['act'] }) {
  const { claim, outcome, reason } = verdict;
  const trace = traceOf(verdict);
  if (!trace) return null;
  const steps = trace.steps.length - 1;
  return (
    <section class={`way is-${outcome}`} aria-label="The way">
      <p>
        <strong>{claim.sentence}</strong>{' '}
        {outcome === 'refuted'
          ? `Refuted in ${steps} ${steps === 1 ? 'step' : 'steps'} (${trace.start.name})${reason ? `: ${reason}` : ''}. No way is shorter.`
          : `An example (${trace.start.name}).`}
      </p>
      <ol start={0}>
        {tell(trace).map(({ number, event, state, gained, lost }) => (
          <li key={number} value={number}>
            {event && (
              <>
                <code>{event}</code> <Icon name="to" />{' '}
              </>
            )}
            <code>{state}</code> {gained.map((tag) => `+${tag} `)}
            {lost.map((tag) => `−${tag} `)}
          </li>
        ))}
      </ol>
      <div class="way-buttons">
        <button type="button" onClick={() => act(followed(trace))}>
          <Icon name="play" /> Let the instance go this way
        </button>
        <button type="button" class="quiet" onClick={() => act({ type: 'look', claim: undefined })}>
          Back to the instance
        </button>
      </div>
    </section>
  );
}

/** The way as moves: its start is the kind, its events are sent one after the other. */
const followed = ({ start, steps }: Trace): Act => ({
  type: 'follow',
  kind: kinds.find((kind) => kind === start.name) as Kind,
  events: steps.flatMap(({ event }) => (event ? [event.type] : [])),
});
