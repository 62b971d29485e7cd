// The lifecycle as the compiled table, in three ways: `step()`, the load that a step comes down to,
// and the table laid out once more as rows, for loops in which every nanosecond counts.

import { refused, type StateName, step } from '../../../machines/index.js';
import type { Contender } from '../contender.js';
import { contend, type Life, table } from './lives.js';

const { events, initial, kinds, next, states } = table;
const width = events.length;
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

/** The load behind it, with the kind's part of the table found beforehand. */
export function directLoad(lives: readonly Life[]): Contender {
  const size = states.length * width;
  return contend(lives, {
    name: 'compiled table, one load',
    run: () =>
      lives.map(({ kind, codes }) => {
        const base = kinds.indexOf(kind) * size;
        let state = initial;
        for (let i = 0; i < codes.length; i++) {
          const to = next[base + state * width + (codes[i] as number)] as number;
          if (to !== refused) state = to;
        }
        return nameOf(state);
      }),
    trace: () =>
      lives.flatMap(({ kind, codes }) => {
        const base = kinds.indexOf(kind) * size;
        let state = initial;
        return Array.from(codes, (code) => {
          const to = next[base + state * width + code] as number;
          if (to !== refused) state = to;
          return nameOf(state);
        });
      }),
  });
}

/**
 * For every place in the table where the row of the next state begins; a refusal leads back to the
 * row that it comes from. A step is then one addition and one load, with nothing to decide.
 */
function rowsOf(): Int32Array {
  return Int32Array.from(next, (to, place) => {
    const row = Math.floor(place / width);
    const state = row % states.length;
    return (to === refused ? row : row - state + to) * width;
  });
}

/** One load per step in the table as rows. */
export function rowLoad(lives: readonly Life[]): Contender {
  const rows = rowsOf();
  const birth = (kind: Life['kind']) => (kinds.indexOf(kind) * states.length + initial) * width;
  const stateIn = (row: number) => nameOf((row / width) % states.length);
  return contend(lives, {
    name: 'compiled table as rows, one load',
    run: () =>
      lives.map(({ kind, codes }) => {
        let row = birth(kind);
        for (let i = 0; i < codes.length; i++) row = rows[row + (codes[i] as number)] as number;
        return stateIn(row);
      }),
    trace: () =>
      lives.flatMap(({ kind, codes }) => {
        let row = birth(kind);
        return Array.from(codes, (code) => {
          row = rows[row + code] as number;
          return stateIn(row);
        });
      }),
  });
}
