// The four walks over a machine: what each must have seen, and whatever rule was broken on any snapshot of any path.

import type { Numbers } from './ledger.js';
import { walkSimplePaths, walkTestModel } from './paths.js';
import { possibleSteps } from './possible.js';
import { walkAcceptedSequences, walkAllSequences } from './sequences.js';
import type { Violation, WalkSubject } from './subject.js';

/** What the walks come to. */
export interface Walked {
  readonly violations: readonly Violation[];
  readonly numbers: readonly Numbers[];
}

/**
 * Walks a machine in four ways.
 *
 * @param maxLength - the length up to which all sequences of events are tried
 * @throws TooManySnapshotsError when no walk could see all of the machine
 */
export function walkAll(subject: WalkSubject, maxLength: number): Walked {
  const possible = possibleSteps(subject);
  const walks = [
    { ledger: walkTestModel(subject, possible), cover: ['statuses', 'edges', 'steps'] },
    // A simple path visits no state twice, so it cannot take an edge that leads back.
    { ledger: walkSimplePaths(subject, possible), cover: ['statuses'] },
    {
      ledger: walkAcceptedSequences(subject, possible, maxLength),
      cover: ['statuses', 'edges', 'steps', 'pairs'],
    },
    {
      ledger: walkAllSequences(subject, possible, maxLength),
      cover: ['statuses', 'edges', 'steps', 'pairs'],
    },
  ] as const;
  return {
    violations: walks.flatMap(({ ledger, cover }) => ledger.violations(cover)),
    numbers: walks.map(({ ledger }) => ledger.numbers()),
  };
}
