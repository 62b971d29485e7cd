// Walks a machine where that says something and can be paid for; otherwise says why not.

import type { Reach, Reached } from '../explore.js';
import { messageOf, nodesBelow } from '../machine.js';
import { simplePathsWithin } from './simple-paths.js';
import { TooManySnapshotsError, type WalkSubject } from './subject.js';
import { type Walked, walkAll } from './walk-all.js';

/** Beyond this many paths or sequences a walk is left out, or cut shorter. */
const walkBudget = 20_000_000;
const pathBudget = 20_000;
const longestSequence = 6;

/** Walks what can be walked; otherwise the reason why not. */
export function walk(subject: WalkSubject, reaches: readonly Reach[]): Walked | string {
  if (!reaches.every(({ complete }) => complete)) return 'there is more than was explored';
  const types = new Set(subject.events.map(({ type }) => type));
  if (types.size < subject.events.length) return 'an event comes with different data';
  if (nodesBelow(subject.machine.root).some(({ after }) => after.length > 0)) {
    return "XState's TestModel takes no timers";
  }
  try {
    subject.tools.createTestModel(subject.machine);
  } catch (error) {
    return `XState's TestModel does not take it: ${messageOf(error)}`;
  }
  if (subject.events.some(({ type }) => type.startsWith('xstate.'))) {
    return "XState's TestModel takes no events of actors";
  }
  const goesOn = ({ snapshot }: Reached) =>
    snapshot.status !== 'active' &&
    subject.events.some((event) => subject.machine.getTransitionData(snapshot, event).length > 0);
  if (reaches.some(({ nodes }) => nodes.some(goesOn))) {
    return "XState's TestModel goes on when the machine is at its end";
  }
  if (!simplePathsWithin(reaches, pathBudget)) return 'there are too many paths to walk them all';
  try {
    return walkAll(subject, lengthWithin(subject.events.length, subject.starts.length));
  } catch (error) {
    if (error instanceof TooManySnapshotsError) return error.message;
    throw error;
  }
}

/** The longest sequences of which there are not too many. */
function lengthWithin(events: number, starts: number): number {
  let length = 0;
  let count = starts;
  let last = starts;
  while (length < longestSequence && count + last * events <= walkBudget) {
    last *= events;
    count += last;
    length++;
  }
  return length;
}
