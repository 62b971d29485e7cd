// Rules by which calls of the API fail on purpose: those that there are, and a form for another.

import { useState } from 'preact/hooks';
import type { Refused } from '../api/index.js';
import type { Loaded } from '../frame/index.js';
import {
  asNumber,
  Choice,
  type FieldErrors,
  fieldErrors,
  Refusal,
  TextField,
  useAsking,
  usePage,
} from '../frame/index.js';
import { endWords, useUndo } from './undo.js';

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

const effects = [
  { value: 'answer', text: 'answers an error' },
  { value: 'latency', text: 'is slow' },
  { value: 'dropRequest', text: 'breaks before it is done' },
  { value: 'dropAnswer', text: 'breaks after it is done' },
] as const;

type Effect = (typeof effects)[number]['value'];

interface FaultForm {
  readonly operation: string;
  readonly name: string;
  readonly effect: Effect;
  readonly code: string;
  readonly latency: string;
  readonly times: string;
  readonly lasts: string;
}

/** The body of a rule. */
export function ruleFor(wanted: FaultForm) {
  const { operation, name, effect, code, latency, times, lasts } = wanted;
  return {
    ...(operation !== '' && { operation }),
    ...(name !== '' && { name }),
    ...(effect === 'answer' && { answer: code }),
    ...(effect === 'latency' && { latency }),
    ...(effect === 'dropRequest' && { drop: 'request' }),
    ...(effect === 'dropAnswer' && { drop: 'answer' }),
    ...(times !== '' && { times: asNumber(times) }),
    ...(lasts !== '' && { for: lasts }),
  };
}

interface CallFaultsProps {
  readonly rules: Loaded<readonly FaultRule[]>;
  readonly onDone: () => void;
}

/** Faults of calls. */
export function CallFaults({ rules, onDone }: CallFaultsProps) {
  const { api, notify, say } = usePage();
  const { busy, why, ask } = useAsking(say);
  const add = (wanted: FaultForm) =>
    ask(async () => {
      await api.control('POST', '/faults', ruleFor(wanted));
      notify('The rule is in force.');
      onDone();
    });
  const undo = useUndo((body) =>
    ask(async () => {
      await api.control('POST', '/faults', body);
      onDone();
    }),
  );
  const remove = (rule: FaultRule) =>
    ask(async () => {
      await api.control('DELETE', `/faults/${rule.id}`);
      undo.remember(rule);
      onDone();
    });
  return (
    <section class="card" aria-labelledby="calls-title">
      <h2 id="calls-title">Calls that fail on purpose</h2>
      <p class="quiet-words">What clients of the API meet. This page is a client as well.</p>
      <RuleForm busy={busy} why={why} onAdd={add} />
      {rules.is === 'refused' && <Refusal why={rules.why} />}
      {rules.is === 'there' && <Rules rules={rules.value} onRemove={remove} />}
      {undo.line}
    </section>
  );
}

/** What a rule calls the fields of the form. */
const ruleFields = ['operation', 'name', 'answer', 'latency', 'times', 'for'] as const;

interface RuleFormProps {
  readonly busy: boolean;
  /** Why the last rule was refused. */
  readonly why: Refused | undefined;
  readonly onAdd: (wanted: FaultForm) => void;
}

function RuleForm({ busy, why, onAdd }: RuleFormProps) {
  const { operations, errors } = usePage().vocabulary;
  const refused = fieldErrors(why, ruleFields);
  const [wanted, setWanted] = useState<FaultForm>({
    operation: operations[0]?.id ?? '',
    name: '',
    effect: 'answer',
    code: errors.find(({ code }) => code.endsWith('5000'))?.code ?? '',
    latency: '3s',
    times: '3',
    lasts: '',
  });
  const change = (changes: Partial<FaultForm>) =>
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
          label="Call"
          error={refused.at('operation')}
          value={wanted.operation}
          options={[
            { value: '', text: 'any' },
            ...operations.map(({ id }) => ({ value: id, text: id })),
          ]}
          onChange={(operation) => change({ operation })}
        />
        <TextField
          label="Of instances named"
          value={wanted.name}
          error={refused.at('name')}
          placeholder="any; * stands for anything"
          onInput={(name) => change({ name })}
        />
        <EffectFields wanted={wanted} refused={refused} onChange={change} />
        <TextField
          label="How many calls"
          value={wanted.times}
          error={refused.at('times')}
          placeholder="all"
          onInput={(times) => change({ times })}
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
        Add the rule
      </button>
    </form>
  );
}

interface EffectFieldsProps {
  readonly wanted: FaultForm;
  readonly refused: FieldErrors<(typeof ruleFields)[number]>;
  readonly onChange: (changes: Partial<FaultForm>) => void;
}

/** What becomes of a call. */
function EffectFields({ wanted, refused, onChange }: EffectFieldsProps) {
  const { errors } = usePage().vocabulary;
  return (
    <>
      <Choice
        label="What it does"
        value={wanted.effect}
        options={effects}
        onChange={(effect) => onChange({ effect })}
      />
      {wanted.effect === 'answer' && (
        <Choice
          label="Error"
          error={refused.at('answer')}
          value={wanted.code}
          options={errors.map(({ code, message }) => ({
            value: code,
            text: `${code} ${message}`,
          }))}
          onChange={(code) => onChange({ code })}
        />
      )}
      {wanted.effect === 'latency' && (
        <TextField
          label="By how much"
          value={wanted.latency}
          error={refused.at('latency')}
          onInput={(latency) => onChange({ latency })}
        />
      )}
    </>
  );
}

function Rules(props: {
  readonly rules: readonly FaultRule[];
  readonly onRemove: (rule: FaultRule) => void;
}) {
  if (props.rules.length === 0) return <p class="none">No rule: every call is answered.</p>;
  return (
    <ul class="rules">
      {props.rules.map((rule) => (
        <li key={rule.id}>
          <span>
            <b>{rule.operation?.join(', ') ?? 'Any call'}</b>
            {rule.name && ` of ${rule.name}`}
            {rule.project && ` of project ${rule.project.slice(0, 8)}…`}: {effectWords(rule)}
            <span class="quiet-words">
              {' '}
              · met {rule.hits} of {rule.seen}
              {rule.left !== undefined && `, ${rule.left} left`}
              {endWords(rule)}
            </span>
          </span>
          <button type="button" class="quiet" onClick={() => props.onRemove(rule)}>
            Remove
          </button>
        </li>
      ))}
    </ul>
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
