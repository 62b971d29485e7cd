// A message that is longer than the limit goes on without its weight, and says so: the actor is there all the
// same, and where it is.

import type { ActorMessage, InspectionMessage, SnapshotMessage } from '../protocol/index.js';

/** The longest message that is kept whole, in characters. */
export const longestMessage = 4_000_000;

/** The longest message that is read at all, in bytes. An application that sends a longer one is disconnected. */
export const longestMessageBytes = 8 * longestMessage;

/** What says which state an actor is in is kept up to this length, in characters. */
const longestValue = 100_000;

/** Characters as megabytes, such as `5 MB`. */
const megabytes = (characters: number): string => `${Math.round(characters / 1e5) / 10} MB`;

/** Why something is left out, and what helps. */
const reasonOf = (characters: number, help: string): string =>
  `${megabytes(characters)}; limit ${megabytes(longestMessage)}; ${help}`;

const lengthOf = (value: unknown): number => JSON.stringify(value)?.length ?? 0;

/**
 * Takes from a message what is too long.
 *
 * @param characters - its length as text
 * @returns the message itself when it is short enough; else with `tooLong`, which says what is missing and why
 */
export function withinLimit(message: InspectionMessage, characters: number): InspectionMessage {
  if (characters <= longestMessage) return message;
  const { type } = message;
  if (type === '@xstate.event') {
    const tooLong = reasonOf(characters, 'use sanitizeEvent');
    return {
      ...message,
      event: { type: message.event.type.slice(0, 1_000), leftOut: tooLong } as never,
      tooLong,
    };
  }
  if (type === '@xstate.snapshot' && lengthOf(message.event) > longestMessage / 2) {
    const tooLong = reasonOf(lengthOf(message.event), 'use sanitizeEvent');
    const event = { type: message.event?.type.slice(0, 1_000) ?? '', leftOut: tooLong };
    const rest = { ...message, event, tooLong };
    return { ...withinLimit(rest, lengthOf(rest)), tooLong };
  }
  if (type === '@xstate.actor' && lengthOf(message.definition) > longestMessage / 2) {
    const tooLong = reasonOf(characters, 'use sanitizeContext');
    const rest = { ...message, definition: lightDefinition(message.definition), tooLong };
    return { ...withinLimit(rest, lengthOf(rest)), tooLong };
  }
  const tooLong = reasonOf(characters, 'use sanitizeContext');
  return { ...message, snapshot: lightSnapshot(message, tooLong), tooLong } as InspectionMessage;
}

/** Where the actor is, and why there is no more. */
function lightSnapshot({ snapshot }: ActorMessage | SnapshotMessage, leftOut: string) {
  const { status, value } = snapshot ?? {};
  const kept = lengthOf(value) <= longestValue ? { value } : {};
  return { status, ...kept, context: leftOut };
}

/** A machine without its context, which is not drawn; nothing when it is too long all the same. */
function lightDefinition(definition: string | undefined): string | undefined {
  try {
    const { context: _, ...rest } = JSON.parse(definition ?? '') as { context?: unknown };
    const text = JSON.stringify(rest);
    return text.length <= longestMessage / 2 ? text : undefined;
  } catch {
    return undefined;
  }
}
