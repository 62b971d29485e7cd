// Reads a saved file. It comes from others, so nothing is believed of a line before it was looked at.

import { longestMessage } from '../journal/index.js';
import { type ActorMessage, asMessage, type InspectionMessage } from '../protocol/index.js';
import type { Frame } from '../relay/frame.js';
import { formatName, formatVersion, SavedInspectionError } from './format.js';

/** An escaped text can be six times as long as it was. */
const longestLine = 6 * longestMessage;

const mostSources = 1_000;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads the frames of a saved file, one by one.
 *
 * @param text - the whole file
 * @returns sources, earlier actors and messages in the order of the file
 * @throws SavedInspectionError from the iteration, at the first line that cannot be used
 *
 * @example
 * ```ts
 * const text = `{"format":"dcs-lifecycle inspection","version":1}
 * {"type":"source","id":"s1","name":"checkout"}`;
 * [...readInspection(text)].map(({ type }) => type); // ['source']
 * ```
 */
export function* readInspection(text: string): Iterable<Frame> {
  const known: Known = { machines: new Map(), sources: new Set() };
  let number = 0;
  for (const line of linesOf(text)) {
    number++;
    try {
      if (number === 1) checkHead(fieldsIn(line, true));
      else if (line !== '') yield* framesIn(fieldsIn(line), known, line.length);
    } catch (error) {
      if (error instanceof Wrong) throw new SavedInspectionError(number, error.message);
      throw error;
    }
  }
}

interface Known {
  readonly machines: Map<string, string>;
  readonly sources: Set<string>;
}

class Wrong extends Error {}

/** Not by `split`, which would hold the file twice. */
function* linesOf(text: string): Iterable<string> {
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  do {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? undefined : end);
    yield line.endsWith('\r') ? line.slice(0, -1) : line;
    start = end < 0 ? text.length : end + 1;
  } while (start < text.length);
}

function fieldsIn(line: string, first = false): Fields {
  if (line.length > longestLine) throw new Wrong(`longer than ${longestLine} characters`);
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Fields;
    }
  } catch {
    if (!first) throw new Wrong('not JSON; is the file cut off?');
  }
  throw new Wrong(first ? foreign : 'not an object');
}

const foreign = `not a saved inspection, which begins with {"format":"${formatName}","version":${formatVersion}}`;

function checkHead({ format, version }: Fields): void {
  if (format !== formatName) throw new Wrong(foreign);
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1) {
    throw new Wrong(`version must be a whole number from 1 to ${formatVersion}`);
  }
  if (version > formatVersion) {
    throw new Wrong(
      `version ${version} of the format, but this program reads up to ${formatVersion}; update dcs-lifecycle`,
    );
  }
}

function* framesIn(fields: Fields, known: Known, characters: number): Iterable<Frame> {
  const { type } = fields;
  if (type === 'source') {
    const [id, name] = [textIn(fields, 'id'), textIn(fields, 'name')];
    if (known.sources.size >= mostSources) throw new Wrong(`more than ${mostSources} sources`);
    known.sources.add(id);
    yield { type, source: { id, name, connected: false, saved: true } };
  } else if (type === 'machine') {
    known.machines.set(textIn(fields, 'id'), textIn(fields, 'definition'));
  } else if (type === 'message') {
    const source = sourceIn(fields, known);
    const message = messageIn(fields, 'message', known);
    yield { type, source, message, characters: characters + definitionLength(message) };
  } else if (type === 'earlier') {
    const source = sourceIn(fields, known);
    const actor = messageIn(fields, 'actor', known);
    const last = fields.last == null ? undefined : messageIn(fields, 'last', known);
    if (actor.type !== '@xstate.actor') throw new Wrong('actor must be an @xstate.actor');
    if (last && last.type !== '@xstate.snapshot')
      throw new Wrong('last must be an @xstate.snapshot');
    const lastCharacters = last ? JSON.stringify(last).length : 0;
    // A number may be shorter in the file than it is written here.
    const actorCharacters = Math.max(0, characters - lastCharacters);
    const earlier = { source, actor, actorCharacters, last, lastCharacters };
    yield { type: 'earlierActor', earlier };
  } else {
    throw new Wrong(
      `unknown type ${shown(type)}; allowed: "source", "machine", "earlier", "message"`,
    );
  }
}

function textIn(fields: Fields, key: string): string {
  const value = fields[key];
  if (typeof value === 'string' && value !== '') return value;
  throw new Wrong(`${key} must be a text`);
}

function sourceIn(fields: Fields, { sources }: Known): string {
  const source = textIn(fields, 'source');
  if (sources.has(source)) return source;
  throw new Wrong(`no line before it has the source ${shown(source)}`);
}

function messageIn(fields: Fields, key: string, { machines }: Known): InspectionMessage {
  const message = asMessage(fields[key]);
  if (!message) throw new Wrong(`${key} is not a message of @statelyai/inspect`);
  if (message.type !== '@xstate.actor' || fields.machine === undefined) return message;
  const definition = machines.get(textIn(fields, 'machine'));
  if (definition === undefined) {
    throw new Wrong(`no line before it has the machine ${shown(fields.machine)}`);
  }
  return { ...message, definition };
}

const definitionLength = (message: InspectionMessage): number =>
  (message as Partial<ActorMessage>).definition?.length ?? 0;

/** A value in a message, short enough for one line. */
const shown = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 60);
