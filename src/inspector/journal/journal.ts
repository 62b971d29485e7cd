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

/** A bounded memory of inspection. */
export interface Journal {
  readonly entries: readonly LogEntry[];
  /** By {@link actorKey}, in the order in which they came to be. */
  readonly earlierActors: ReadonlyMap<string, EarlierActor>;
  /** How many live actors had to be forgotten. */
  readonly forgotten: number;
  /** Characters of all that is kept. */
  readonly characters: number;
  /** Writes a message down. */
  add(source: string, message: InspectionMessage, characters: number): LogEntry;
  /** Puts an actor before the log, as another journal knew it. */
  recall(earlier: EarlierActor): void;
  /** An application is gone: its actors are the first to be forgotten. */
  leave(source: string): void;
  /** Forgets all that is not of the applications that are kept. */
  retain(isKept: (source: string) => boolean): void;
}

/** What an actor goes by among those of all applications. */
export const actorKey = (source: string, sessionId: string): string => `${source}/${sessionId}`;

/**
 * Creates an empty journal.
 *
 * @param bounds - how much it keeps
 */
export function createJournal(bounds: Bounds = usualBounds): Journal {
  const definitions = createDefinitions();
  const earlierActors = new Map<string, EarlierActor>();
  const gone = new Set<string>();
  let entries: LogEntry[] = [];
  let ownCharacters = 0;
  let logCharacters = 0;
  let forgotten = 0;
  let nextSeq = 1;

  const earlierCharacters = () => ownCharacters - logCharacters;
  const total = () => ownCharacters + definitions.characters;

  function shared<M extends InspectionMessage>(message: M): M {
    if (message.type !== '@xstate.actor' || message.definition == null) return message;
    return { ...message, definition: definitions.take(message.definition) };
  }

  function dropped(earlier: EarlierActor | undefined): void {
    if (!earlier) return;
    ownCharacters -= earlier.actorCharacters + earlier.lastCharacters;
    if (earlier.actor.definition != null) definitions.release(earlier.actor.definition);
  }

  /** The oldest message leaves the log for what is known of its actor. */
  function fold(): void {
    const { source, message, characters } = entries.shift() as LogEntry;
    logCharacters -= characters;
    const key = actorKey(source, message.sessionId);
    const known = earlierActors.get(key);
    if (message.type === '@xstate.actor') {
      dropped(known);
      earlierActors.set(key, earlierActorOf(source, message, characters));
    } else if (message.type === '@xstate.event') {
      ownCharacters -= characters;
    } else if (isOver(message.snapshot)) {
      ownCharacters -= characters;
      dropped(known);
      earlierActors.delete(key);
    } else {
      const earlier = known ?? earlierActorOf(source, nameless(message.sessionId), 0);
      ownCharacters -= earlier.lastCharacters;
      earlierActors.set(key, { ...earlier, last: message, lastCharacters: characters });
    }
  }

  function forgetOne(): void {
    const all = [...earlierActors];
    const [key, earlier] = all.find(([, { source }]) => gone.has(source)) ?? all[0] ?? [];
    if (key === undefined || !earlier) return;
    if (!gone.has(earlier.source)) forgotten++;
    dropped(earlier);
    earlierActors.delete(key);
  }

  function trim(): void {
    while (entries.length > bounds.maxEntries) fold();
    while (earlierActors.size > bounds.maxActors) forgetOne();
    while (total() > bounds.maxCharacters) {
      // What is known from before may take half; what happened lately matters more than that.
      const isMostlyOld = earlierCharacters() > bounds.maxCharacters / 2;
      if (entries.length > 1 && !isMostlyOld) fold();
      else if (earlierActors.size > 0) forgetOne();
      else if (entries.length > 1) fold();
      else break;
    }
  }

  return {
    get entries() {
      return entries;
    },
    earlierActors,
    get forgotten() {
      return forgotten;
    },
    get characters() {
      return total();
    },
    add(source, message, characters) {
      gone.delete(source);
      const definition = message.type === '@xstate.actor' ? (message.definition?.length ?? 0) : 0;
      const own = Math.max(0, characters - definition);
      const entry = { seq: nextSeq++, source, message: shared(message), characters: own };
      entries.push(entry);
      ownCharacters += own;
      logCharacters += own;
      trim();
      return entry;
    },
    recall(earlier) {
      const key = actorKey(earlier.source, earlier.actor.sessionId);
      dropped(earlierActors.get(key));
      ownCharacters += earlier.actorCharacters + earlier.lastCharacters;
      earlierActors.set(key, { ...earlier, actor: shared(earlier.actor) });
      trim();
    },
    leave(source) {
      gone.add(source);
      const remembered = new Set(
        [...earlierActors.values(), ...entries].map((each) => each.source),
      );
      for (const each of gone) if (!remembered.has(each)) gone.delete(each);
    },
    retain(isKept) {
      for (const [key, earlier] of earlierActors) {
        if (isKept(earlier.source)) continue;
        dropped(earlier);
        earlierActors.delete(key);
      }
      const leaving = entries.filter(({ source }) => !isKept(source));
      for (const { source, message, characters } of leaving) {
        logCharacters -= characters;
        dropped(earlierActorOf(source, message as ActorMessage, characters));
      }
      entries = entries.filter(({ source }) => isKept(source));
    },
  };
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
