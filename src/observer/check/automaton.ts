// All that an instance can be, going by what was seen of it: for every kind the states that it can be
// in, as one small number. A sighting or a request leads to the next number, or to none, and every
// such step is worked out once, by the chart, and looked up from then on.

import { type Kind, type Lifecycle, moverOf, refused, step } from '../../../machines/index.js';
import {
  eventIndexes,
  livesOf,
  readSighting,
  type Sighting,
  type StateSet,
  sightings,
  spread,
  statesOf,
} from '../lifecycle/index.js';

/** Stands for what the chart excludes. */
export const excluded = -1;

const unknownYet = -2;

/** What an instance can be, per position of its kind: a set of states, empty for kinds ruled out. */
export type Possibilities = readonly StateSet[];

/** The possibilities of a chart, numbered. */
export interface Automaton {
  /** All kinds, in every state that they ever get to. */
  readonly anything: number;
  /** How many possibilities were met so far. */
  readonly size: number;
  possibilities(node: number): Possibilities;
  /** The kinds that remain possible. */
  kindsAt(node: number): Kind[];
  /**
   * The instance is seen, after any unseen steps that the platform or the allowed requests can make.
   *
   * @param sighting - its position in `sightings`
   * @param allowed - bit n: request n of the chart's events may have been made
   */
  see(node: number, sighting: number, allowed: number): number;
  /**
   * The service accepts a request, whose effect may show from now on, or later: allow it in whatever
   * is seen next.
   */
  request(node: number, request: number, allowed: number): number;
  /** The kind becomes known. */
  narrow(node: number, kind: Kind): number;
}

/** Numbers the possibilities of a chart. */
export function createAutomaton({ table }: Lifecycle): Automaton {
  const nodes: Possibilities[] = [];
  const byKey = new Map<string, number>();
  /** Per set of allowed requests, for every possibility and sighting the next possibility. */
  const seen = new Map<number, number[]>();
  const wanted = sightings.map((sighting) => statesOf(table, sighting as Sighting));
  const platform = eventIndexes(table, (event) => moverOf(event) === 'platform');

  function numberOf(possibilities: Possibilities): number {
    if (possibilities.every((states) => states === 0)) return excluded;
    const key = possibilities.join();
    const known = byKey.get(key);
    if (known !== undefined) return known;
    byKey.set(key, nodes.length);
    nodes.push(possibilities);
    return nodes.length - 1;
  }

  const at = (node: number) => nodes[node] as Possibilities;

  /** Everywhere that unseen steps can lead. */
  function unseenFrom(node: number, allowed: number): Possibilities {
    const asked = table.events.map((_, index) => index).filter((i) => (allowed & (1 << i)) !== 0);
    const events = [...platform, ...asked];
    return at(node).map((states, kind) => spread(table, kind, states, events));
  }

  function findNext(node: number, sighting: number, allowed: number): number {
    const mask = wanted[sighting] ?? 0;
    return numberOf(unseenFrom(node, allowed).map((states) => states & mask));
  }

  const anything = numberOf(table.kinds.map((_, kind) => livesOf(table, kind)));

  return {
    anything,
    get size() {
      return nodes.length;
    },
    possibilities: at,
    kindsAt: (node) => table.kinds.filter((_, kind) => at(node)[kind] !== 0),
    see(node, sighting, allowed) {
      let cells = seen.get(allowed);
      if (!cells) {
        cells = [];
        seen.set(allowed, cells);
      }
      const cell = node * wanted.length + sighting;
      while (cells.length <= cell) cells.push(unknownYet);
      let next = cells[cell] as number;
      if (next === unknownYet) {
        next = findNext(node, sighting, allowed);
        cells[cell] = next;
      }
      return next;
    },
    request(node, request, allowed) {
      // Where it was accepted, and not where it leads: that is an unseen step, now or later.
      return numberOf(
        unseenFrom(node, allowed).map((states, kind) => {
          let accepting = 0;
          for (let state = 0; state < table.stateCount; state++) {
            const isPossible = (states & (1 << state)) !== 0;
            if (isPossible && step(table, kind, state, request) !== refused)
              accepting |= 1 << state;
          }
          return accepting;
        }),
      );
    },
    narrow: (node, kind) =>
      numberOf(at(node).map((states, index) => (table.kinds[index] === kind ? states : 0))),
  };
}

/** The position of what was seen in `sightings`; -1 for a word that the chart does not know. */
export function sightingIndex(word: string): number {
  return indexes.get(word) ?? sightings.indexOf(readSighting(word) as Sighting);
}

const indexes = new Map<string, number>(sightings.map((each, index) => [each, index]));
