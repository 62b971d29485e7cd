// What becomes of calls: the form for another rule.

import { useState } from 'preact/hooks';
import type { Refused } from '../api/index.js';
import {
  asNumber,
  Choice,
  type FieldErrors,
  fieldErrors,
  Refusal,
  TextField,
  usePage,
} from '../frame/index.js';

const effects = [
  { value: 'answer', text: 'answers an error' },
  { value: 'latency', text: 'is slow' },
  { value: 'dropRequest', text: 'breaks before it is done' },
  { value: 'dropAnswer', text: 'breaks after it is done' },
] as const;

type Effect = (typeof effects)[number]['value'];

/** A rule as it is written in the form. */
export interface FaultForm {
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

/** What a rule calls the fields of the form. */
const ruleFields = ['operation', 'name', 'answer', 'latency', 'times', 'for'] as const;

interface RuleFormProps {
  readonly busy: boolean;
  /** Why the last rule was refused. */
  readonly why: Refused | undefined;
  readonly onAdd: (wanted: FaultForm) => void;
}

/** The form. */
export function RuleForm({ busy, why, onAdd }: RuleFormProps) {
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
