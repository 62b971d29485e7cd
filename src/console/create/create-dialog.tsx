// Creates instances through the service's own API, of any kind and several at once. What the service
// does not take, it says in its own words.

import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Api, type Flavor, listFlavors } from '../api/index.js';
import {
  Choice,
  Dialog,
  type FieldErrors,
  fieldErrors,
  Refusal,
  TextField,
  useAsking,
  useLoaded,
  usePage,
} from '../frame/index.js';
import { kindName, sizeWords } from '../words/index.js';
import { type CreationRequest, fitting, flavorsFor, orderFor } from './order.js';

/** The project of instances that are created where there are no others. */
const firstProject = '0123456789abcdef0123456789abcdef';

async function offer(api: Api) {
  const [flavors, { available_zones: zones }] = await Promise.all([
    listFlavors(api),
    api.v2<{ available_zones: readonly { code: string }[] }>('GET', 'available-zones'),
  ]);
  return { flavors, zones: zones.map(({ code }) => code) };
}

/** The dialog. */
export function CreateDialog({ onClose }: { readonly onClose: () => void }) {
  const { access, api, fleet, vocabulary, notify, say } = usePage();
  const offered = useLoaded(() => offer(api), 'once');
  const [first] = fleet.rows.values();
  const [project, setProject] = useState(
    access.signedIn?.project ?? first?.project ?? firstProject,
  );
  const [wanted, setWanted] = useState<CreationRequest>({
    name: '',
    kind: vocabulary.kinds[1]?.id ?? 'ha',
    gb: 4,
    copies: 2,
    version: '',
    count: 1,
    description: '',
  });
  const { busy, why, ask } = useAsking(say);
  const errors = fieldErrors(why, ownFields);
  const flavors = offered.is === 'there' ? offered.value.flavors : [];
  // From what is wanted then: the flavors may arrive between two letters.
  const change = (changes: Partial<CreationRequest>) =>
    setWanted((before) => fitting({ ...before, ...changes }, flavors));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is wanted is made to fit once, when the flavors have arrived
  useEffect(() => change({}), [offered.is]);

  const create = () =>
    ask(async () => {
      if (offered.is !== 'there') return;
      const body = orderFor(wanted, flavors, offered.value.zones);
      const path = `${project}/instances`;
      const { instances } = await api.v2<{ instances: readonly unknown[] }>('POST', path, body);
      const many = instances.length === 1 ? '1 instance' : `${instances.length} instances`;
      notify(`${many} named ${wanted.name} ordered.`);
      onClose();
    });

  return (
    <Dialog title="Create instances" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          create();
        }}
      >
        <OrderFields wanted={wanted} flavors={flavors} errors={errors} onChange={change}>
          <TextField
            label="Project"
            value={project}
            error={errors.at('project_id')}
            onInput={setProject}
          />
        </OrderFields>
        <Refusal why={offered.is === 'refused' ? offered.why : errors.rest} />
        <div class="dialog-foot">
          <button type="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="primary" disabled={busy || offered.is !== 'there'}>
            {busy ? 'Creating…' : wanted.count > 1 ? `Create ${wanted.count}` : 'Create'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** The fields of the request that the form has an own field for. */
const ownFields = [
  'name',
  'instance_num',
  'description',
  'project_id',
  'capacity',
  'spec_code',
  'engine_version',
] as const;

interface OrderFieldsProps {
  readonly wanted: CreationRequest;
  readonly flavors: readonly Flavor[];
  readonly errors: FieldErrors<(typeof ownFields)[number]>;
  readonly onChange: (changes: Partial<CreationRequest>) => void;
  /** Further short fields. */
  readonly children: ComponentChildren;
}

/** What to create: only what there is a flavor for can be chosen. */
function OrderFields(props: OrderFieldsProps) {
  const { wanted, flavors, errors, onChange: change, children } = props;
  const { vocabulary } = usePage();
  const own = flavorsFor(flavors, wanted.kind);
  const sizes = [...new Set(own.map(({ gb }) => gb))];
  const sized = own.filter(({ gb }) => gb === wanted.gb);
  const versions = sized[0]?.versions ?? [];
  return (
    <>
      <TextField
        label="Name"
        value={wanted.name}
        hint={`${vocabulary.nameRule} Several instances get a number each.`}
        error={errors.at('name')}
        onInput={(name) => change({ name })}
      />
      <div class="fields">
        <Choice
          label="Kind"
          value={wanted.kind}
          options={vocabulary.kinds.map(({ id }) => ({
            value: id,
            text: kindName(vocabulary, id),
          }))}
          onChange={(kind) => change({ kind })}
        />
        <Choice
          label="Size"
          value={wanted.gb}
          error={errors.at('spec_code') ?? errors.at('capacity')}
          options={sizes.map((gb) => ({ value: gb, text: sizeWords(gb) }))}
          onChange={(gb) => change({ gb })}
        />
        <Choice
          label="Copies of the data"
          value={wanted.copies}
          options={sized.map(({ copies }) => ({ value: copies, text: String(copies) }))}
          onChange={(copies) => change({ copies })}
        />
        <Choice
          label="Redis"
          error={errors.at('engine_version')}
          value={wanted.version}
          options={versions.map((version) => ({ value: version, text: version }))}
          onChange={(version) => change({ version })}
        />
        <TextField
          label="How many"
          type="number"
          value={String(wanted.count)}
          error={errors.at('instance_num')}
          onInput={(count) => change({ count: Number(count) })}
        />
        {children}
      </div>
      <TextField
        label="Description (optional)"
        value={wanted.description}
        error={errors.at('description')}
        onInput={(description) => change({ description })}
      />
    </>
  );
}
