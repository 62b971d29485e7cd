// The whole page while there is no instance: create one, load some, or connect a client that makes them.

import { useId, useState } from 'preact/hooks';
import { Refusal, useAsking, usePage } from '../frame/index.js';
import { ConnectPanel, useConnect } from './connect-panel.js';

/** What to do where there is no instance yet. */
export function FirstSteps({ onCreate }: { readonly onCreate: () => void }) {
  const { api, say, notify } = usePage();
  const loaded = useConnect();
  const { busy, why, ask } = useAsking(say);
  const [picked, setPicked] = useState(0);
  /** The file that was chosen last, if no other button was pressed since. */
  const [fileName, setFileName] = useState<string>();
  const errorId = useId();
  const fileError = why && fileName !== undefined ? `${fileName}: ${why.message}` : undefined;
  const hasDemo = loaded.is === 'there' && loaded.value.demo;
  async function load(file: File | undefined): Promise<void> {
    if (!file) return;
    setFileName(file.name);
    await ask(async () => {
      const { instances } = await api.control<{ instances: string[] }>(
        'POST',
        '/fixtures',
        await file.text(),
      );
      const count = `${instances.length} ${instances.length === 1 ? 'instance' : 'instances'}`;
      notify(`${file.name}: ${count} loaded.`);
    });
    // The same file can be chosen again once it is mended.
    setPicked(picked + 1);
  }
  return (
    <div class="first-steps">
      <div class="empty">
        <p class="empty-title">There is no instance yet.</p>
        <p class="quiet-words">
          Create one here, load a fleet, or connect a client and create it there.
        </p>
        <div class="first-buttons">
          <button type="button" onClick={onCreate}>
            Create an instance
          </button>
          {hasDemo && (
            <button
              type="button"
              disabled={busy}
              onClick={() => {
                setFileName(undefined);
                ask(() => api.control('POST', '/demo'));
              }}
            >
              Load the demo fleet
            </button>
          )}
          <label class="file-button">
            Load fixtures…
            <input
              key={picked}
              type="file"
              class="visually-hidden"
              accept=".yaml,.yml,.json"
              disabled={busy}
              aria-describedby={fileError && errorId}
              aria-invalid={fileError !== undefined}
              onChange={(event) => load(event.currentTarget.files?.[0])}
            />
          </label>
        </div>
        {fileError ? (
          <p class="field-error" id={errorId}>
            {fileError}
          </p>
        ) : (
          <Refusal why={why} />
        )}
      </div>
      <ConnectPanel loaded={loaded} />
    </div>
  );
}
