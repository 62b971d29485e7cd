// Actors as a tree, for each application: who runs, in which state, and what each has started. Those that
// have stopped are folded. All of them are one stop for Tab.

import { walkedTo } from '../../../statechart/index.js';
import { type ActorState, valueText } from '../../journal/index.js';
import type { SourceInfo } from '../../relay/frame.js';
import { nameOf } from '../model/names.js';
import type { Store, View } from '../model/store.js';

/** The actors of all applications at the moment that is looked at. */
export function Actors({ store, view }: { store: Store; view: View }) {
  const bySource = new Map<string, ActorState[]>();
  for (const each of view.actors.values()) {
    const known = bySource.get(each.source);
    if (known) known.push(each);
    else bySource.set(each.source, [each]);
  }
  return (
    <nav
      class="actors"
      aria-label="Actors"
      onKeyDown={(event) => walkedTo(event, '.actor, summary')}
    >
      {[...bySource].map(([id, actors]) => (
        <Application
          key={id}
          store={store}
          source={view.sources.get(id)}
          id={id}
          actors={actors}
          selected={view.selected?.key}
        />
      ))}
    </nav>
  );
}

interface ApplicationProps {
  store: Store;
  source: SourceInfo | undefined;
  id: string;
  actors: readonly ActorState[];
  selected: string | undefined;
}

function Application({ store, source, id, actors, selected }: ApplicationProps) {
  const live = actors.filter(({ over }) => !over);
  const stopped = actors.filter(({ over }) => over);
  const rest = { store, selected };
  // Where all have stopped there is nothing else to look at.
  const isFolded = live.length > 0 && !stopped.some(({ key }) => key === selected);
  return (
    <section>
      <h2>
        {source?.name ?? id}
        {source?.connected === false && <span class="gone">{source.saved ? 'saved' : 'gone'}</span>}
      </h2>
      {source?.notice && (
        <p class="notice" role="status">
          {source.notice}
        </p>
      )}
      <Branch {...rest} of={childrenOf(live)} parent={undefined} depth={0} />
      {stopped.length > 0 && (
        <details open={!isFolded}>
          <summary tabIndex={-1}>{stopped.length} stopped</summary>
          <Branch {...rest} of={childrenOf(stopped)} parent={undefined} depth={0} />
        </details>
      )}
    </section>
  );
}

type Children = ReadonlyMap<string | undefined, readonly ActorState[]>;

/** Actors by the key of their parent; at the top those whose parent is not among them. */
function childrenOf(actors: readonly ActorState[]): Children {
  const keys = new Set(actors.map(({ key }) => key));
  const children = new Map<string | undefined, ActorState[]>();
  for (const each of actors) {
    const { key, parentKey } = each;
    const isInside = parentKey !== undefined && parentKey !== key && keys.has(parentKey);
    const parent = isInside ? parentKey : undefined;
    const known = children.get(parent);
    if (known) known.push(each);
    else children.set(parent, [each]);
  }
  return children;
}

interface BranchProps {
  store: Store;
  selected: string | undefined;
  of: Children;
  parent: string | undefined;
  depth: number;
}

/** What says that it is its own ancestor is not followed for ever. */
const deepest = 12;

function Branch({ store, selected, of, parent, depth }: BranchProps) {
  const mine = of.get(parent) ?? [];
  if (mine.length === 0 || depth > deepest) return null;
  return (
    <ul>
      {mine.map((each) => (
        <li key={each.key}>
          <button
            type="button"
            class="actor"
            tabIndex={each.key === selected ? 0 : -1}
            aria-current={each.key === selected ? 'true' : undefined}
            onClick={() => store.select(each.key)}
          >
            <span class="name">{nameOf(each)}</span>
            <StateOf state={each} />
          </button>
          <Branch store={store} selected={selected} of={of} parent={each.key} depth={depth + 1} />
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
