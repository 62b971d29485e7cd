// The lifecycle as the compiled table, in both ways that it offers: its rows, for loops in which every
// nanosecond counts, and `step()`, for everybody else.

import { refused, type StateName, step } from '../../../machines/index.js';
import { rowOf, stateInRow } from '../../../machines/internal.js';
import type { Contender } from '../contender.js';
import { contend, type Life, table } from './lives.js';

const { initial, kinds, rows, states } = table;
const nameOf = (state: number) => states[state] as StateName;

/** The function of the front door. */
export function stepFunction(lives: readonly Life[]): Contender {
  return contend(lives, {
    name: 'compiled table, step()',
    run: () =>
      lives.map(({ kind, codes }) => {
        const k = kinds.indexOf(kind);
        let state = initial;
        for (let i = 0; i < codes.length; i++) {
          const to = step(table, k, state, codes[i] as number);
          if (to !== refused) state = to;
        }
        return nameOf(state);
      }),
    trace: () =>
      lives.flatMap(({ kind, codes }) => {
        const k = kinds.indexOf(kind);
        let state = initial;
        return Array.from(codes, (code) => {
          const to = step(table, k, state, code);
          if (to !== refused) state = to;
          return nameOf(state);
        });
      }),
  });
}

/** One load per step in the table's rows, in which a refusal leads back to the row it comes from. */
export function rowLoad(lives: readonly Life[]): Contender {
  const birth = (kind: Life['kind']) => rowOf(table, kinds.indexOf(kind), initial);
  const nameIn = (row: number) => nameOf(stateInRow(table, row));
  return contend(lives, {
    name: 'compiled table, rows',
    run: () =>
      lives.map(({ kind, codes }) => {
        let row = birth(kind);
        for (let i = 0; i < codes.length; i++) row = rows[row + (codes[i] as number)] as number;
        return nameIn(row);
      }),
    trace: () =>
      lives.flatMap(({ kind, codes }) => {
        let row = birth(kind);
        return Array.from(codes, (code) => {
          row = rows[row + code] as number;
          return nameIn(row);
        });
      }),
  });
}
