// Passes messages on from applications to viewers, and keeps enough of them that a viewer who connects
// late sees every live actor with its machine and its last snapshot.

import { Guard } from '../../loopback/index.js';
import { type Mask, maskOf } from '../connect/masking.js';
import { actorKey, type Bounds, Journal, usualBounds, withinLimit } from '../journal/index.js';
import { type InspectionMessage, parseMessage } from '../protocol/index.js';
import { type Frame, knownFrames, type SourceInfo } from './frame.js';

/** The side of an application. */
export interface SourcePort {
  readonly id: string;
  /** Takes a message; `characters` is its length as text. */
  receive(message: InspectionMessage, characters: number): void;
  /** Takes a message as text, such as a worker's; false when it is none. */
  receiveText(text: string): boolean;
  /** Says on the page and in the terminal what is wrong with what the application sends. */
  complain(notice: string): void;
  /** The application is gone. */
  leave(): void;
}

/** Hears a frame. */
export type Tell = Parameters<Relay['view']>[0];

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
   * @param tell - hears a frame; and the frame's message as JSON, where it is passed on as it came
   * @returns ends it
   */
  view(tell: (frame: Frame, asItCame?: string) => void): () => void;
  /** Hears what is wrong with what applications send: each complaint once. */
  onComplaint(listener: (application: string, notice: string) => void): void;
  /** Runs when the first viewer comes, and whenever one comes after all had gone. */
  onFirstViewer(listener: () => void): void;
}

/** Applications that have gone are named for as long as one of these many came after them. */
const mostSourcesNamed = 100;

/** An application has so many complaints at most. */
const mostComplaints = 20;

/** In characters; an application may say itself what it left out. */
const longestComplaint = 300;

/**
 * Creates a relay; applications and viewers connect later.
 *
 * @param bounds - how much it remembers
 * @param onDefect - hears of defects, of viewers too; applications never do
 * @param mask - paths of what no viewer may see, whoever sends it: `password`, `context.user.token`
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
  mask: readonly string[] = [],
): Relay {
  return new MemoryRelay(bounds, new Guard(onDefect), maskOf(mask));
}

type ComplaintListener = (application: string, notice: string) => void;

class MemoryRelay implements Relay {
  readonly #journal: Journal;
  readonly #guard: Guard;
  readonly #mask: Mask | undefined;
  readonly #sources = new Map<string, SourceInfo>();
  readonly #viewers = new Set<Tell>();
  readonly #firstViewerListeners: (() => void)[] = [];
  readonly #complaintListeners: ComplaintListener[] = [];
  #joined = 0;

  constructor(bounds: Bounds, guard: Guard, mask: Mask | undefined) {
    this.#journal = new Journal(bounds);
    this.#guard = guard;
    this.#mask = mask;
  }

  get sources(): number {
    return [...this.#sources.values()].filter(({ connected }) => connected).length;
  }

  get viewers(): number {
    return this.#viewers.size;
  }

  join(name: string): SourcePort {
    const id = `s${++this.#joined}`;
    this.#note({ id, name, connected: true });
    const complaints = new Set<string>();
    const complain = (said: string) => {
      const notice = said.slice(0, longestComplaint);
      if (complaints.has(notice) || complaints.size >= mostComplaints) return;
      complaints.add(notice);
      this.#note({ id, name, connected: true, notice });
      for (const listener of this.#complaintListeners)
        this.#guard.run(() => listener(name, notice));
    };
    const receive = (sent: InspectionMessage, length: number, text?: string) =>
      this.#guard.run(() => {
        const message = withinLimit(this.#seen(sent), length);
        const characters = message.tooLong ? JSON.stringify(message).length : length;
        this.#add(id, message, characters, message === sent ? text : undefined);
        if (message.tooLong) complain(`${whatIs(message, this.#journal, id)}: ${message.tooLong}`);
      });
    return {
      id,
      receive: (message, characters) => receive(message, characters),
      receiveText(text) {
        const message = parseMessage(text);
        if (message) receive(message, text.length, text);
        return message !== undefined;
      },
      complain,
      leave: () => {
        this.#journal.leave(id);
        const notice = [...complaints].at(-1);
        this.#note({ id, name, connected: false, ...(notice && { notice }) });
      },
    };
  }

  open(frames: Iterable<Frame>): void {
    // An id in the file may be that of an application here.
    const ids = new Map<string, string>();
    const idOf = (id: string) => ids.get(id) ?? id;
    for (const frame of frames) {
      if (frame.type === 'source') {
        const id = ids.get(frame.source.id) ?? `s${++this.#joined}`;
        ids.set(frame.source.id, id);
        this.#note({ ...frame.source, id, connected: false, saved: true });
      } else if (frame.type === 'earlierActor') {
        const { source, actor, last } = frame.earlier;
        const seen = { actor: this.#seen(actor), last: last && this.#seen(last) };
        const earlier = { ...frame.earlier, ...seen, source: idOf(source) };
        this.#journal.recall(earlier);
        this.#tellAll({ type: 'earlierActor', earlier });
      } else if (frame.type === 'message') {
        this.#add(idOf(frame.source), this.#seen(frame.message), frame.characters);
      }
    }
    for (const id of ids.values()) this.#journal.leave(id);
  }

  view(tell: Tell): () => void {
    for (const frame of knownFrames(this.#sources.values(), this.#journal)) tell(frame);
    this.#viewers.add(tell);
    if (this.#viewers.size === 1) {
      for (const listener of this.#firstViewerListeners) this.#guard.run(listener);
    }
    return () => this.#viewers.delete(tell);
  }

  onComplaint(listener: ComplaintListener): void {
    this.#complaintListeners.push(listener);
  }

  onFirstViewer(listener: () => void): void {
    this.#firstViewerListeners.push(listener);
  }

  /** What viewers may see of a message. */
  #seen<M extends InspectionMessage>(message: M): M {
    return this.#mask ? this.#mask(message) : message;
  }

  #add(source: string, sent: InspectionMessage, characters: number, asItCame?: string): void {
    const { message } = this.#journal.add(source, sent, characters);
    this.#tellAll({ type: 'message', source, message, characters }, asItCame);
  }

  #note(source: SourceInfo): void {
    this.#sources.delete(source.id);
    this.#sources.set(source.id, source);
    const left = [...this.#sources.values()].filter(({ connected }) => !connected);
    for (const { id } of left.slice(0, -mostSourcesNamed)) this.#sources.delete(id);
    this.#tellAll({ type: 'source', source });
  }

  #tellAll(frame: Frame, asItCame?: string): void {
    for (const tell of this.#viewers) this.#guard.run(() => tell(frame, asItCame));
  }
}

/** A message in words, such as `a snapshot of cart`. */
function whatIs({ type, sessionId }: InspectionMessage, journal: Journal, source: string): string {
  const announced = journal.entries.find(
    (entry) =>
      entry.source === source &&
      entry.message.type === '@xstate.actor' &&
      entry.message.sessionId === sessionId,
  )?.message;
  const actor = announced ?? journal.earlierActors.get(actorKey(source, sessionId))?.actor;
  const name = actor?.type === '@xstate.actor' ? actor.name : undefined;
  return `${words[type]} of ${(name || sessionId).slice(0, 80)}`;
}

const words = {
  '@xstate.actor': 'the beginning',
  '@xstate.event': 'an event',
  '@xstate.snapshot': 'a snapshot',
} as const;
