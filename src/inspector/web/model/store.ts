// What the page knows, and what its user chose to look at. Views read it and hear of changes at most once
// for each frame of the screen.

import type { MachineChart } from '../../../statechart/internal.js';
import {
  type ActorState,
  Journal,
  type LogStep,
  stateAt,
  stepsOf,
  usualBounds,
} from '../../journal/index.js';
import type { InspectionMessage } from '../../protocol/index.js';
import { type Frame, knownFrames, type SourceInfo } from '../../relay/frame.js';
import { readInspection, savedInspection } from '../../saved/index.js';
import { Visited } from './visited.js';

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
  /** The steps to go through: those of the selected actor, or all. */
  readonly walk: readonly LogStep[];
  /** Whether only the selected actor's steps are gone through. */
  readonly only: boolean;
  readonly selected: ActorState | undefined;
  /** The selected actor's last event by then. */
  readonly lastEvent: LogStep | undefined;
  /** The state of the selected actor's chart that was searched for. */
  readonly found: string | undefined;
  /** The step that is looked at; the last one when following. */
  readonly step: LogStep | undefined;
  /** Whether the page follows what happens now. */
  readonly following: boolean;
  readonly forgotten: number;
  /** The actor as it was at the moment that others are compared with. */
  readonly kept: ActorState | undefined;
  /** The saved file that is looked at; undefined for what happens now. */
  readonly file: string | undefined;
}

/** With more actors than this, one of them is looked at unless its user wants all. */
const mostTogether = 20;

/** What is known of some applications. */
class Memory {
  readonly journal = new Journal(usualBounds);
  readonly sources = new Map<string, SourceInfo>();

  take(frame: Frame): void {
    if (frame.type === 'source') this.sources.set(frame.source.id, frame.source);
    if (frame.type === 'earlierActor') this.journal.recall(frame.earlier);
    if (frame.type === 'message') {
      this.journal.add(frame.source, frame.message, frame.characters);
    }
  }
}

/** The page's memory; it knows nothing at first. */
export class Store {
  readonly #live = new Memory();
  /** A file that is looked at, while the applications go on being listened to. */
  #opened: { readonly name: string; readonly memory: Memory } | undefined;
  readonly #listeners: (() => void)[] = [];
  #connection: Connection = 'connecting';
  #chosen: string | undefined;
  /** Who was looked at before anybody chose: it stays so when it ends. */
  #default: string | undefined;
  #only: boolean | undefined;
  #found: string | undefined;
  #kept: ActorState | undefined;
  #visited: { readonly definition: string | undefined; readonly visited: Visited } | undefined;
  /** The number of the step that is looked at; undefined when following. */
  #cursor: number | undefined;
  #current: View | undefined;
  #isDue = false;

  /** What the applications that are connected have told. */
  get journal(): Journal {
    return this.#live.journal;
  }

  view(): View {
    this.#current ??= this.#viewNow();
    return this.#current;
  }

  subscribe(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** A frame of the relay. */
  take(frame: Frame): void {
    this.#live.take(frame);
    this.#changed();
  }

  /**
   * Looks at a saved file in place of what happens now.
   *
   * @param name - what the file is called
   * @param text - all of it
   * @throws SavedInspectionError when it cannot be read; then nothing changes
   */
  open(name: string, text: string): void {
    const memory = new Memory();
    for (const frame of readInspection(text)) memory.take(frame);
    this.#opened = { name, memory };
    this.#lookAnew();
  }

  /** Looks at what happens now again. */
  closeFile(): void {
    this.#opened = undefined;
    this.#lookAnew();
  }

  /** What is looked at, as the text of a file. */
  saved(atMs: number): string {
    const { sources, journal } = this.#shown;
    return [...savedInspection(knownFrames(sources.values(), journal), atMs)].join('');
  }

  /** A message of the window behind this page. */
  hear(origin: string, message: InspectionMessage, characters: number): void {
    this.#live.sources.set(windowSource, { id: windowSource, name: origin, connected: true });
    this.journal.add(windowSource, message, characters);
    this.#changed();
  }

  /** The server is (not) there. What it told before is told again when it comes back. */
  connected(connection: Connection): void {
    this.#connection = connection;
    if (connection === 'open') {
      this.journal.retain((source) => source === windowSource);
      const { sources } = this.#live;
      for (const id of sources.keys()) if (id !== windowSource) sources.delete(id);
      if (!this.#opened) this.#cursor = undefined;
    }
    this.#changed();
  }

  select(key: string): void {
    this.#chosen = key;
    this.#found = undefined;
    this.#changed();
  }

  /** Goes through the steps of the selected actor only, or of all. */
  lookAtOnly(only: boolean): void {
    this.#only = only;
    this.#changed();
  }

  /** Shows a state of the selected actor's chart. */
  find(state: string): void {
    this.#found = state;
    this.#changed();
  }

  /** Compares with how the selected actor is at this moment, or else with the snapshot before each. */
  keep(isKept: boolean): void {
    this.#kept = isKept ? this.view().selected : undefined;
    this.#changed();
  }

  /** What all actors of the selected one's machine have visited by the moment that is looked at. */
  visited(chart: MachineChart): Visited {
    const { journal } = this.#shown;
    const definition = this.view().selected?.actor.definition;
    const seq = this.#cursor ?? Number.POSITIVE_INFINITY;
    const known = this.#visited;
    const isKnown = known?.definition === definition && known?.visited.isOf(chart, journal, seq);
    const visited = isKnown && known ? known.visited : new Visited(chart, definition, journal);
    visited.countTo(seq);
    this.#visited = { definition, visited };
    return visited;
  }

  /** Looks at a step; undefined to follow. */
  goTo(seq: number | undefined): void {
    this.#cursor = seq;
    this.#changed();
  }

  get #shown(): Memory {
    return this.#opened?.memory ?? this.#live;
  }

  #lookAnew(): void {
    this.#chosen = undefined;
    this.#default = undefined;
    this.#found = undefined;
    this.#kept = undefined;
    this.#cursor = undefined;
    this.#changed();
  }

  #changed(): void {
    this.#current = undefined;
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => {
      this.#isDue = false;
      for (const listener of this.#listeners) listener();
    });
  }

  #viewNow(): View {
    const { journal, sources } = this.#shown;
    const { entries, forgotten } = journal;
    const first = entries[0]?.seq ?? 0;
    if (this.#cursor !== undefined && this.#cursor < first) this.#cursor = first;
    const cursor = this.#cursor;
    const actors = stateAt(journal, cursor);
    const steps = stepsOf(entries);
    // Rather a machine than what runs inside of one, and one that runs.
    const selected =
      (this.#chosen === undefined ? undefined : actors.get(this.#chosen)) ??
      (this.#default === undefined ? undefined : actors.get(this.#default)) ??
      [...actors.values()].find(({ actor, over }) => !over && hasChart(actor.definition)) ??
      [...actors.values()].find(({ actor }) => hasChart(actor.definition)) ??
      [...actors.values()][0];
    this.#default = selected?.key;
    const isBy = ({ seq }: LogStep) => cursor === undefined || seq <= cursor;
    const only = this.#only ?? actors.size > mostTogether;
    const walk = only ? steps.filter(({ key }) => key === selected?.key) : steps;
    return {
      connection: this.#connection,
      sources,
      actors,
      steps,
      walk,
      only,
      selected,
      lastEvent: steps.findLast(
        (step) => step.key === selected?.key && step.kind === 'event' && isBy(step),
      ),
      found: this.#found,
      step: walk.findLast(isBy),
      following: cursor === undefined,
      forgotten,
      kept: this.#kept,
      file: this.#opened?.name,
    };
  }
}

const hasChart = (definition: string | undefined): boolean =>
  definition?.includes('"states":') ?? false;
