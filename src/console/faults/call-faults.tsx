// Rules by which calls of the API fail on purpose: those that there are, and a form for another.

import { type Loaded, usePage } from '../frame/index.js';
import { endWords, InForce, useInForce } from './in-force.js';
import { RuleForm, ruleFor } from './rule-form.js';

/** A rule as the control plane shows it. */
export interface FaultRule {
  readonly id: string;
  readonly operation?: readonly string[];
  readonly name?: string;
  readonly project?: string;
  readonly answer?: { readonly code: string };
  readonly latency?: string;
  readonly drop?: string;
  readonly seen: number;
  readonly hits: number;
  readonly left?: number;
  /** How long it is in force, and until when. */
  readonly for?: string;
  readonly until?: string;
  /** Whether it can meet no more calls. */
  readonly over?: true;
}

interface CallFaultsProps {
  readonly rules: Loaded<readonly FaultRule[]>;
  readonly onDone: () => void;
}

/** Faults of calls. */
export function CallFaults({ rules, onDone }: CallFaultsProps) {
  const { notify } = usePage();
  const { busy, why, add, remove, undo } = useInForce('/faults', onDone);
  return (
    <section class="card" aria-labelledby="calls-title">
      <h2 id="calls-title">Calls that fail on purpose</h2>
      <p class="quiet-words">What clients of the API meet. This page is a client as well.</p>
      <RuleForm
        busy={busy}
        why={why}
        onAdd={async (wanted) => {
          if (await add(ruleFor(wanted))) notify('The rule is in force.');
        }}
      />
      <InForce loaded={rules} none="No rule: every call is answered." onRemove={remove}>
        {(rule) => <RuleWords rule={rule} />}
      </InForce>
      {undo}
    </section>
  );
}

function RuleWords({ rule }: { readonly rule: FaultRule }) {
  const { operation, name, project, hits, seen, left } = rule;
  return (
    <span>
      <b>{operation?.join(', ') ?? 'Any call'}</b>
      {name && ` of ${name}`}
      {project && ` of project ${project.slice(0, 8)}…`}: {effectWords(rule)}
      <span class="quiet-words">
        {' '}
        · met {hits} of {seen}
        {left !== undefined && `, ${left} left`}
        {endWords(rule)}
      </span>
    </span>
  );
}

function effectWords({ answer, latency, drop }: FaultRule): string {
  const parts = [
    latency && `${latency} later`,
    answer && `answers ${answer.code}`,
    drop && (drop === 'request' ? 'breaks before it is done' : 'breaks after it is done'),
  ];
  return parts.filter(Boolean).join(', ');
}
