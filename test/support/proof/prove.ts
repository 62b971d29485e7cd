// The whole path proof of one chart: four walks through it, what each must have seen, and whatever
// rule was broken on any snapshot of any path.

import type { Numbers } from './ledger.js';
import { walkSimplePaths, walkTestModel } from './paths.js';
import type { Rules, Subject, Violation } from './rules.js';
import { walkAcceptedSequences, walkAllSequences } from './sequences.js';

/** What a proof comes to: no violations, or it failed. */
export interface Proof {
  readonly violations: readonly Violation[];
  readonly numbers: readonly Numbers[];
}

/**
 * Proves a chart by its paths.
 *
 * @param maxLength - the length up to which all sequences of events are tried
 */
export function provePaths(subject: Subject, rules: Rules, maxLength: number): Proof {
  const walks = [
    { ledger: walkTestModel(subject, rules), cover: ['statuses', 'edges', 'steps'] },
    // A simple path visits no state twice, so it cannot take an edge that leads back.
    { ledger: walkSimplePaths(subject, rules), cover: ['statuses'] },
    {
      ledger: walkAcceptedSequences(subject, rules, maxLength),
      cover: ['statuses', 'edges', 'steps', 'pairs'],
    },
    {
      ledger: walkAllSequences(subject, rules, maxLength),
      cover: ['statuses', 'edges', 'steps', 'pairs'],
    },
  ] as const;
  return {
    violations: walks.flatMap(({ ledger, cover }) => ledger.violations(cover)),
    numbers: walks.map(({ ledger }) => ledger.numbers()),
  };
}
