// Asks what there is to ask before a request goes out: a size, a backup, a parameter, or whether it is
// meant.

import { useState } from 'preact/hooks';
import type { ActionView } from '../../ui/index.js';
import { listFlavors, otherSizes } from '../api/index.js';
import {
  Choice,
  Dialog,
  fieldErrors,
  Refusal,
  TextField,
  useAsking,
  useLoaded,
  usePage,
} from '../frame/index.js';
import type { FleetRow } from '../live/index.js';
import { momentWords, sizeWords } from '../words/index.js';
import { askFor, listBackups, listParameters, type RequestDetails } from './requests.js';

interface ActionDialogProps {
  readonly row: FleetRow;
  readonly action: ActionView;
  readonly onClose: () => void;
}

/** A form for the details of a request. */
type DetailsForm = (props: {
  readonly row: FleetRow;
  /** What is wrong with the details. */
  readonly error: string | undefined;
  readonly onChange: (details: RequestDetails | undefined) => void;
}) => preact.JSX.Element;

/** Requests that need details, and what refusals call them; all others need only to be meant. */
const forms: Readonly<
  Partial<
    Record<
      ActionView['request'],
      { readonly Form: DetailsForm; fields(details?: RequestDetails): readonly string[] }
    >
  >
> = {
  extend: { Form: SizeForm, fields: () => ['spec_code', 'new_capacity'] },
  restore: { Form: BackupForm, fields: () => ['backup_id'] },
  configure: {
    Form: ParameterForm,
    fields: (details) => [details?.parameter?.name ?? '', 'redis_config'],
  },
};

/** The dialog. */
export function ActionDialog({ row, action, onClose }: ActionDialogProps) {
  const { api, notify, say, vocabulary } = usePage();
  const { Form, fields } = forms[action.request] ?? {};
  const [details, setDetails] = useState<RequestDetails | undefined>(Form ? undefined : {});
  const { busy, why, ask } = useAsking(say);
  const names = fields?.(details) ?? [];
  const errors = fieldErrors(why, names);
  const isFinal = !vocabulary.steps.some(
    ({ event, ends }) =>
      event === action.request &&
      ends.some((end) => end && vocabulary.steps.some(({ state }) => state === end.to)),
  );
  const send = () =>
    ask(async () => {
      await askFor(api, action.request, row, details);
      notify(`${action.label}: ${row.name} — accepted.`, 'success', row.id);
      onClose();
    });
  return (
    <Dialog title={`${action.label} ${row.name}`} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {Form ? (
          <Form row={row} error={names.map(errors.at).find(Boolean)} onChange={setDetails} />
        ) : (
          <p>The service is asked to {vocabulary.phrases[action.request]} this instance.</p>
        )}
        {isFinal && <p class="warning">There is no way back from it.</p>}
        <Refusal why={errors.rest} />
        <div class="dialog-foot">
          <button type="button" onClick={onClose}>
            Cancel
          </button>
          <button
            type="submit"
            class={isFinal ? 'danger' : 'primary'}
            disabled={busy || details === undefined}
          >
            {busy ? 'Asking…' : action.label}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function SizeForm({ row, error, onChange }: Parameters<DetailsForm>[0]) {
  const { api } = usePage();
  const loaded = useLoaded(async () => otherSizes(await listFlavors(api), row.spec), row.spec);
  const [spec, setSpec] = useState('');
  if (loaded.is === 'refused') return <Refusal why={loaded.why} />;
  if (loaded.is === 'loading') return <p class="quiet-words">Asking for the sizes on offer…</p>;
  return (
    <Choice
      label={`New size; it has ${sizeWords(row.gb)} now`}
      value={spec}
      error={error}
      options={[
        { value: '', text: 'Choose a size' },
        ...loaded.value.map((flavor) => ({ value: flavor.spec, text: sizeWords(flavor.gb) })),
      ]}
      onChange={(chosen) => {
        setSpec(chosen);
        const flavor = loaded.value.find((each) => each.spec === chosen);
        onChange(flavor && { size: flavor });
      }}
    />
  );
}

function BackupForm({ row, error, onChange }: Parameters<DetailsForm>[0]) {
  const { api } = usePage();
  const loaded = useLoaded(() => listBackups(api, row), row.id);
  const [backup, setBackup] = useState('');
  if (loaded.is === 'refused') return <Refusal why={loaded.why} />;
  if (loaded.is === 'loading') return <p class="quiet-words">Asking for the backups…</p>;
  if (loaded.value.length === 0) {
    return <p>There is no backup of it to restore. Back it up first.</p>;
  }
  return (
    <Choice
      label="Backup; it takes the place of all present data"
      value={backup}
      error={error}
      options={[
        { value: '', text: 'Choose a backup' },
        ...loaded.value.map(({ backup_id: id, backup_name: name, created_at: at }) => ({
          value: id,
          text: `${name}, ${momentWords(Date.parse(at), true)}`,
        })),
      ]}
      onChange={(chosen) => {
        setBackup(chosen);
        onChange(chosen === '' ? undefined : { backup: chosen });
      }}
    />
  );
}

function ParameterForm({ row, error, onChange }: Parameters<DetailsForm>[0]) {
  const { api } = usePage();
  const loaded = useLoaded(() => listParameters(api, row), row.id);
  const [id, setId] = useState('');
  const [value, setValue] = useState('');
  if (loaded.is === 'refused') return <Refusal why={loaded.why} />;
  if (loaded.is === 'loading') return <p class="quiet-words">Asking for the parameters…</p>;
  const parameter = loaded.value.find(({ param_id }) => param_id === id);
  const give = (next: string) => {
    setValue(next);
    onChange(parameter && { parameter: { id, name: parameter.param_name, value: next } });
  };
  return (
    <>
      <Choice
        label="Parameter"
        value={id}
        options={[
          { value: '', text: 'Choose a parameter' },
          ...loaded.value.map((each) => ({ value: each.param_id, text: each.param_name })),
        ]}
        onChange={(chosen) => {
          setId(chosen);
          setValue(loaded.value.find((each) => each.param_id === chosen)?.param_value ?? '');
          onChange(undefined);
        }}
      />
      {parameter && (
        <TextField
          label="New value"
          hint={`It is ${parameter.param_value || 'empty'} now. Allowed: ${parameter.value_range}`}
          value={value}
          error={error}
          onInput={give}
        />
      )}
    </>
  );
}
