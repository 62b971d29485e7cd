// What people change in the chart: a tag, an edge, or anything that prove takes; what cannot be changed so is said at the
// field.

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { statusTags } from '../../../machines/index.js';
import { Choice, Field, Icon } from '../../console/internal.js';
import { alterationForms } from '../../prove/index.js';
import { type Chart, chartWith } from '../model/chart.js';
import type { Act } from '../model/state.js';
import { errorOf } from './use-draft.js';

interface Props {
  readonly chart: Chart;
  readonly act: (act: Act) => void;
}

/** Forms to break the chart, and a list of what is broken. */
export function BreakIt({ chart, act }: Props) {
  const { changes } = chart;
  const make = (change: string) => act({ type: 'change', change });
  return (
    <section class="card break-it">
      <h2>Break it</h2>
      <p class="hint">
        Change a tag or an edge, and prove looks for the shortest way to where a claim fails.
      </p>
      <TagForm chart={chart} make={make} />
      <EdgeForm chart={chart} make={make} />
      <FreeForm chart={chart} make={make} />
      {changes.length > 0 && (
        <ul class="changes" aria-label="Changes">
          {changes.map((change) => (
            <li key={change}>
              <code>{change}</code>
              <button type="button" class="quiet" onClick={() => act({ type: 'mend', change })}>
                Mend <span class="visually-hidden">{change}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface FormProps {
  readonly chart: Chart;
  readonly make: (change: string) => void;
}

const asChoices = (values: readonly string[]) => values.map((value) => ({ value, text: value }));

function TagForm({ chart, make }: FormProps) {
  const names = [...chart.states.keys()];
  const [first = ''] = statusTags;
  const [tag, setTag] = useState<string>(first);
  const [state, setState] = useState(() => aloneWithout(first, chart));
  const [sign, setSign] = useState('+=');
  const change = `${state}.tags${sign}${tag}`;
  return (
    <ChangeForm chart={chart} change={change} make={make}>
      <Choice label="State" value={state} options={asChoices(names)} onChange={setState} />
      <Choice
        label="Its tags"
        value={sign}
        options={[
          { value: '+=', text: 'also' },
          { value: '=', text: 'only' },
          { value: '-=', text: 'without' },
        ]}
        onChange={setSign}
      />
      <Choice label="Tag" value={tag} options={asChoices(statusTags)} onChange={setTag} />
    </ChangeForm>
  );
}

/** A state that a way leads to, and in which a tag would be one too many. */
function aloneWithout(tag: string, { states, edges }: Chart): string {
  const reached = [...edges.values()].map(({ to }) => to);
  const others = [...states.values()].filter(({ tags }) => tags.length > 0 && !tags.includes(tag));
  return others.findLast(({ name }) => reached.includes(name))?.name ?? '';
}

const nowhere = 'nowhere';

function EdgeForm({ chart, make }: FormProps) {
  const edges = [
    ...new Set([...chart.edges.values()].map(({ from, event }) => `${from}.on.${event}`)),
  ];
  const [edge, setEdge] = useState(edges[0] ?? '');
  const [target, setTarget] = useState(nowhere);
  const change = `${edge}=${target === nowhere ? '' : target}`;
  return (
    <ChangeForm chart={chart} change={change} make={make}>
      <Choice
        label="Edge"
        value={edge}
        options={edges.map((value) => ({ value, text: value.replace('.on.', ' on ') }))}
        onChange={setEdge}
      />
      <Choice
        label="Leads to"
        value={target}
        options={asChoices([nowhere, ...chart.states.keys()])}
        onChange={setTarget}
      />
    </ChangeForm>
  );
}

function FreeForm({ chart, make }: FormProps) {
  const [text, setText] = useState('');
  const attempt = useAttempt(chart, make);
  return (
    <form
      class="change-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (attempt.make(text.trim())) setText('');
      }}
    >
      <Field label="Or as prove --break has it" error={attempt.error}>
        {(id, describedBy) => (
          <input
            id={id}
            spellcheck={false}
            autocapitalize="off"
            aria-describedby={describedBy}
            aria-invalid={attempt.error !== undefined}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Field>
      <Break />
      <p class="hint">{alterationForms.join(' · ')}</p>
    </form>
  );
}

interface ChangeFormProps extends FormProps {
  readonly change: string;
  readonly children: ComponentChildren;
}

function ChangeForm({ chart, change, make, children }: ChangeFormProps) {
  const attempt = useAttempt(chart, make);
  return (
    <form
      class="change-form"
      onSubmit={(event) => {
        event.preventDefault();
        attempt.make(change);
      }}
    >
      {children}
      <Break />
      {attempt.error && (
        <p class="field-error" role="alert">
          {attempt.error}
        </p>
      )}
    </form>
  );
}

const Break = () => (
  <button type="submit">
    <Icon name="bolt" /> Break
  </button>
);

/** Makes a change, if it can be made; otherwise it says what is wrong with it. */
function useAttempt(chart: Chart, make: FormProps['make']) {
  const [error, setError] = useState<string>();
  return {
    error,
    make(change: string): boolean {
      const wrong = errorOf(() => chartWith([...chart.changes, change]), change);
      setError(wrong);
      if (wrong === undefined) make(change);
      return wrong === undefined;
    },
  };
}
