// Machines of 300 states, as large as any that is drawn by hand.

import { type AnyStateMachine, createMachine } from 'xstate';

const size = 300;

/** All side by side: of each two ways lead on. */
export const flatMachineOf = (states: number): AnyStateMachine =>
  createMachine({ id: 'flat', initial: 's0', states: ring(states, (to) => `s${to}`) });

export const flatMachine = flatMachineOf(size);

const groups = 10;

/** In ten groups, with a way from each into the next one. */
export const groupedMachine: AnyStateMachine = createMachine({
  id: 'grouped',
  initial: 'g0',
  states: Object.fromEntries(
    Array.from({ length: groups }, (_, group) => {
      const next = `#grouped.g${(group + 1) % groups}.s0`;
      const states = ring(size / groups - 1, (to, from) => (from % 7 === 6 ? next : `s${to}`));
      return [`g${group}`, { initial: 's0', states }];
    }),
  ),
});

/** So many states, each of which leads to the one after it and to the third. */
function ring(count: number, target: (to: number, from: number) => string) {
  const stateOf = (n: number) => ({
    on: { NEXT: `s${(n + 1) % count}`, OTHER: target((n + 3) % count, n) },
  });
  return Object.fromEntries(Array.from({ length: count }, (_, n) => [`s${n}`, stateOf(n)]));
}
