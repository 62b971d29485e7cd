// Writes what was inspected as the lines of a file.

import type { ActorMessage, InspectionMessage } from '../protocol/index.js';
import type { Frame } from '../relay/frame.js';
import { formatName, formatVersion, type SavedLine } from './format.js';

/**
 * Writes frames as a file that `inspect FILE` and the page open.
 *
 * @param frames - as a viewer of the relay gets them, sources first; `ready` is left out
 * @param savedAtMs - the time that the file names, in milliseconds since 1970
 * @returns the lines, each with its line end
 *
 * @example
 * ```ts
 * const relay = createRelay();
 * relay.join('checkout');
 * const frames: Frame[] = [];
 * relay.view((frame) => frames.push(frame))();
 * const [head, source] = savedInspection(frames, Date.now());
 * source.trim(); // '{"type":"source","id":"s1","name":"checkout"}'
 * ```
 */
export function* savedInspection(frames: Iterable<Frame>, savedAtMs: number): Iterable<string> {
  const machines = new Map<string, string>();
  const named = new Set<string>();
  const savedAt = new Date(savedAtMs).toISOString();
  yield lineOf({ format: formatName, version: formatVersion, savedAt });
  for (const frame of frames) {
    if (frame.type === 'ready') continue;
    if (frame.type === 'source') {
      const { id, name } = frame.source;
      named.add(id);
      yield lineOf({ type: 'source', id, name: name || id });
      continue;
    }
    // What is remembered of an application may outlive its name.
    const source = frame.type === 'message' ? frame.source : frame.earlier.source;
    if (!named.has(source)) yield lineOf({ type: 'source', id: source, name: source });
    named.add(source);
    const { definition, ...rest } = actorOf(frame);
    let machine = definition ? machines.get(definition) : undefined;
    if (definition && machine === undefined) {
      machine = `m${machines.size + 1}`;
      machines.set(definition, machine);
      yield lineOf({ type: 'machine', id: machine, definition });
    }
    const shared = machine === undefined ? {} : { machine };
    if (frame.type === 'earlierActor') {
      const { last } = frame.earlier;
      yield lineOf({ type: 'earlier', source, ...shared, actor: rest, ...(last && { last }) });
    } else {
      yield lineOf({ type: 'message', source, ...shared, message: rest });
    }
  }
}

/** What a frame tells; only actors have a definition. */
function actorOf(
  frame: Extract<Frame, { type: 'earlierActor' | 'message' }>,
): InspectionMessage & Pick<ActorMessage, 'definition'> {
  return frame.type === 'earlierActor' ? frame.earlier.actor : frame.message;
}

const lineOf = (line: SavedLine): string => `${JSON.stringify(line)}\n`;
