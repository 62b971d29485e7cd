// How the instance begins and what drives it: kind, plan and seed. What is wrong with one is said at its field.

import { kindNames, kinds } from '../../../machines/index.js';
import { Choice, Field } from '../../console/internal.js';
import { readSeed } from '../model/address.js';
import { examplePlan, readPlan } from '../model/plan-text.js';
import { type Act, type PlayState, planNames } from '../model/state.js';
import { useDraft } from './use-draft.js';

interface Props {
  readonly state: PlayState;
  readonly act: (act: Act) => void;
}

const own = 'your own';

/** Kind, plan and seed. */
export function Settings({ state, act }: Props) {
  const { kind, plan, seed } = state;
  const isOwn = !(planNames as readonly string[]).includes(plan);
  const seedDraft = useDraft(String(seed), readSeed, (text) =>
    act({ type: 'choose', choice: { seed: readSeed(text) } }),
  );
  return (
    <section class="card settings" aria-label="Instance">
      <Choice
        label="Kind"
        value={kind}
        options={kinds.map((id) => ({ value: id, text: kindNames[id] }))}
        onChange={(chosen) => act({ type: 'choose', choice: { kind: chosen } })}
      />
      <Choice
        label="Plan"
        value={isOwn ? own : plan}
        options={[...planNames, own].map((name) => ({ value: name, text: name }))}
        onChange={(name) =>
          act({ type: 'choose', choice: { plan: name === own ? examplePlan() : name } })
        }
      />
      <Field label="Seed" error={seedDraft.error}>
        {(id, describedBy) => (
          <input
            id={id}
            inputMode="numeric"
            aria-describedby={describedBy}
            aria-invalid={seedDraft.error !== undefined}
            value={seedDraft.text}
            onInput={(event) => seedDraft.write(event.currentTarget.value)}
          />
        )}
      </Field>
      {isOwn && <OwnPlan plan={plan} act={act} />}
    </section>
  );
}

function OwnPlan({ plan, act }: { readonly plan: string; readonly act: Props['act'] }) {
  const draft = useDraft(plan, readPlan, (text) => act({ type: 'choose', choice: { plan: text } }));
  return (
    <div class="own-plan">
      <Field
        label="Your plan, as JSON"
        hint="As in the guide on plans: what differs from the one that it is like."
        error={draft.error}
      >
        {(id, describedBy) => (
          <textarea
            id={id}
            rows={draft.text.split('\n').length + 1}
            spellcheck={false}
            aria-describedby={describedBy}
            aria-invalid={draft.error !== undefined}
            value={draft.text}
            onInput={(event) => draft.write(event.currentTarget.value)}
          />
        )}
      </Field>
    </div>
  );
}
