// How a client connects: a text to copy for each, as the service tells it for the address of this page.

import { useRef, useState } from 'preact/hooks';
import { type Loaded, useLoaded, usePage } from '../frame/index.js';

/** What the service tells of how clients connect. */
export interface Connect {
  readonly snippets: readonly {
    readonly id: string;
    readonly name: string;
    readonly language: string;
    readonly text: string;
  }[];
  /** Whether there is a demo fleet to load. */
  readonly demo: boolean;
}

/** Asks the service how clients connect, once. */
export function useConnect(): Loaded<Connect> {
  const { api } = usePage();
  return useLoaded(() => api.control<Connect>('GET', '/connect'), '');
}

/** How many lines are shown at once. */
const mostRows = 24;

/** The clients, and the text of the one that is chosen. */
export function ConnectPanel({ loaded }: { readonly loaded: Loaded<Connect> }) {
  const { environment, notify, say } = usePage();
  const [chosen, setChosen] = useState('');
  const area = useRef<HTMLTextAreaElement>(null);
  if (loaded.is === 'refused') return <p class="refusal">{loaded.why.message}</p>;
  if (loaded.is === 'loading') return null;
  const { snippets } = loaded.value;
  const shown = snippets.find(({ id }) => id === chosen) ?? snippets[0];
  if (!shown) {
    return (
      <p class="quiet-words">
        No client can sign in: the service checks credentials, and knows no user and no access key.
      </p>
    );
  }
  async function copy(text: string): Promise<void> {
    if (await environment.copy(text)) return notify('Copied.');
    // Browsers let pages of other machines copy nothing by themselves.
    area.current?.select();
    say('The text is selected: copy it with your keyboard.');
  }
  return (
    <section class="card connect" aria-label="Connect a client">
      <h2>Connect a client</h2>
      <fieldset class="connect-clients" aria-label="Client">
        {snippets.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            aria-pressed={id === shown.id}
            onClick={() => setChosen(id)}
          >
            {name}
          </button>
        ))}
      </fieldset>
      <textarea
        ref={area}
        class="connect-text"
        readOnly
        spellcheck={false}
        wrap="off"
        aria-label={`${shown.name}: what to write`}
        rows={Math.min(shown.text.split('\n').length, mostRows)}
        value={shown.text}
      />
      <button type="button" class="connect-copy" onClick={() => copy(shown.text)}>
        Copy
      </button>
    </section>
  );
}
