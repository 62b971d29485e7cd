// A matcher for jest and vitest: a machine satisfies a claim, or the shortest way to the failure is printed.

import type { AnyStateMachine } from 'xstate';
import type { Claim } from './claim.js';
import { verdictText } from './formats/text.js';
import { type ProveOptions, prove } from './prove.js';

/**
 * For `expect.extend({ toSatisfy })`: `expect(machine).toSatisfy(claim)` passes when the claim is proven; a claim that
 * is vacuous, or holds only as far as was looked, does not pass either.
 *
 * @param options - starts, events and limits, as `prove` takes them
 * @example
 * ```ts
 * const calm = never('deleted', (instance) => instance.matches('deleted'));
 * const { pass, message } = toSatisfy(instanceMachine, calm, instanceProof);
 * pass; // false
 * message().includes('refuted in 2 steps'); // true
 * ```
 */
export function toSatisfy(
  machine: AnyStateMachine,
  claim: Claim,
  options: Omit<ProveOptions, 'claims'> = {},
): { readonly pass: boolean; readonly message: () => string } {
  const [verdict] = prove(machine, { walks: false, ...options, claims: [claim] }).verdicts;
  if (!verdict) throw new Error('a claim without a verdict');
  return {
    pass: verdict.outcome === 'proven',
    message: () => verdictText(verdict).join('\n'),
  };
}
