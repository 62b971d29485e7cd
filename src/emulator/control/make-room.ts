// Rules and exceptions that are over stay on their lists with what they met, until others need the room.

import { makeRoom, type StoredRecord, type Table } from '../store/index.js';
import { conflict } from './control-error.js';

/**
 * Makes room for one more: the oldest that is over goes.
 *
 * @param most - how many there can be
 * @param what - what they are called, for the refusal
 * @throws ControlError when all of them are in force
 */
export function makeRoomAmong<R extends StoredRecord>(
  rules: Table<R>,
  isOver: (rule: R) => boolean,
  most: number,
  what: string,
): void {
  makeRoom(rules, rules.all, most, isOver);
  if (rules.all.size < most) return;
  throw conflict(`there are ${most} ${what} already; delete some first`);
}
