// The plan in force, and exceptions from it: phases that fail, take longer or never end.

import { useState } from 'preact/hooks';
import type { Refused } from '../api/index.js';
import {
  asNumber,
  Choice,
  fieldErrors,
  type Loaded,
  Refusal,
  TextField,
  usePage,
} from '../frame/index.js';
import { takesWords } from '../instance/index.js';
import { endWords, InForce, useInForce } from './in-force.js';

/** An exception as the control plane shows it. */
export interface Exception {
  readonly id: string;
  readonly name?: string;
  readonly kind?: string;
  readonly phase?: string;
  readonly operation?: string;
  readonly outcome?: string;
  readonly takes?: unknown;
  readonly used: number;
  readonly left?: number;
  /** Until when it is in force, and whether it can decide nothing more. */
  readonly until?: string;
  readonly over?: true;
}

interface ExceptionForm {
  readonly name: string;
  readonly phase: string;
  readonly outcome: string;
  readonly takes: string;
  readonly uses: string;
  readonly lasts: string;
}

/** The body of an exception. */
function exceptionFor({ name, phase, outcome, takes, uses, lasts }: ExceptionForm) {
  return {
    ...(name !== '' && { name }),
    ...(phase !== '' && { phase }),
    ...(outcome !== '' && { outcome }),
    ...(takes !== '' && { takes }),
    ...(uses !== '' && { uses: asNumber(uses) }),
    ...(lasts !== '' && { for: lasts }),
  };
}

/** A choice that is called as it is written. */
const named = (name: string) => ({ value: name, text: name });

interface PlanFaultsProps {
  readonly exceptions: Loaded<readonly Exception[]>;
  readonly onDone: () => void;
}

/** Exceptions from the plan. */
export function PlanFaults({ exceptions, onDone }: PlanFaultsProps) {
  const { vocabulary, fleet } = usePage();
  const { presets } = vocabulary;
  const { busy, why, send, add, remove, undo } = useInForce('/plan/overrides', onDone);
  const planNames = [...new Set([fleet.plan.name, ...presets])];
  return (
    <section class="card" aria-labelledby="plan-title">
      <h2 id="plan-title">Phases that go wrong</h2>
      <p class="quiet-words">
        The plan says how long phases take and how they end; exceptions decide some of them.
      </p>
      <Choice
        label="Plan in force"
        value={fleet.plan.name}
        options={planNames.map(named)}
        onChange={(name) => presets.includes(name) && send('PUT', '/plan', JSON.stringify(name))}
      />
      <ExceptionFields busy={busy} why={why} onAdd={(wanted) => add(exceptionFor(wanted))} />
      <InForce
        loaded={exceptions}
        none="No exception: everything goes as planned."
        onRemove={remove}
      >
        {(exception) => <ExceptionWords exception={exception} />}
      </InForce>
      {undo}
    </section>
  );
}

interface ExceptionFieldsProps {
  readonly busy: boolean;
  /** Why the last exception was refused. */
  readonly why: Refused | undefined;
  readonly onAdd: (wanted: ExceptionForm) => void;
}

function ExceptionFields({ busy, why, onAdd }: ExceptionFieldsProps) {
  const { vocabulary } = usePage();
  const { phases, besides, outcomes } = vocabulary;
  const refused = fieldErrors(why, ['phase', 'name', 'outcome', 'takes', 'uses', 'for']);
  const [wanted, setWanted] = useState<ExceptionForm>({
    name: '',
    phase: phases[0]?.name ?? '',
    outcome: vocabulary.badEnd,
    takes: '',
    uses: '1',
    lasts: '',
  });
  const change = (changes: Partial<ExceptionForm>) =>
    setWanted((before) => ({ ...before, ...changes }));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onAdd(wanted);
      }}
    >
      <div class="fields">
        <Choice
          label="Phase"
          value={wanted.phase}
          error={refused.at('phase')}
          options={[...phases.map(({ name }) => name), ...besides].map(named)}
          onChange={(phase) => change({ phase })}
        />
        <TextField
          label="Of instances named"
          value={wanted.name}
          error={refused.at('name')}
          placeholder="any; * stands for anything"
          onInput={(name) => change({ name })}
        />
        <Choice
          label="Ends with"
          value={wanted.outcome}
          error={refused.at('outcome')}
          options={[{ value: '', text: 'as planned' }, ...outcomes.map(named)]}
          onChange={(outcome) => change({ outcome })}
        />
        <TextField
          label="Takes"
          value={wanted.takes}
          error={refused.at('takes')}
          placeholder="as planned; 5m, never"
          onInput={(takes) => change({ takes })}
        />
        <TextField
          label="How many phases"
          value={wanted.uses}
          error={refused.at('uses')}
          placeholder="all"
          onInput={(uses) => change({ uses })}
        />
        <TextField
          label="For how long"
          value={wanted.lasts}
          error={refused.at('for')}
          placeholder="until it is removed, or 1m"
          onInput={(lasts) => change({ lasts })}
        />
      </div>
      <Refusal why={refused.rest} />
      <button type="submit" class="primary" disabled={busy}>
        Add the exception
      </button>
    </form>
  );
}

function ExceptionWords({ exception }: { readonly exception: Exception }) {
  const { name, phase, operation, outcome, takes, used, left } = exception;
  return (
    <span>
      <b>{phase ?? operation ?? 'Any phase'}</b>
      {name && ` of ${name}`}
      {outcome && `: ends with ${outcome}`}
      {takes !== undefined && `: ${takesWords(takes)}`}
      <span class="quiet-words">
        {' '}
        · used {used}
        {left !== undefined && `, ${left} left`}
        {endWords(exception)}
      </span>
    </span>
  );
}
