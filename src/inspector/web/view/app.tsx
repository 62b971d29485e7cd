// The page: actors on the left, the chart in the middle, what happened on the right.

import { useEffect, useMemo, useState } from 'preact/hooks';
import { chartOf } from '../../../statechart/internal.js';
import type { Clock } from '../../../time/index.js';
import type { Store, View } from '../model/store.js';
import { Actors } from './actors.js';
import { Details } from './details.js';
import { Files } from './files.js';
import { Log } from './log.js';
import { Search } from './search.js';
import { Stage } from './stage.js';
import { Start } from './start.js';
import { Stepper } from './stepper.js';

/** The whole page. */
export function App({ store, clock }: { store: Store; clock: Clock }) {
  const [view, setView] = useState<View>(store.view());
  useEffect(() => {
    store.subscribe(() => setView(store.view()));
    setView(store.view());
  }, [store]);

  const definition = view.selected?.actor.definition;
  const chart = useMemo(() => chartOf(definition), [definition]);
  return (
    <>
      <header class="bar">
        <h1>Inspector</h1>
        <State view={view} />
        <Files store={store} view={view} clock={clock} />
        {view.actors.size > 0 && <Search store={store} view={view} chart={chart} />}
        <Stepper store={store} view={view} />
      </header>
      {view.actors.size === 0 ? (
        <Start />
      ) : (
        <main class="panes">
          <Actors store={store} view={view} />
          <Stage store={store} view={view} chart={chart} />
          <div class="story">
            <Log store={store} view={view} />
            <Details store={store} view={view} />
          </div>
        </main>
      )}
    </>
  );
}

const words = {
  connecting: 'connecting',
  open: 'connected',
  lost: 'connection lost, trying again',
} as const;

function State({ view: { connection, sources, forgotten, file } }: { view: View }) {
  if (file !== undefined) {
    return (
      <p class="state file">
        <span class="lamp" aria-hidden="true" />
        saved in {file}
      </p>
    );
  }
  const live = [...sources.values()].filter(({ connected }) => connected).length;
  const count = `${live} ${live === 1 ? 'application' : 'applications'}`;
  return (
    <p class={`state ${connection}`}>
      <span class="lamp" aria-hidden="true" />
      {words[connection]} · {count}
      {forgotten > 0 && <> · {forgotten} actors forgotten (too many)</>}
    </p>
  );
}
