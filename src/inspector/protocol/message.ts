// The messages of Stately inspection, as @statelyai/inspect sends them. They come from strangers, so
// nothing is believed of one before it was looked at here.

/** A snapshot as it was serialised; any part may be missing or cut. */
export interface InspectedSnapshot {
  readonly status?: unknown;
  readonly value?: unknown;
  readonly context?: unknown;
  readonly output?: unknown;
  readonly error?: unknown;
  readonly [key: string]: unknown;
}

interface Common {
  readonly sessionId: string;
  readonly rootId?: string | undefined;
  /** Milliseconds since 1970, in digits. */
  readonly createdAt?: string | undefined;
  /** Why a part of it is missing; not of the protocol, and set on the way. */
  readonly tooLong?: string | undefined;
}

/** An actor exists; `definition` is its machine as JSON text. */
export interface ActorMessage extends Common {
  readonly type: '@xstate.actor';
  readonly name?: string | undefined;
  readonly parentId?: string | undefined;
  readonly definition?: string | undefined;
  readonly snapshot?: InspectedSnapshot | undefined;
}

/** An event was sent to an actor. */
export interface EventMessage extends Common {
  readonly type: '@xstate.event';
  readonly sourceId?: string | undefined;
  readonly event: { readonly type: string };
}

/** An actor has a new snapshot. */
export interface SnapshotMessage extends Common {
  readonly type: '@xstate.snapshot';
  readonly event?: { readonly type: string } | undefined;
  readonly snapshot: InspectedSnapshot;
}

/** Any message of the protocol. */
export type InspectionMessage = ActorMessage | EventMessage | SnapshotMessage;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isTextOrNothing = (value: unknown): boolean =>
  value === undefined || value === null || typeof value === 'string';

/**
 * Reads what an application sent as a message, if it is one.
 *
 * @param data - an object, such as JSON gives
 * @returns the very object, or undefined when it is no message of the protocol, or nested deeper than 500 levels
 */
export function asMessage(data: unknown): InspectionMessage | undefined {
  return isShallow(data) ? shapedAsMessage(data) : undefined;
}

function shapedAsMessage(data: unknown): InspectionMessage | undefined {
  if (!isObject(data) || typeof data.sessionId !== 'string') return undefined;
  const { rootId, createdAt, sourceId, parentId, definition, tooLong } = data;
  const texts = [rootId, createdAt, sourceId, parentId, definition, tooLong];
  if (!texts.every(isTextOrNothing)) return undefined;
  const { type } = data;
  const isGood =
    (type === '@xstate.actor' &&
      isTextOrNothing(data.name) &&
      (data.snapshot == null || isObject(data.snapshot))) ||
    (type === '@xstate.event' && isEvent(data.event)) ||
    (type === '@xstate.snapshot' && isObject(data.snapshot));
  return isGood ? (data as unknown as InspectionMessage) : undefined;
}

const isEvent = (value: unknown): boolean => isObject(value) && typeof value.type === 'string';

/** JSON can be read however deep it is nested, and written only as deep as the stack goes. */
const deepestNesting = 500;

const isShallow = (value: unknown, levels = deepestNesting): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (levels > 0 && Object.values(value).every((each) => isShallow(each, levels - 1)));

/** The text of a message as JSON; undefined when it is not one. */
export function parseMessage(text: string): InspectionMessage | undefined {
  try {
    const data: unknown = JSON.parse(text);
    // Each level takes two characters.
    return text.length < 2 * deepestNesting ? shapedAsMessage(data) : asMessage(data);
  } catch {
    return undefined;
  }
}

/** Whether nothing more can come from an actor with this snapshot. */
export function isOver(snapshot: InspectedSnapshot | undefined): boolean {
  const status = snapshot?.status;
  return status === 'done' || status === 'error' || status === 'stopped';
}
