// What has been seen: a bounded log of messages, and what was known of every live actor before it
// begins. Together they give any state from then until now, however late a viewer connects.

import {
  type ActorMessage,
  type InspectionMessage,
  isOver,
  type SnapshotMessage,
} from '../protocol/index.js';
import { type Bounds, usualBounds } from './bounds.js';
import { createDefinitions } from './definitions.js';

/** A message in the log. */
export interface LogEntry {
  /** Counts up by one; never used twice. */
  readonly seq: number;
  /** Which application it is from. */
  readonly source: string;
  readonly message: InspectionMessage;
  /** Its length in characters, without a definition. */
  readonly characters: number;
}

/** What is known of an actor before the log begins. */
export interface EarlierActor {
  readonly source: string;
  readonly actor: ActorMessage;
  readonly actorCharacters: number;
  readonly last: SnapshotMessage | undefined;
  readonly lastCharacters: number;
}

/** What an actor goes by among those of all applications. */
export const actorKey = (source: string, sessionId: string): string => `${source}/${sessionId}`;

/** A bounded memory of inspection. */
export class Journal {
  readonly #bounds: Bounds;
  readonly #definitions = createDefinitions();
  readonly #earlierActors = new Map<string, EarlierActor>();
  /** The applications that have left. */
  readonly #gone = new Set<string>();
  #entries: LogEntry[] = [];
  #ownCharacters = 0;
  #logCharacters = 0;
  #forgotten = 0;
  #nextSeq = 1;

  /** @param bounds - how much it keeps */
  constructor(bounds: Bounds = usualBounds) {
    this.#bounds = bounds;
  }

  get entries(): readonly LogEntry[] {
    return this.#entries;
  }

  /** By {@link actorKey}, in the order in which they came to be. */
  get earlierActors(): ReadonlyMap<string, EarlierActor> {
    return this.#earlierActors;
  }

  /** How many live actors had to be forgotten. */
  get forgotten(): number {
    return this.#forgotten;
  }

  /** Characters of all that is kept. */
  get characters(): number {
    return this.#ownCharacters + this.#definitions.characters;
  }

  /** Everything that is known, as messages that tell it to somebody new. */
  *messages(): Iterable<InspectionMessage> {
    for (const { actor, last } of this.#earlierActors.values()) {
      yield actor;
      if (last) yield last;
    }
    for (const { message } of this.#entries) yield message;
  }

  /** Writes a message down. */
  add(source: string, message: InspectionMessage, characters: number): LogEntry {
    this.#gone.delete(source);
    const definition = message.type === '@xstate.actor' ? (message.definition?.length ?? 0) : 0;
    const own = Math.max(0, characters - definition);
    const shared = this.#shared(message);
    const entry = { seq: this.#nextSeq++, source, message: shared, characters: own };
    this.#entries.push(entry);
    this.#ownCharacters += own;
    this.#logCharacters += own;
    this.#trim();
    return entry;
  }

  /** Puts an actor before the log, as another journal knew it. */
  recall(earlier: EarlierActor): void {
    const key = actorKey(earlier.source, earlier.actor.sessionId);
    this.#drop(this.#earlierActors.get(key));
    this.#ownCharacters += earlier.actorCharacters + earlier.lastCharacters;
    this.#earlierActors.set(key, { ...earlier, actor: this.#shared(earlier.actor) });
    this.#trim();
  }

  /** An application is gone: its actors are the first to be forgotten. */
  leave(source: string): void {
    this.#gone.add(source);
    const remembered = new Set(
      [...this.#earlierActors.values(), ...this.#entries].map((each) => each.source),
    );
    for (const each of this.#gone) if (!remembered.has(each)) this.#gone.delete(each);
  }

  /** Forgets all that is not of the applications that are kept. */
  retain(isKept: (source: string) => boolean): void {
    for (const [key, earlier] of this.#earlierActors) {
      if (isKept(earlier.source)) continue;
      this.#drop(earlier);
      this.#earlierActors.delete(key);
    }
    const leaving = this.#entries.filter(({ source }) => !isKept(source));
    for (const { source, message, characters } of leaving) {
      this.#logCharacters -= characters;
      this.#drop(earlierActorOf(source, message as ActorMessage, characters));
    }
    this.#entries = this.#entries.filter(({ source }) => isKept(source));
  }

  /** A message with its definition as it is kept, once for all actors of a machine. */
  #shared<M extends InspectionMessage>(message: M): M {
    if (message.type !== '@xstate.actor' || message.definition == null) return message;
    return { ...message, definition: this.#definitions.take(message.definition) };
  }

  #drop(earlier: EarlierActor | undefined): void {
    if (!earlier) return;
    this.#ownCharacters -= earlier.actorCharacters + earlier.lastCharacters;
    if (earlier.actor.definition != null) this.#definitions.release(earlier.actor.definition);
  }

  #trim(): void {
    const { maxEntries, maxActors, maxCharacters } = this.#bounds;
    while (this.#entries.length > maxEntries) this.#fold();
    while (this.#earlierActors.size > maxActors) this.#forgetOne();
    while (this.characters > maxCharacters) {
      // What is known from before may take half; what happened lately matters more than that.
      const isMostlyOld = this.#ownCharacters - this.#logCharacters > maxCharacters / 2;
      if (this.#entries.length > 1 && !isMostlyOld) this.#fold();
      else if (this.#earlierActors.size > 0) this.#forgetOne();
      else if (this.#entries.length > 1) this.#fold();
      else break;
    }
  }

  /** The oldest message leaves the log for what is known of its actor. */
  #fold(): void {
    const { source, message, characters } = this.#entries.shift() as LogEntry;
    this.#logCharacters -= characters;
    const key = actorKey(source, message.sessionId);
    const known = this.#earlierActors.get(key);
    if (message.type === '@xstate.actor') {
      this.#drop(known);
      this.#earlierActors.set(key, earlierActorOf(source, message, characters));
    } else if (message.type === '@xstate.event') {
      this.#ownCharacters -= characters;
    } else if (isOver(message.snapshot)) {
      this.#ownCharacters -= characters;
      this.#drop(known);
      this.#earlierActors.delete(key);
    } else {
      const earlier = known ?? earlierActorOf(source, nameless(message.sessionId), 0);
      this.#ownCharacters -= earlier.lastCharacters;
      this.#earlierActors.set(key, { ...earlier, last: message, lastCharacters: characters });
    }
  }

  #forgetOne(): void {
    const all = [...this.#earlierActors];
    const [key, earlier] = all.find(([, { source }]) => this.#gone.has(source)) ?? all[0] ?? [];
    if (key === undefined || !earlier) return;
    if (!this.#gone.has(earlier.source)) this.#forgotten++;
    this.#drop(earlier);
    this.#earlierActors.delete(key);
  }
}

const earlierActorOf = (
  source: string,
  actor: ActorMessage,
  actorCharacters: number,
): EarlierActor => ({
  source,
  actor,
  actorCharacters,
  last: undefined,
  lastCharacters: 0,
});

/** Stands for an actor whose snapshot came without an announcement. */
const nameless = (sessionId: string): ActorMessage => ({
  type: '@xstate.actor',
  sessionId,
  name: sessionId,
});
