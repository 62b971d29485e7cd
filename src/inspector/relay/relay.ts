// Passes messages on from applications to viewers, and keeps enough of them that a viewer who connects
// late sees every live actor with its machine and its last snapshot.

import { Guard } from '../../loopback/index.js';
import { type Bounds, Journal, usualBounds } from '../journal/index.js';
import type { InspectionMessage } from '../protocol/index.js';
import { type Frame, knownFrames, type SourceInfo } from './frame.js';

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
  /** Shows what was saved, as applications that are no longer connected. */
  open(frames: Iterable<Frame>): void;
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
    open(frames) {
      const ids = new Map<string, string>();
      const idOf = (id: string) => ids.get(id) ?? id;
      for (const frame of frames) {
        if (frame.type === 'source') {
          // Its id in the file may be that of an application here.
          const id = `s${++joined}`;
          ids.set(frame.source.id, id);
          note({ ...frame.source, id, connected: false, saved: true });
        } else if (frame.type === 'earlierActor') {
          const earlier = { ...frame.earlier, source: idOf(frame.earlier.source) };
          journal.recall(earlier);
          tellAll({ type: 'earlierActor', earlier });
        } else if (frame.type === 'message') {
          const { message, characters } = frame;
          const source = idOf(frame.source);
          journal.add(source, message, characters);
          tellAll({ type: 'message', source, message, characters });
        }
      }
      for (const id of ids.values()) journal.leave(id);
    },
    view(tell) {
      for (const frame of knownFrames(sources.values(), journal)) tell(frame);
      viewers.add(tell);
      if (viewers.size === 1) for (const listener of firstViewerListeners) guard.run(listener);
      return () => viewers.delete(tell);
    },
    onFirstViewer(listener) {
      firstViewerListeners.push(listener);
    },
  };
}
