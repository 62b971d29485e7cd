// What becomes of a claim, and what every judge of claims has to say.

import type { Answer, Claim } from './claim.js';
import type { Reach } from './explore.js';
import type { Trace } from './trace.js';

/**
 * What becomes of a claim:
 * `proven` – it holds of everything that can be reached;
 * `refuted` – it does not, and a counterexample shows it;
 * `vacuous` – nothing that can be reached is what it speaks of;
 * `bounded` – it holds as far as was looked, and there is more.
 */
export type Outcome = 'proven' | 'refuted' | 'vacuous' | 'bounded';

/** A claim and what became of it. */
export interface Verdict {
  /** What was claimed. */
  readonly claim: Claim;
  /** What became of it. */
  readonly outcome: Outcome;
  /** Why it does not hold, where the claim says so. */
  readonly reason?: string;
  /** A shortest way to where it does not hold. Missing where no way leads there: an edge that is never taken. */
  readonly counterexample?: Trace;
  /** A shortest way to where the claim says something. */
  readonly witness?: Trace;
  /** How many snapshots, steps or edges it was held against. */
  readonly checked: number;
}

/** A verdict, before it is said on which claim. */
export type Finding = Omit<Verdict, 'claim'>;

/** What was reached from all starts, the nearest first. */
export const nodesOf = (reaches: readonly Reach[]) =>
  reaches.flatMap(({ nodes }) => nodes).sort((a, b) => a.depth - b.depth);

/** That a claim does not hold. */
export const refuted = (
  checked: number,
  counterexample: Trace | undefined,
  answer?: Answer,
): Finding => ({
  outcome: 'refuted',
  checked,
  ...(counterexample && { counterexample }),
  ...(typeof answer === 'string' && { reason: answer }),
});

/** What is left to say when nothing speaks against a claim. */
export function notRefuted(
  checked: number,
  reaches: readonly Reach[],
  witness: Trace | undefined,
): Finding {
  if (!reaches.every(({ complete }) => complete)) {
    return { outcome: 'bounded', checked, ...(witness && { witness }) };
  }
  return witness ? { outcome: 'proven', checked, witness } : { outcome: 'vacuous', checked };
}
