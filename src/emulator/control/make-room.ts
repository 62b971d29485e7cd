// Rules and exceptions that are over stay on their lists with what they met, until others need the room.

import { conflict } from './control-error.js';

/** A list of one sort, oldest first: a table of the store. */
interface Rules<R> {
  readonly all: Iterable<R> & { readonly size: number };
  delete(id: string): unknown;
}

/**
 * Makes room for one more: the oldest that is over goes.
 *
 * @param most - how many there can be
 * @param what - what they are called, for the refusal
 * @throws ControlError when all of them are in force
 */
export function makeRoom<R extends { readonly id: string }>(
  rules: Rules<R>,
  isOver: (rule: R) => boolean,
  most: number,
  what: string,
): void {
  if (rules.all.size < most) return;
  const over = [...rules.all].find(isOver);
  if (!over) throw conflict(`there are ${most} ${what} already; delete some first`);
  rules.delete(over.id);
}
