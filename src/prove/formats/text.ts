// A verdict in words: the claim, and a numbered way that shows only what changes.

import { type ToldStep, tell } from '../changes.js';
import { lengthOf, type Trace } from '../trace.js';
import type { Outcome, Verdict } from '../verdict.js';
import { foreverText } from './mermaid.js';

/** The mark of each outcome. */
export const outcomeMarks: Readonly<Record<Outcome, string>> = {
  proven: '✓',
  refuted: '✗',
  vacuous: '∅',
  bounded: '?',
};

/** What each outcome means, to follow the name of the claim. */
const meanings: Readonly<Record<Exclude<Outcome, 'refuted'>, string>> = {
  proven: 'holds',
  vacuous: 'says nothing: what it speaks of is never reached',
  bounded: 'cannot tell: it holds as far as was looked, and there is more',
};

/**
 * A verdict as lines: what is claimed, and for what is refuted a shortest way to the failure.
 *
 * @example
 * ```ts
 * const [verdict] = prove(instanceMachine, { ...instanceProof, walks: false }).verdicts;
 * verdictText(verdict); // ['✓ serving-is-running: An instance serves if and only if it is RUNNING.']
 * ```
 */
export function verdictText({ claim, outcome, reason, counterexample }: Verdict): string[] {
  const title = `${outcomeMarks[outcome]} ${claim.name}: ${claim.sentence}`;
  if (outcome === 'proven') return [title];
  if (outcome !== 'refuted') return [title, `    ${meanings[outcome]}`];
  if (!counterexample) return [title, `    refuted: ${reason ?? 'it does not hold'}`];
  const length = lengthOf(counterexample);
  const count = length === 0 ? 'at once' : `in ${length} ${length === 1 ? 'step' : 'steps'}`;
  return [
    title,
    `    refuted ${count} (${counterexample.start.name})${reason === undefined ? '' : `: ${reason}`}`,
    ...traceText(counterexample, reason ?? 'here').map((line) => `    ${line}`),
  ];
}

/** A way as numbered lines, the last of them with what is wrong there. */
function traceText(trace: Trace, wrong: string): string[] {
  const steps = tell(trace);
  const width = Math.max(...steps.map(({ event = '' }) => event.length));
  const column = Math.max(...steps.map(({ state }) => state.length));
  const digits = String(steps.length - 1).length;
  const lines = steps.map((step) => {
    const arrow = step.event === undefined ? '  ' : '→ ';
    const parts = [
      String(step.number).padStart(digits),
      (step.event ?? '').padEnd(width),
      `${arrow}${step.state.padEnd(column)}`,
      changesText(step),
    ];
    return parts.join('  ').trimEnd();
  });
  const end = trace.forever ? foreverText(trace) : wrong;
  return lines.map((line, index) => (index === lines.length - 1 ? `${line}  ← ${end}` : line));
}

function changesText({ gained, lost, context, same }: ToldStep): string {
  if (same) return '(nothing changes)';
  return [...gained.map((tag) => `+${tag}`), ...lost.map((tag) => `-${tag}`), ...context].join(
    '  ',
  );
}
