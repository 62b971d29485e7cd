// A way as a sequence diagram of Mermaid: who sends which event, and where the machine is then.

import { escapeMermaid } from '../../diagram/internal.js';
import { tell } from '../changes.js';
import type { Trace } from '../trace.js';

/**
 * Writes a way as a Mermaid sequence diagram.
 *
 * @param moverOf - who sends an event; `world` unless given
 * @example
 * ```ts
 * const [verdict] = prove(instanceMachine, { ...instanceProof, walks: false }).verdicts;
 * mermaidOf('instance', verdict.witness).startsWith('sequenceDiagram'); // true
 * ```
 */
export function mermaidOf(
  machine: string,
  trace: Trace,
  moverOf: (event: string) => string = () => 'world',
): string {
  const steps = tell(trace);
  const movers = [
    ...new Set(trace.steps.flatMap(({ event }) => (event ? [moverOf(event.type)] : []))),
  ];
  const lines = [
    'sequenceDiagram',
    ...movers.map((mover) => `  participant ${mover}`),
    `  participant machine as ${escapeMermaid(machine)}`,
    `  Note over machine: ${escapeMermaid(stateText(steps[0]))}`,
  ];
  for (const [index, step] of steps.entries()) {
    const event = trace.steps[index]?.event;
    if (!event) continue;
    lines.push(`  ${moverOf(event.type)}->>machine: ${index} ${escapeMermaid(step.event ?? '')}`);
    lines.push(`  Note over machine: ${escapeMermaid(stateText(step))}`);
  }
  if (trace.forever) lines.push(`  Note over machine: ${escapeMermaid(foreverText(trace))}`);
  return `${lines.join('\n')}\n`;
}

/** How a run that never ends goes on. */
export function foreverText({ forever, steps }: Trace): string {
  if (forever?.type === 'repeats') {
    return `and again and again as from step ${forever.from}`;
  }
  return forever ? `and it may stay ${steps.at(-1)?.state} for ever` : '';
}

const stateText = (step?: { readonly state: string; readonly tags: readonly string[] }): string =>
  step ? [step.state, ...step.tags.map((tag) => `[${tag}]`)].join(' ') : '';
