// Actors as a tree, for each application: who runs, in which state, and what each has started.

import { type ActorState, valueText } from '../../journal/index.js';
import type { Store, View } from '../model/store.js';
import { nameOf } from './names.js';

/** The actors of all applications at the moment that is looked at. */
export function Actors({ store, view }: { store: Store; view: View }) {
  const all = [...view.actors.values()];
  const sources = [...new Set(all.map(({ source }) => source))];
  return (
    <nav class="actors" aria-label="Actors">
      {sources.map((id) => {
        const actors = all.filter(({ source }) => source === id);
        const source = view.sources.get(id);
        return (
          <section key={id}>
            <h2>
              {source?.name ?? id}
              {source?.connected === false && (
                <span class="gone">{source.saved ? 'saved' : 'gone'}</span>
              )}
            </h2>
            <Branch store={store} view={view} actors={actors} parent={undefined} depth={0} />
          </section>
        );
      })}
    </nav>
  );
}

interface BranchProps {
  store: Store;
  view: View;
  actors: readonly ActorState[];
  parent: string | undefined;
  depth: number;
}

/** Deeper than this, a tree is drawn as if it were flat. */
const deepest = 12;

function Branch({ store, view, actors, parent, depth }: BranchProps) {
  const isTop = ({ parentKey }: ActorState) =>
    parentKey === undefined || !view.actors.has(parentKey);
  const mine = actors.filter((each) =>
    parent === undefined ? isTop(each) : each.parentKey === parent && each.key !== parent,
  );
  if (mine.length === 0 || depth > deepest) return null;
  return (
    <ul>
      {mine.map((each) => (
        <li key={each.key}>
          <button
            type="button"
            class="actor"
            aria-current={each.key === view.selected?.key ? 'true' : undefined}
            onClick={() => store.select(each.key)}
          >
            <span class="name">{nameOf(each)}</span>
            <StateOf state={each} />
          </button>
          <Branch store={store} view={view} actors={actors} parent={each.key} depth={depth + 1} />
        </li>
      ))}
    </ul>
  );
}

function StateOf({ state: { snapshot, over } }: { state: ActorState }) {
  const value = valueText(snapshot?.value);
  const status = over ? String(snapshot?.status) : 'runs';
  return (
    <span class={over ? 'value over' : 'value'}>
      {over && value ? `${value} (${status})` : value || status}
    </span>
  );
}
