// What has been seen: a bounded log of messages, and what was known of every live actor before it
// begins. Together they give any state from then until now, however late somebody looks.

import {
  type ActorMessage,
  type InspectionMessage,
  isOver,
  type SnapshotMessage,
} from '../protocol/index.js';
import { type Bounds, usualBounds } from './bounds.js';
import { createDefinitions } from './definitions.js';

/** A message in the log. */
export interface Entry {
  /** Counts up by one; never used twice. */
  readonly seq: number;
  /** Which application it is from. */
  readonly source: string;
  readonly message: InspectionMessage;
  /** Its length in characters, without a definition. */
  readonly characters: number;
}

/** What is known of an actor before the log begins. */
export interface Standing {
  readonly source: string;
  readonly actor: ActorMessage;
  readonly actorCharacters: number;
  readonly last: SnapshotMessage | undefined;
  readonly lastCharacters: number;
}

/** A bounded memory of inspection. */
export interface Journal {
  readonly entries: readonly Entry[];
  /** By {@link actorKey}, in the order in which they came to be. */
  readonly standings: ReadonlyMap<string, Standing>;
  /** How many live actors had to be forgotten. */
  readonly forgotten: number;
  /** Characters of all that is kept. */
  readonly characters: number;
  /** Writes a message down. */
  add(source: string, message: InspectionMessage, characters: number): Entry;
  /** Puts an actor before the log, as another journal knew it. */
  recall(standing: Standing): void;
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
  const standings = new Map<string, Standing>();
  const gone = new Set<string>();
  let entries: Entry[] = [];
  let ownCharacters = 0;
  let logCharacters = 0;
  let forgotten = 0;
  let nextSeq = 1;

  const standingCharacters = () => ownCharacters - logCharacters;
  const total = () => ownCharacters + definitions.characters;

  function shared<M extends InspectionMessage>(message: M): M {
    if (message.type !== '@xstate.actor' || message.definition == null) return message;
    return { ...message, definition: definitions.take(message.definition) };
  }

  function dropped(standing: Standing | undefined): void {
    if (!standing) return;
    ownCharacters -= standing.actorCharacters + standing.lastCharacters;
    if (standing.actor.definition != null) definitions.release(standing.actor.definition);
  }

  /** The oldest message leaves the log for what is known of its actor. */
  function fold(): void {
    const { source, message, characters } = entries.shift() as Entry;
    logCharacters -= characters;
    const key = actorKey(source, message.sessionId);
    const known = standings.get(key);
    if (message.type === '@xstate.actor') {
      dropped(known);
      standings.set(key, standingOf(source, message, characters));
    } else if (message.type === '@xstate.event') {
      ownCharacters -= characters;
    } else if (isOver(message.snapshot)) {
      ownCharacters -= characters;
      dropped(known);
      standings.delete(key);
    } else {
      const standing = known ?? standingOf(source, nameless(message.sessionId), 0);
      ownCharacters -= standing.lastCharacters;
      standings.set(key, { ...standing, last: message, lastCharacters: characters });
    }
  }

  function forgetOne(): void {
    const all = [...standings];
    const [key, standing] = all.find(([, { source }]) => gone.has(source)) ?? all[0] ?? [];
    if (key === undefined || !standing) return;
    if (!gone.has(standing.source)) forgotten++;
    dropped(standing);
    standings.delete(key);
  }

  function trim(): void {
    while (entries.length > bounds.maxEntries) fold();
    while (standings.size > bounds.maxActors) forgetOne();
    while (total() > bounds.maxCharacters) {
      // What is known from before may take half; what happened lately matters more than that.
      const isMostlyOld = standingCharacters() > bounds.maxCharacters / 2;
      if (entries.length > 1 && !isMostlyOld) fold();
      else if (standings.size > 0) forgetOne();
      else if (entries.length > 1) fold();
      else break;
    }
  }

  return {
    get entries() {
      return entries;
    },
    standings,
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
    recall(standing) {
      const key = actorKey(standing.source, standing.actor.sessionId);
      dropped(standings.get(key));
      ownCharacters += standing.actorCharacters + standing.lastCharacters;
      standings.set(key, { ...standing, actor: shared(standing.actor) });
      trim();
    },
    leave(source) {
      gone.add(source);
      const remembered = new Set([...standings.values(), ...entries].map((each) => each.source));
      for (const each of gone) if (!remembered.has(each)) gone.delete(each);
    },
    retain(isKept) {
      for (const [key, standing] of standings) {
        if (isKept(standing.source)) continue;
        dropped(standing);
        standings.delete(key);
      }
      const leaving = entries.filter(({ source }) => !isKept(source));
      for (const { source, message, characters } of leaving) {
        logCharacters -= characters;
        dropped(standingOf(source, message as ActorMessage, characters));
      }
      entries = entries.filter(({ source }) => isKept(source));
    },
  };
}

const standingOf = (source: string, actor: ActorMessage, actorCharacters: number): Standing => ({
  source,
  actor,
  actorCharacters,
  last: undefined,
  lastCharacters: 0,
});

/** An actor of which nobody said that it exists, only how it stands. */
const nameless = (sessionId: string): ActorMessage => ({
  type: '@xstate.actor',
  sessionId,
  name: sessionId,
});
