// The four walks over a ground: what each must have seen, and whatever rule was broken on any snapshot of any path.

import type { Ground, Violation } from './ground.js';
import type { Numbers } from './ledger.js';
import { walkSimplePaths, walkTestModel } from './paths.js';
import { possibleSteps } from './possible.js';
import { walkAcceptedSequences, walkAllSequences } from './sequences.js';

/** What the walks come to. */
export interface Walked {
  readonly violations: readonly Violation[];
  readonly numbers: readonly Numbers[];
}

/**
 * Walks a machine in four ways.
 *
 * @param maxLength - the length up to which all sequences of events are tried
 * @throws TooManySnapshotsError when no walk could see all of the ground
 */
export function walkAll(ground: Ground, maxLength: number): Walked {
  const possible = possibleSteps(ground);
  const walks = [
    { ledger: walkTestModel(ground, possible), cover: ['statuses', 'edges', 'steps'] },
    // A simple path visits no state twice, so it cannot take an edge that leads back.
    { ledger: walkSimplePaths(ground, possible), cover: ['statuses'] },
    {
      ledger: walkAcceptedSequences(ground, possible, maxLength),
      cover: ['statuses', 'edges', 'steps', 'pairs'],
    },
    {
      ledger: walkAllSequences(ground, possible, maxLength),
      cover: ['statuses', 'edges', 'steps', 'pairs'],
    },
  ] as const;
  return {
    violations: walks.flatMap(({ ledger, cover }) => ledger.violations(cover)),
    numbers: walks.map(({ ledger }) => ledger.numbers()),
  };
}
