// The lives that every contender lives: for each kind of instance one long sequence of events, drawn
// once with a fixed seed, and the state that the compiled table is in after each of them.

import {
  compileTable,
  deleted,
  type EventName,
  type Kind,
  refused,
  type StateName,
  step,
  type TransitionTable,
} from '../../../machines/index.js';
import { createRandom } from '../../../src/random/index.js';
import type { Contender } from '../contender.js';

/** One instance's life, which begins with its birth and does not end. */
export interface Life {
  readonly kind: Kind;
  readonly events: readonly EventName[];
  /** The same events as positions in the table's list. */
  readonly codes: Uint8Array;
  /** Where the instance is after each event. */
  readonly states: readonly StateName[];
}

/** A way to live. */
interface Walker {
  readonly name: string;
  /** Lives all lives, and says where each has got to. */
  run(): StateName[];
  /** Lives all lives, and says where each is after each event, one life after the other. */
  trace(): StateName[];
}

/** Of the events, the share that is drawn from what the chart accepts just then. */
export const acceptedShare = 0.8;

/** The chart, compiled, for the contenders that are built from it. */
export const table: TransitionTable = compileTable();

/**
 * Draws one life for every kind of instance.
 *
 * @param events - the number of events in each
 */
export function drawLives(events: number): Life[] {
  return table.kinds.map((kind, k) => drawLife(kind, k, events));
}

/** The beginnings of lives, for those who live slowly. */
export function youthOf(lives: readonly Life[], events: number): Life[] {
  return lives.map((life) => ({
    kind: life.kind,
    events: life.events.slice(0, events),
    codes: life.codes.slice(0, events),
    states: life.states.slice(0, events),
  }));
}

/** Makes a contender of a way to live, which has to be the chart's way. */
export function contend(lives: readonly Life[], { name, run, trace }: Walker): Contender {
  return {
    name,
    units: lives.reduce((sum, { events }) => sum + events.length, 0),
    run,
    check() {
      const expected = lives.flatMap(({ states }) => states);
      const own = trace();
      const at = expected.findIndex((state, index) => state !== own[index]);
      if (at >= 0) {
        throw new Error(`${name} is in ${own[at]} after step ${at}, the chart in ${expected[at]}`);
      }
      const ends = lives.map(({ states }) => states.at(-1));
      const ownEnds = run();
      if (ends.some((state, index) => state !== ownEnds[index])) {
        throw new Error(`${name} ends in ${ownEnds}, the chart in ${ends}`);
      }
    },
  };
}

function drawLife(kind: Kind, k: number, length: number): Life {
  const random = createRandom(2026, k);
  const gone = table.states.indexOf(deleted);
  const codes = new Uint8Array(length);
  const states: StateName[] = [];
  let state = table.initial;
  for (let i = 0; i < length; i++) {
    const ways = table.events.map((_, event) => step(table, k, state, event));
    // An instance that is deleted has no more steps to measure, so none is.
    const taken = random() < acceptedShare;
    const choice = ways.flatMap((to, event) =>
      to !== gone && (to !== refused) === taken ? [event] : [],
    );
    const event = choice[Math.floor(random() * choice.length)];
    if (event === undefined) throw new Error(`nothing can happen in ${table.states[state]}`);
    codes[i] = event;
    if (taken) state = ways[event] as number;
    states.push(table.states[state] as StateName);
  }
  return {
    kind,
    events: Array.from(codes, (code) => table.events[code] as EventName),
    codes,
    states,
  };
}
