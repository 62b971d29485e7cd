// A way as what an inspector saves: one actor that takes its events, to be stepped through.

import type { AnyStateMachine } from 'xstate';
import { type Frame, savedInspection } from '../../inspector/index.js';
import type { Trace } from '../../prove/index.js';

const source = 's1';
const sessionId = 'x:0';

/**
 * Writes a way as a file that `inspect FILE` opens.
 *
 * @param savedAtMs - when, in milliseconds since 1970
 */
export function inspectionOf(
  machine: AnyStateMachine,
  { steps }: Trace,
  savedAtMs: number,
): string {
  const messages = steps.map(({ event, snapshot }, number) => {
    const { value, context, status, output } = snapshot;
    const common = { sessionId, rootId: sessionId, createdAt: String(savedAtMs + number) };
    // As they are sent, so that what JSON cannot write is missing here, too.
    const seen = JSON.parse(JSON.stringify({ value, context, status, output }));
    const definition = JSON.stringify(machine.config);
    return event
      ? { type: '@xstate.snapshot' as const, ...common, event, snapshot: seen }
      : { type: '@xstate.actor' as const, ...common, name: machine.id, definition, snapshot: seen };
  });
  const frames: Frame[] = [
    { type: 'source', source: { id: source, name: 'prove', connected: false } },
    ...messages.map((message) => ({ type: 'message' as const, source, message, characters: 0 })),
  ];
  return [...savedInspection(frames, savedAtMs)].join('');
}
