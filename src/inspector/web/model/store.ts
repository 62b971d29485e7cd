// What the page knows, and what its user chose to look at. Views read it and hear of changes at most once
// for each frame of the screen.

import {
  type ActorState,
  Journal,
  type LogStep,
  stateAt,
  stepsOf,
  usualBounds,
} from '../../journal/index.js';
import type { InspectionMessage } from '../../protocol/index.js';
import type { Frame, SourceInfo } from '../../relay/frame.js';

/** How the page is connected to its server. */
export type Connection = 'connecting' | 'open' | 'lost';

/** The source that the window behind this page is. */
export const windowSource = 'window';

/** Everything that views are drawn from. */
export interface View {
  readonly connection: Connection;
  readonly sources: ReadonlyMap<string, SourceInfo>;
  /** At the moment that is looked at. */
  readonly actors: ReadonlyMap<string, ActorState>;
  readonly steps: readonly LogStep[];
  readonly selected: ActorState | undefined;
  /** The step that is looked at; the last one when following. */
  readonly step: LogStep | undefined;
  /** Whether the page follows what happens now. */
  readonly following: boolean;
  readonly forgotten: number;
}

/** The page's memory. */
export interface Store {
  view(): View;
  subscribe(listener: () => void): void;
  /** A frame of the relay. */
  take(frame: Frame): void;
  /** A message of the window behind this page. */
  hear(origin: string, message: InspectionMessage, characters: number): void;
  /** The server is (not) there. What it told before is told again when it comes back. */
  connected(connection: Connection): void;
  select(key: string): void;
  /** Looks at a step; undefined to follow. */
  goTo(seq: number | undefined): void;
  readonly journal: Journal;
}

/** Creates a store that knows nothing. */
export function createStore(): Store {
  const journal = new Journal(usualBounds);
  const sources = new Map<string, SourceInfo>();
  const listeners: (() => void)[] = [];
  let connection: Connection = 'connecting';
  let chosen: string | undefined;
  let cursor: number | undefined;
  let current: View | undefined;
  let isDue = false;

  function changed(): void {
    current = undefined;
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      for (const listener of listeners) listener();
    });
  }

  function viewNow(): View {
    const first = journal.entries[0]?.seq ?? 0;
    if (cursor !== undefined && cursor < first) cursor = first;
    const actors = stateAt(journal, cursor);
    const steps = stepsOf(journal.entries);
    const step =
      cursor === undefined ? steps.at(-1) : steps.findLast(({ seq }) => seq <= (cursor as number));
    // Rather a machine than what runs inside of one.
    const selected =
      (chosen === undefined ? undefined : actors.get(chosen)) ??
      [...actors.values()].find(({ actor }) => hasChart(actor.definition)) ??
      [...actors.values()][0];
    return {
      connection,
      sources,
      actors,
      steps,
      selected,
      step,
      following: cursor === undefined,
      forgotten: journal.forgotten,
    };
  }

  return {
    journal,
    view: () => {
      current ??= viewNow();
      return current;
    },
    subscribe: (listener) => void listeners.push(listener),
    take(frame) {
      if (frame.type === 'source') sources.set(frame.source.id, frame.source);
      if (frame.type === 'earlierActor') journal.recall(frame.earlier);
      if (frame.type === 'message') journal.add(frame.source, frame.message, frame.characters);
      changed();
    },
    hear(origin, message, characters) {
      sources.set(windowSource, { id: windowSource, name: origin, connected: true });
      journal.add(windowSource, message, characters);
      changed();
    },
    connected(now) {
      connection = now;
      if (now === 'open') {
        journal.retain((source) => source === windowSource);
        for (const id of sources.keys()) if (id !== windowSource) sources.delete(id);
        cursor = undefined;
      }
      changed();
    },
    select(key) {
      chosen = key;
      changed();
    },
    goTo(seq) {
      cursor = seq;
      changed();
    },
  };
}

const hasChart = (definition: string | undefined): boolean =>
  definition?.includes('"states":') ?? false;
