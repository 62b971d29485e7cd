// The search: `/` leads to it, the arrow keys choose, Enter shows what was found.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { MachineChart, NoChart } from '../../../statechart/internal.js';
import { type Hit, hitsOf } from '../model/search.js';
import type { Store, View } from '../model/store.js';

interface SearchProps {
  store: Store;
  view: View;
  chart: MachineChart | NoChart;
}

/** Leads `/` to an element, unless something is being written. */
function useSlash(input: { current: HTMLInputElement | null }) {
  useEffect(() => {
    const { body } = document;
    const onKeyDown = (event: KeyboardEvent) => {
      const isWriting = (event.target as Element).closest('input, select, textarea') !== null;
      if (event.key !== '/' || isWriting || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.current?.focus();
    };
    body.addEventListener('keydown', onKeyDown);
    return () => body.removeEventListener('keydown', onKeyDown);
  }, [input]);
}

/** The field, and below it what was found. */
export function Search({ store, view, chart }: SearchProps) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  useSlash(input);
  const hits = hitsOf(view, chart, text);
  const close = () => {
    setText('');
    setAt(0);
  };
  const show = (hit: Hit) => {
    if (hit.type === 'state') store.find(hit.key);
    else store.select(hit.key);
    if (hit.seq !== undefined) store.goTo(hit.seq);
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const hit = hits[at];
    const moves: Record<string, () => void> = {
      ArrowDown: () => setAt(Math.min(at + 1, hits.length - 1)),
      ArrowUp: () => setAt(Math.max(at - 1, 0)),
      Enter: () => hit && show(hit),
      Escape: close,
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };

  return (
    <search class="search">
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label="Search actors, states and events"
        aria-expanded={text !== ''}
        aria-controls="hits"
        aria-activedescendant={hits[at] ? `hit-${at}` : undefined}
        aria-autocomplete="list"
        placeholder="Search ( / )"
        autocomplete="off"
        spellcheck={false}
        value={text}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <div id="hits" role="listbox" aria-label="Found" hidden={text === ''}>
        {text.trim() !== '' && hits.length === 0 && <p class="quiet">Nothing has that name.</p>}
        {hits.map(({ type, name, about, key }, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus, and says which is chosen
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys
          <div
            key={`${type} ${key} ${name}`}
            id={`hit-${index}`}
            role="option"
            aria-selected={index === at}
            // Before the field loses the focus, and with it the list.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => show({ ...(hits[index] as Hit) })}
          >
            <span class="type">{type}</span> <b>{name}</b> <span class="about">{about}</span>
          </div>
        ))}
      </div>
    </search>
  );
}
