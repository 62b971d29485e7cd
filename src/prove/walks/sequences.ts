// All sequences of events up to a length: those in which every event is accepted, lived through by
// real transitions one by one; and those of any events at all, where each transition is computed once.

import { advance, begin, takenEdges } from '../machine.js';
import { Ledger, type Position } from './ledger.js';
import { Memo } from './memo.js';
import type { PossibleSteps } from './possible.js';
import type { WalkSubject } from './subject.js';

/** Walks every sequence of accepted events, by a real transition for every step of each. */
export function walkAcceptedSequences(
  subject: WalkSubject,
  possible: PossibleSteps,
  maxLength: number,
): Ledger {
  const ledger = new Ledger(`accepted sequences up to ${maxLength}`, subject, possible);
  const { machine } = subject;
  const goOn = (position: Position) => {
    ledger.count(1);
    if (position.trail.length === maxLength) return;
    for (const event of subject.events) {
      if (takenEdges(machine, position.snapshot, event).length === 0) continue;
      goOn(ledger.step(position, event, advance(machine, position.snapshot, event)));
    }
  };
  for (const start of subject.starts) goOn(ledger.begin(start, begin(machine, start)));
  return ledger;
}

/**
 * Walks every sequence of events, accepted or not.
 *
 * Every sequence is enumerated, but a transition is computed, and its snapshot checked, only when a
 * sequence first comes to it. That is sound because the machine is a pure function of the snapshot
 * and the event (no effects, and a snapshot is all in its key): what was so once is so every time.
 */
export function walkAllSequences(
  subject: WalkSubject,
  possible: PossibleSteps,
  maxLength: number,
): Ledger {
  const ledger = new Ledger(`all sequences up to ${maxLength}`, subject, possible);
  for (const start of subject.starts) {
    const memo = new Memo(subject, ledger, start);
    const goOn = (at: number, length: number, lastTaken: number): number => {
      if (length === maxLength) return 1;
      let sequences = 1;
      for (let event = 0; event < memo.events; event++) {
        const cell = at * memo.events + event;
        const after = memo.next(cell);
        if (memo.isTaken(cell)) {
          if (lastTaken >= 0) memo.notePair(lastTaken, cell);
          sequences += goOn(after, length + 1, cell);
        } else {
          sequences += goOn(after, length + 1, lastTaken);
        }
      }
      return sequences;
    };
    // Every sequence ends in one snapshot; the ledger has seen those that were computed.
    const sequences = goOn(0, 0, -1);
    ledger.count(sequences, sequences - memo.computed);
    for (const [first, second] of memo.pairs()) ledger.pair(first, second);
  }
  return ledger;
}
