// A proof for people: what was walked, each claim with its verdict, and how to go on.

import { type Proof, verdictText } from '../../prove/index.js';
import { formatNumbers } from '../../prove/internal.js';
import { onOneLine } from '../environment/failures.js';
import type { Style } from '../terminal/style.js';

/** The lines of a proof. */
export function proofText(proof: Proof, changes: readonly string[], { colours }: Style): string[] {
  const { machine, verdicts, walks, withoutWalks, reached, edges } = proof;
  const snapshots = reached.reduce((sum, { snapshots }) => sum + snapshots, 0);
  const from = reached.length === 1 ? '' : ` from ${reached.length} starts`;
  const changed = changes.length > 0 ? `, changed by ${changes.join(' and ')}` : '';
  const title = onOneLine(
    `${machine}${changed}: ${snapshots} snapshots${from}, ${edges} edges as they are written`,
  );
  return [
    colours.bold(title),
    ...(walks.length > 0 ? ['', ...formatNumbers('Walked', walks).trimEnd().split('\n')] : []),
    ...(withoutWalks ? ['', `  Not walked path by path: ${onOneLine(withoutWalks)}.`] : []),
    '',
    ...verdicts.flatMap((verdict) => {
      const [first = '', ...rest] = verdictText(verdict).map(onOneLine);
      const colour = {
        proven: colours.green,
        refuted: colours.red,
        vacuous: colours.yellow,
        bounded: colours.yellow,
      }[verdict.outcome];
      return [colour(first.slice(0, 1)) + first.slice(1), ...rest];
    }),
    '',
    summaryOf(proof),
  ];
}

/** What it came to, in one line. */
function summaryOf({ verdicts }: Proof): string {
  const count = (outcome: string) =>
    verdicts.filter((verdict) => verdict.outcome === outcome).length;
  const parts = ['proven', 'refuted', 'vacuous', 'bounded']
    .map((outcome) => ({ outcome, number: count(outcome) }))
    .filter(({ number }) => number > 0)
    .map(({ outcome, number }) => `${number} ${outcome}`);
  return `${verdicts.length} ${verdicts.length === 1 ? 'claim' : 'claims'}: ${parts.join(', ')}.`;
}
