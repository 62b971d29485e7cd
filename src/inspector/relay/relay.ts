// Passes messages on from applications to viewers, and keeps enough of them that a viewer who connects
// late sees every live actor with its machine and its last snapshot.

import { Guard } from '../../loopback/index.js';
import { type Bounds, Journal, usualBounds } from '../journal/index.js';
import type { InspectionMessage } from '../protocol/index.js';
import type { Frame, SourceInfo } from './frame.js';

/** The side of an application. */
export interface SourcePort {
  readonly id: string;
  /** Takes a message; `characters` is its length as text. */
  receive(message: InspectionMessage, characters: number): void;
  /** The application is gone. */
  leave(): void;
}

/** Applications on one side, viewers on the other. */
export interface Relay {
  /** How many applications are connected. */
  readonly sources: number;
  /** How many viewers are. */
  readonly viewers: number;
  /** Lets an application in. */
  join(name: string): SourcePort;
  /**
   * Lets a viewer in: it is told at once what is known, and then everything as it comes.
   *
   * @returns ends it
   */
  view(tell: (frame: Frame) => void): () => void;
  /** Runs when the first viewer comes, and whenever one comes after all had gone. */
  onFirstViewer(listener: () => void): void;
}

/** Applications that have gone are named for as long as one of these many came after them. */
const mostSourcesNamed = 100;

/**
 * Creates a relay; applications and viewers connect later.
 *
 * @param bounds - how much it remembers
 * @param onDefect - hears of defects, of viewers too; applications never do
 *
 * @example
 * ```ts
 * const relay = createRelay();
 * const { inspect } = inspectWith(relay);
 * createActor(instanceMachine, { input: { kind: 'ha' }, inspect }).start();
 * relay.view((frame) => frame.type); // however late: source, earlier, message …, ready
 * ```
 */
export function createRelay(
  bounds: Bounds = usualBounds,
  onDefect: (error: unknown) => void = () => {},
): Relay {
  const guard = new Guard(onDefect);
  const journal = new Journal(bounds);
  const sources = new Map<string, SourceInfo>();
  const viewers = new Set<(frame: Frame) => void>();
  const firstViewerListeners: (() => void)[] = [];
  let joined = 0;

  const tellAll = (frame: Frame) => {
    for (const tell of viewers) guard.run(() => tell(frame));
  };

  function note(source: SourceInfo): void {
    sources.delete(source.id);
    sources.set(source.id, source);
    const left = [...sources.values()].filter(({ connected }) => !connected);
    for (const { id } of left.slice(0, -mostSourcesNamed)) sources.delete(id);
    tellAll({ type: 'source', source });
  }

  return {
    get sources() {
      return [...sources.values()].filter(({ connected }) => connected).length;
    },
    get viewers() {
      return viewers.size;
    },
    join(name) {
      const id = `s${++joined}`;
      note({ id, name, connected: true });
      return {
        id,
        receive(message, characters) {
          guard.run(() => {
            const entry = journal.add(id, message, characters);
            tellAll({ type: 'message', source: id, message: entry.message, characters });
          });
        },
        leave() {
          journal.leave(id);
          note({ id, name, connected: false });
        },
      };
    },
    view(tell) {
      for (const frame of knownFrames(sources, journal)) tell(frame);
      viewers.add(tell);
      if (viewers.size === 1) for (const listener of firstViewerListeners) guard.run(listener);
      return () => viewers.delete(tell);
    },
    onFirstViewer(listener) {
      firstViewerListeners.push(listener);
    },
  };
}

/** What is known, for a viewer who comes now. */
function* knownFrames(sources: ReadonlyMap<string, SourceInfo>, journal: Journal): Iterable<Frame> {
  for (const source of sources.values()) yield { type: 'source', source };
  for (const earlier of journal.earlierActors.values()) yield { type: 'earlierActor', earlier };
  for (const { source, message, characters } of journal.entries) {
    yield { type: 'message', source, message, characters };
  }
  yield { type: 'ready' };
}
