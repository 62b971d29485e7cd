// A way in the informal trace format that Apalache writes and Quint reads (apalache-mc.org, ADR 015): a JSON
// document with the variables and their value in each state.

import { tagsOf } from '../changes.js';
import type { Trace } from '../trace.js';

/**
 * Writes a way as an ITF document. The variable `event` is what led to a state, empty in the first.
 *
 * @example
 * ```ts
 * const [verdict] = prove(instanceMachine, { ...instanceProof, walks: false }).verdicts;
 * JSON.parse(itfOf('instance', 'a witness', verdict.witness)).states.at(-1).state; // 'RUNNING.idle'
 * ```
 */
export function itfOf(machine: string, description: string, trace: Trace): string {
  const states = trace.steps.map(({ event, snapshot, state }, index) => ({
    '#meta': { index },
    event: event?.type ?? '',
    state,
    tags: { '#set': tagsOf(snapshot) },
    context: itfValue(snapshot.context),
    done: snapshot.status === 'done',
  }));
  const { forever } = trace;
  const document = {
    '#meta': {
      format: 'ITF',
      'format-description': 'https://apalache-mc.org/docs/adr/015adr-trace.html',
      source: machine,
      description,
      start: trace.start.name,
    },
    vars: ['event', 'state', 'tags', 'context', 'done'],
    // The next state after the last is that of this number.
    ...(forever && { loop: forever.type === 'repeats' ? forever.from : states.length - 1 }),
    states,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** A value of JavaScript as one of ITF: its integers have any size, and it has no null. */
function itfValue(value: unknown): unknown {
  if (typeof value === 'bigint') return { '#bigint': String(value) };
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : String(value);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(itfValue);
  if (value instanceof Set) return { '#set': [...value].map(itfValue) };
  if (value instanceof Map) {
    return { '#map': [...value].map(([key, inner]) => [itfValue(key), itfValue(inner)]) };
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, itfValue(inner)]));
  }
  return { '#unserializable': String(value) };
}
