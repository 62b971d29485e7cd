// What a call gets that rules of faults are for. Chance comes from the seed, the rule and its count of
// calls alone, so that the same calls meet the same faults.

import { createRandom } from '../../random/index.js';
import { type FaultCall, type FaultEffect, type FaultRule, isFor, isOver } from './fault-rule.js';

/** How many rules there can be at a time; those that are over stay, with their counts, while there is room. */
export const mostFaultRules = 1000;

/** So many calls of so many rules have random numbers of their own; then they begin anew. */
const streams = 2 ** 26;

/** Where rules are kept, oldest first: a table of the store. */
export interface FaultRuleTable {
  readonly all: Iterable<FaultRule>;
  put(rule: FaultRule): unknown;
}

/** What a call gets, and from which rules. */
export interface CallFault extends FaultEffect {
  /** The ids of the rules that met the call, in the order in which they were tried. */
  readonly rules: readonly string[];
}

/**
 * Says what a call gets, and counts it. The delays of all rules that meet it add up, until one
 * answers it or drops it; the rules after that one never see the call.
 *
 * @param seed - the seed of chance, a whole number of at least 0
 * @returns undefined when no rule meets the call
 */
export function faultFor(
  rules: FaultRuleTable,
  seed: number,
  call: FaultCall,
): CallFault | undefined {
  let fault: CallFault | undefined;
  // A snapshot of the list, because counting changes it.
  for (const rule of [...rules.all]) {
    if (isOver(rule, call.nowMs) || !isFor(rule, call)) continue;
    const met = chanceMeets(rule, seed);
    rules.put({ ...rule, seen: rule.seen + 1, hits: rule.hits + Number(met) });
    if (!met) continue;
    const { answer, drop, latencyMs = 0 } = rule.effect;
    fault = {
      answer,
      drop,
      latencyMs: (fault?.latencyMs ?? 0) + latencyMs,
      rules: [...(fault?.rules ?? []), rule.id],
    };
    if (answer || drop) break;
  }
  return fault;
}

function chanceMeets({ probability = 1, seq, seen }: FaultRule, seed: number): boolean {
  if (probability >= 1) return true;
  return createRandom(seed, (seq % streams) * streams + (seen % streams))() < probability;
}
